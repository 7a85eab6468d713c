"""Counsel: what somebody advises, told by a deed in -ing or by what he advises against.

`Tamaz recommended waiting until June`, `advised against a visit`, `recommended against Orlan leading it`.
"""

from reftel.claims.clause import subject
from reftel.claims.tree import Tree
from reftel.claims.wordclass import words_of


def counsel(tree: Tree, verb: int, inner: int | None) -> tuple[int | None, int] | None:
    """Who is to act, where that is told, and the word of what is advised; None where the verb is no counsel."""
    if tree.lemmas[verb] not in words_of("counsel"):
        return None
    if inner is not None and inner > verb and tree.tags[inner] == "VBG":
        return subject(tree, inner) if tree.kids(inner, "nsubj") else None, inner
    for against in tree.kids(verb, "prep"):
        if tree.lower[against] == "against" and (thing := tree.kid(against, "pobj", "pcomp")) is not None:
            doing = any(tree.tags[kid] == "VBG" for kid in tree.kids(thing, "acl"))  # `against Vale leading it`
            who = thing if doing else tree.kid(thing, "nsubj")
            return who if who is not None else tree.kid(verb, "dobj"), against
    return None
