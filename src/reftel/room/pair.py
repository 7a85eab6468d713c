"""Pairs: two groups of figures side by side, one to be placed and one known before, and what can be asked of them.

Either both are named in full (`Sami Oltavi` and `Samy Oltavi`), or one is named by a title and one name.
"""

from functools import lru_cache

from reftel.claims.name import alike, nearly, plain
from reftel.claims.resolve import is_initial, same_person
from reftel.room.accord import agree, realms, shared
from reftel.room.group import Group, Traits
from reftel.room.office import Office
from reftel.room.rarity import Alone, Rarity, is_family_first


class Pair:
    """Two groups side by side, `one` to be placed and `other` known before, in a room whose names are so rare.

    `short` is the one who is named by one name alone, or the one to be placed, and `long` the other of the two.
    `office` says that an office agrees, `titled` that one is called by a dignity alone, and so by a given name (King
    Daoud, Mullah Sami), `spelled` that the family name of one is spelled as a part of the other's: letter by letter
    when both are whole; `nearly` that their given names are not one name, but nearly, `left_out` that the first given
    name of one is left out by the other. `stranger` says why what they
    share is no family name, None when it is one. `sole` says that nobody else bears the family name of whom the short
    one may mean, by offices, country and time, and `only` that nobody else is likely meant by it: two offices that do
    not agree leave that open. `everywhere`: it is of no account which posts write of them, since all the world's do.
    """

    def __init__(self, one: Group, other: Group, rarity: Rarity) -> None:
        self.one, self.other, self.rarity = one, other, rarity
        self.full = one.whole and other.whole
        self.short, self.long = (other, one) if one.whole and not other.whole else (one, other)
        nothing: frozenset[Office] = frozenset()
        self.single, self.same = shared(one.held, other.held) if one.held and other.held else (nothing, nothing)
        self.office = bool(self.single or self.same)
        self.gap = gap(one.years, other.years)
        self.tenure = gap(one.years, {year for each in (*self.single, *self.same) for year in _told(each, other)})
        held = self.short.held
        self.titled = not self.full and bool(held) and all(office.throne for office in held)
        same = str.lower if self.full else plain
        self.spelled = same(self.short.parts[-1]) in set(map(same, self.long.parts))
        self.stranger = _stranger(self)
        self.everywhere = self._is_everywhere()
        self.sole = not self.full and bearers(self.short, rarity)[0] <= 1
        self.only = not self.full and self._is_only()
        self.left_out = self.full and _is_left_out(one, other)
        self.nearly = self.full and is_nearly(one, other) and not same_person(one.name, other.name)

    @property
    def since(self) -> int:
        """How many years lie between the office and when the other is told to hold it, and not to have held it."""
        agreed = {*self.single, *self.same}
        every = [row for each in agreed for row in self.other.held.items() if agree(row[0], each)]
        now = {year for each, years in every for year in years if not each.former}
        return gap(self.one.years, now or {year for _, years in every for year in years})

    def _is_everywhere(self) -> bool:
        heads = {each.head for each in self.single if each.lead}
        return not self.full and any(self.rarity.is_everywhere(self.short.parts[-1], head) for head in heads)

    def _is_only(self) -> bool:
        likely = self.office or not (self.one.held and self.other.held)
        return self.sole or (likely and bearers(self.short, self.rarity)[1] <= 1)


def bearers(group: Group, rarity: Rarity) -> tuple[int, int]:
    """How many of a group's family name it may mean, and how many of them are likely meant."""
    if group.bearers is None:
        alone = Alone(group.parts[-1], group.years, group.lands, group.seats, realms(group.held))
        sure = rarity.bearers(alone)
        group.bearers = sure, sure if sure <= 1 else rarity.bearers(alone, likely=True)
    return group.bearers


def _is_left_out(one: Group, other: Group) -> bool:
    short, long = sorted((one, other), key=lambda group: len(group.parts))
    few, many = short.parts, long.parts
    if len(few) == len(many) or is_initial(many[0]) or " " not in short.name:
        return False
    return alike(few[0], many[1]) and not alike(few[0], many[0])


def is_nearly(one: Group, other: Group) -> bool:
    """Whether two named in full bear one family name, and given names that may be one in another spelling.

    `Binyamin` and `Benjamin`, `Abu Bakr` and `Abubakir`: no short ones, of which a letter makes another name.
    """
    if not (one.whole and other.whole and alike(one.parts[-1], other.parts[-1])):
        return False
    left, right = _given(one.name), _given(other.name)
    return left != right and nearly(left, right)


@lru_cache(maxsize=50_000)
def _given(name: str) -> str:
    """All that stands before the last word of a name, as it sounds."""
    return plain("".join(name.split()[:-1]))


def _told(office: Office, group: Group) -> Traits[int]:
    """The years in which one is told to hold an office, by whatever title."""
    return {year for each, years in group.held.items() if agree(each, office) for year in years}


def gap(one: Traits[int], other: Traits[int]) -> int:
    """How many years lie between what is told of two, 0 when it is not known."""
    if not one.isdisjoint(other):
        return 0
    return min((abs(year - than) for year in one for than in other), default=0)


def _stranger(pair: Pair) -> str | None:
    """`Sami Daoud` is no family name of `Sami Daoud Rahvend`, `President Sami` none of Sami Rahvend."""
    ones, others = pair.short.parts, pair.long.parts
    if pair.titled and pair.long.whole:
        return None if alike(ones[-1], others[0]) else "it is not the given name of the other"
    if alike(ones[-1], others[-1]) or (pair.full and (alike(ones[0], others[-1]) or alike(ones[-1], others[0]))):
        return None
    if (
        not pair.full
        and alike(ones[-1], others[0])
        and is_family_first(pair.long.parts, pair.long.lands, pair.long.seats)
    ):
        return None
    return "it is not the family name of the other"


def leads(pair: Pair) -> bool:
    """Whether both are told to lead a country, by one office."""
    return any(office.lead for office in pair.single)
