"""Prospects: what a noun names and has not come: `his possible release`, `demanded her release`, `a warrant for`.

`The release of Vale` is told as a fact; where it is asked for, sought, possible or proposed, nothing has happened yet.
"""

from reftel.claims.mood import planned
from reftel.claims.tree import Tree
from reftel.claims.wordclass import words_of

_TOWARDS = frozenset({"for", "of", "on", "to", "against", "about"})


def prospective(tree: Tree, noun: int) -> bool:
    """Whether what this noun names is only possible, wanted, asked for or feared."""
    if called_possible(tree, noun):
        return True
    while tree.deps[noun] == "conj":
        noun = tree.heads[noun]
    above = tree.heads[noun]
    if tree.deps[noun] == "pobj":
        if tree.lower[above] not in _TOWARDS:
            return False
        above = tree.heads[above]
    elif tree.deps[noun] not in ("dobj", "nsubjpass"):
        return False
    if tree.lower[above] in words_of("sought") or tree.lemmas[above] in words_of("sought"):
        return True
    brings = tree.is_verb(above) and tree.lemmas[above] in words_of("brought about")
    return brings and (tree.tags[above] in ("VB", "VBG") or planned(tree, above))


def called_possible(tree: Tree, noun: int) -> bool:
    """`the proposed conference`, `his eventual return`."""
    return any(tree.lower[kid] in words_of("unreal") for kid in tree.kids(noun, "amod", "compound", "nmod"))
