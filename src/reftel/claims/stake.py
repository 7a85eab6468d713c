"""What is at stake in a danger: life, position or liberty, by the words between; and who is no subject of one."""

import re

from reftel.claims.position import is_people, is_place
from reftel.claims.tree import Tree
from reftel.claims.wordclass import words_of

_STAKES = ("life", "position", "liberty")


def is_stake(word: str) -> bool:
    """Whether a noun is what somebody may lose: his life, his position or his liberty."""
    return any(word in words_of(each) for each in _STAKES)


def at_stake(tree: Tree, first: int, last: int, otherwise: str) -> str:
    """What is in danger, by the words between."""
    for place in range(first, last + 1):
        for each in _STAKES:
            if tree.lower[place] in words_of(each):
                return each
    return otherwise


_IT = frozenset({"it", "its", "itself", "usg"})
_SHORT = frozenset({"U.S.", "U.S", "US", "UK"})
_OPENING = re.compile(r"^(?:both|all|not only|only|not|our|its|the|most|many|other) ", re.IGNORECASE)


def is_state(subject: str) -> bool:
    """Whether this is a state, a region or a whole people, which the guide knows as no subject of a risk.

    >>> is_state("both Europe and Asia"), is_state("the countries in the region"), is_state("Ali Tamaz")
    (True, True, False)
    """
    plain = subject
    while (shorter := _OPENING.sub("", plain)) != plain:
        plain = shorter
    first = re.split(r" (?:and|or|in|of|but|that|which)\b|,", plain)[0].strip()
    no_man = words_of("region") | _IT
    if any(is_place(each) or each.lower() in no_man or each in _SHORT for each in (plain, first, subject)):
        return True
    last = first.lower().rpartition(" ")[2]
    return last in words_of("land") or is_people(first.lower()) or is_people(first.lower().removesuffix("s"))
