"""Evidence of names: how alike two are called, and how rare that is.

Each test says in words what holds of a pair; None when it does not, or is not known.
"""

from reftel.room.pair import Pair

OFTEN = 5
"""Who is named in so many telegrams is well known."""


def agree(pair: Pair) -> str | None:
    """`Sami Oltavi` and `Samy Oltavi`."""
    return f"written {pair.one.name} and {pair.other.name}" if pair.full else None


def nearly(pair: Pair) -> str | None:
    """`Binyamin Oltavi` and `Benjamin Oltavi`."""
    return "the given names are spelled in two ways" if pair.nearly else None


def left_out(pair: Pair) -> str | None:
    """`Alberto Tamaz` is seldom Luis Alberto Tamaz: who has two given names is called by the first."""
    return "the first given name is left out" if pair.left_out else None


def rare(pair: Pair) -> str | None:
    """What the two names have in common is the shorter one."""
    shorter = min(pair.one.parts, pair.other.parts, key=len)
    if not pair.full or pair.nearly or pair.stranger or not pair.rarity.is_rare(shorter, pair.spelled):
        return None
    return "the name is whole, and nobody else in the room is called so"


def numbered(pair: Pair) -> str | None:
    """Rulers and sons are told apart by what stands behind the name."""
    both = pair.one.suffixes & pair.other.suffixes
    return f"{', '.join(sorted(both))} stands behind both names" if both else None


def only(pair: Pair) -> str | None:
    """The only bearer of a family name, spelled so; kings and shaykhs are called by given names."""
    if pair.full or pair.titled or pair.short.by_given or not pair.spelled or pair.stranger:
        return None
    return "nobody else in the room bears the name" if pair.only else None


def known(pair: Pair) -> str | None:
    """He holds an office, and not only his name is told."""
    whole = pair.long.whole and bool(pair.long.held)
    return "it is known in full" if whole and pair.sole and only(pair) else None


def famous(pair: Pair) -> str | None:
    """Who is named so often is named by his family name alone."""
    many = pair.long.whole and len(pair.long.figures) >= OFTEN
    return "many telegrams name him" if many and only(pair) else None


def other_family(pair: Pair) -> str | None:
    """`Sami Daoud` and Sami Daoud Rahvend."""
    return pair.stranger


def respelled(pair: Pair) -> str | None:
    """`Rahim` and `Raheem`: where no office stands by, the spelling of a family name counts."""
    if pair.office or not (only(pair) or (pair.full and pair.one.held and pair.other.held)):
        return None
    letters = {_letters(part) for part in pair.long.parts}
    return None if _letters(pair.short.parts[-1]) in letters else "the family name is spelled in two ways"


def _letters(part: str) -> str:
    """A part of a name in small letters, without an initial that is written together with it: `C.Tamaz`."""
    return part.lower().rpartition(".")[2]


def form(pair: Pair) -> str | None:
    """`Mrs. Tamaz` and `Mrs. Tamaz`, of whom no office is told."""
    if pair.one.held or pair.other.held or pair.full or not only(pair):
        return None
    same = pair.one.forms & pair.other.forms
    return f"each is called {', '.join(sorted(same))}" if same else None


def no_office(pair: Pair) -> str | None:
    """`Mr. Sami Tamaz` is no minister: who holds an office is called by it."""
    one, other = sorted((pair.one, pair.other), key=lambda group: bool(group.held))
    if pair.full or one.held or one.forms.isdisjoint(("mr", "ms", "mrs")):
        return None
    high = any(each.single or each.lead for each in other.held)
    return "one is called by no office, the other holds a high one" if high else None
