"""Omissions: what a clause leaves out because another word near it says it already.

`a soldier they are holding`: it is the soldier they hold; `attacked and boarded two ships`: both were done to them.
"""

from reftel.claims.tree import Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def left_out(tree: Tree, verb: int) -> int | None:
    """What a relative clause is told of without a word for it: in `a soldier they are holding` it is the soldier."""
    own, noun = tree.kid(verb, "nsubj"), tree.heads[verb]
    if own is None or tree.kid(verb, "prep", "xcomp", "ccomp", "prt") is not None:
        return None
    return noun if tree.lower[own] not in ("who", "which", "that") and noun < own else None


def shared(tree: Tree, verb: int) -> int | None:
    """What two verbs are done to, told behind the second: `attacked and boarded two ships`."""
    other = tree.kid(verb, "conj")
    if other != verb + 2 or tree.deps[verb + 1] != "cc" or not tree.is_verb(other) or tree.kids(other, *_SUBJECTS):
        return None
    return tree.kid(other, "dobj") if tree.tags[other] == tree.tags[verb] else None
