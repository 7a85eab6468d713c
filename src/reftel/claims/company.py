"""Company: of whom a noun of company tells: `Tamaz is a friend of`, `his cousin Ali Tamaz`, `seen as an ally of`."""

from reftel.claims.clause import is_passive, subject
from reftel.claims.party import joined
from reftel.claims.position import is_date, is_place
from reftel.claims.tree import Tree

_DASHES = frozenset({"-", "--", "–", "—", ",", "("})


def bearers(tree: Tree, noun: int) -> list[int]:
    """All of whom a noun tells, those joined too where it is in the plural: `Orlan and Vale are friends of Tamaz`."""
    several = tree.tags[noun] == "NNS"
    found = (_example(tree, noun) if several else None) or bearer(tree, noun)
    if found is None:
        return []
    return list(joined(tree, found)) if several else [found]


def _example(tree: Tree, noun: int) -> int | None:
    """The one named for others: `friends of Tamaz such as Orlan`, `members like Vale`, `allies, including Vale`."""
    for prep in tree.kids(noun, "prep"):
        such = tree.lower[prep] == "as" and prep > 0 and tree.lower[prep - 1] == "such"
        named_ = tree.kid(prep, "pobj") if such or tree.lower[prep] in ("like", "including") else None
        if named_ is not None and tree.is_name(named_) and not is_place(tree.words[named_]):
            return named_
    return None


def bearer(tree: Tree, noun: int) -> int | None:
    """Whose relation the noun tells: the name it stands beside, or the subject of `is`."""
    above = tree.heads[noun]
    joined = tree.deps[noun] == "conj" and tree.deps[above] in ("attr", "appos")
    if tree.deps[noun] == "appos" or (joined and tree.deps[above] == "appos"):
        return tree.heads[above] if joined else above
    if tree.deps[noun] == "attr" or joined:
        return subject(tree, tree.heads[above] if joined else above)
    if tree.deps[noun] in ("compound", "nmod") and above > noun:
        return above if tree.is_name(above) else _named(tree, above)
    if tree.deps[noun] == "pobj" and tree.lower[above] == "as":
        return _seen_as(tree, above)
    if tree.deps[noun] == "pobj" and tree.lower[above] == "of" and tree.lower[tree.heads[above]] == "one":
        return bearer(tree, tree.heads[above])
    if tree.deps[noun] == "conj" and (named_ := _named(tree, above)) is not None:
        return named_
    beside = _beside(tree, noun)
    return beside if beside is not None else _right_behind(tree, noun)


def _named(tree: Tree, noun: int) -> int | None:
    """The name that a noun is given behind it: `his cousin and right-hand man Ali Tamaz`."""
    found = tree.kid(noun, "appos")
    return found if found is not None and tree.is_name(found) and not is_place(tree.words[found]) else None


def _right_behind(tree: Tree, noun: int) -> int | None:
    """The last word of the name right behind it, however it was hung: `Orlan's son-in-law Ali Tamaz rules`."""
    place = noun + 1
    if tree.words[place : place + 4] == ["-", "in", "-", "law"]:
        place += 4
    last = place
    while last < len(tree) and tree.is_name(last) and tree.words[last][0].isupper():
        last += 1
    no_man = any(is_place(tree.words[each]) or is_date(tree.lower[each]) for each in range(place, last))
    return last - 1 if last - place > 1 and not no_man else None


def _seen_as(tree: Tree, prep: int) -> int | None:
    """`is seen as an ally of Vale`, `consider Tamaz as an ally of Vale`, `acted as a mediator between them`."""
    told = tree.heads[prep]
    if not tree.is_verb(told):
        return told if tree.is_name(told) else None
    own = is_passive(tree, told) or tree.lemmas[told] in ("act", "serve", "function")
    return subject(tree, told) if own else tree.kid(told, "dobj")


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
