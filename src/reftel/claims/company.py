"""Company: of whom a noun of company tells: `Tamaz is a friend of`, `his cousin Ali Tamaz`, `seen as an ally of`."""

from reftel.claims.clause import is_passive, subject
from reftel.claims.position import is_place
from reftel.claims.tree import Tree

_DASHES = frozenset({"-", "--", "–", "—", ",", "("})


def bearer(tree: Tree, noun: int) -> int | None:
    """Whose relation the noun tells: the name it stands beside, or the subject of `is`."""
    above = tree.heads[noun]
    joined = tree.deps[noun] == "conj" and tree.deps[above] in ("attr", "appos")
    if tree.deps[noun] == "appos" or (joined and tree.deps[above] == "appos"):
        return tree.heads[above] if joined else above
    if tree.deps[noun] == "attr" or joined:
        return subject(tree, tree.heads[above] if joined else above)
    if tree.deps[noun] == "compound":
        return above if tree.is_name(above) and above > noun else None
    if tree.deps[noun] == "pobj" and tree.lower[above] == "as":
        return _seen_as(tree, above)
    return _beside(tree, noun)


def _seen_as(tree: Tree, prep: int) -> int | None:
    """`is seen as an ally of Vale`, `consider Tamaz as an ally of Vale`."""
    told = tree.heads[prep]
    if not tree.is_verb(told):
        return told if tree.is_name(told) else None
    return subject(tree, told) if is_passive(tree, told) else tree.kid(told, "dobj")


def _beside(tree: Tree, noun: int) -> int | None:
    """A name right beside it: `his bodyguard Ali Tamaz left`, `removes Tamaz -- a rival of Vale`."""
    named_ = tree.kid(noun, "appos")
    if named_ is not None:
        return named_ if tree.is_name(named_) and not is_place(tree.words[named_]) else None
    twins = [kid for kid in tree.kids(tree.heads[noun], tree.deps[noun]) if kid != noun and tree.is_name(kid)]
    for twin in twins if tree.heads[noun] != noun else ():
        first, last = sorted((twin, noun))
        between = [place for place in range(first + 1, last) if tree.heads[place] != last]
        if twin > noun and not between:
            return twin
        if twin < noun and between and all(tree.words[place] in _DASHES for place in between):
            return twin
    return None
