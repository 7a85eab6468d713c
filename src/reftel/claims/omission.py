"""Omissions: what a clause leaves out because another word says it already, and what it can do without.

`a soldier they are holding`: it is the soldier they hold; `attacked and boarded two ships`: both were done to them.
"""

from reftel.claims.tree import Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_LONG = 14


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


def shortened(tree: Tree, verb: int, first: int, last: int) -> int:
    """Where a long clause ends when what a relative clause tells of its last noun is left out."""
    for place in range(verb + 1, last):
        told = tree.deps[place] == "relcl" or (last - first >= _LONG and _described_so(tree, place))
        if not told or tree.heads[place] <= verb or max(tree.under(place)) < last:
            continue
        before = min(tree.under(place)) - 1
        if last - first >= _LONG or (before > verb and tree.words[before] == ","):
            return before
    return last


def _described_so(tree: Tree, place: int) -> bool:
    """`a potential heir to`, behind a comma and a name: who somebody is besides."""
    return tree.deps[place] == "appos" and not tree.is_name(place) and tree.is_name(tree.heads[place])
