"""Titles before a name: `SWAT Commander BG Abbas Orlan`, `Senators Ann Vale and Ben Orlan`."""

from collections.abc import Iterator

from reftel.claims.holder import RoleFound, made
from reftel.claims.person import Found, person_at
from reftel.claims.position import head
from reftel.claims.title_phrase import (
    SECOND_TITLES,
    earlier_titles,
    last_of_title,
    of_council,
    past_bracket,
    start_of_title,
)
from reftel.claims.token import Token
from reftel.claims.vocabulary import is_word

_ALSO_NAMES = frozenset({"sultan", "amir", "emir", "king", "pope", "dean", "justice", "judge"})


def before(text: str, row: list[Token], place: int) -> Iterator[RoleFound]:
    """`Babil Police Chief Rustam Darvazi`, `Senators Ann Vale (R-ME) and Ben Orlan`."""
    last, start = last_of_title(row, place), start_of_title(row, place)
    name = _name_at(row, start, place, last)
    if name is None:
        return
    found = person_at(row, name)
    if found is None and _comma_name(row, last, start):
        found = person_at(row, name + 1)
    if found is None or (found.first == found.last and not row[place].capital and is_word(row[found.first].lower)):
        return
    plural = _is_plural(row[place].lower)
    for first, end in () if plural else earlier_titles(row, start):
        yield made(text, row, (first, end), found, row[first].start, "role-title", False)
    while found is not None:
        yield made(text, row, (start, last), found, row[start].start, "role-title", plural)
        several = plural or row[place].lower in ("staff", "reps")
        found = _next_of_list(row, found.last + 1, found.last == found.first) if several else None


def _name_at(row: list[Token], start: int, place: int, last: int) -> int | None:
    """Where the name would begin behind the title with its head at `place`; None where this is no title of its own."""
    if not _is_title(row, start, place):
        return None
    following = last + 1
    if following < len(row) and head(row[following].word) and row[following].capital:
        if row[following].lower not in SECOND_TITLES or row[place].lower == "chief":
            return None
        following += 1
    titled = row[place].capital or row[place].lower == "charge" or "-" in row[place].word
    if not titled and not _near(row, place) and not _comma_name(row, last, start):
        return None
    if following < len(row) and row[following].word in "'‘’" and row[following].word:
        following += 1
    following = past_bracket(row, following)
    closes = following < len(row) and row[following].word == ")" and start > 0
    return following + (closes and "(" in (row[start - 1].word, row[start - 2].word))


def _is_title(row: list[Token], start: int, place: int) -> bool:
    """Whether the office at `place` may head a title: no member of a party, no name, no second title of another's."""
    token, before_it = row[place], row[place - 1]
    if token.owns or (token.lower.rstrip("s") == "member" and not of_council(row, place)):
        return False
    if token.lower in _ALSO_NAMES and start < place and not _on_bench(before_it):
        return False
    second = place > 0 and token.lower in SECOND_TITLES and head(before_it.word) is not None and before_it.capital
    return not second or before_it.lower in ("deputy", "chief")


def _is_plural(word: str) -> bool:
    """Whether several bear this title: `ambassadors`, `secretaries`."""
    singular = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word.endswith("s") and head(singular) is not None


def _on_bench(token: Token) -> bool:
    """Whether the word before `Justice` or `Judge` makes it a post: `Chief Justice`, `Supreme Court Justice`."""
    return token.lower in ("chief", "associate", "supreme", "court", "senior", "presiding")


def _comma_name(row: list[Token], last: int, start: int) -> bool:
    """`the Navy Commander, Major General Ali Tamaz,`: a comma between a long title and a name of two parts."""
    if last + 2 >= len(row) or row[last + 1].word != "," or (start > 0 and row[start - 1].word == ","):
        return False
    found = person_at(row, last + 2)
    owned = start > 0 and (row[start - 1].lower == "the" or row[start - 1].owns)
    long = last > start or owned or row[0].lower == "as"
    struck = found is not None and set(row[found.first].word) == {"X"}
    return found is not None and long and (found.last > found.first or found.first > last + 2 or struck)


def _near(row: list[Token], place: int) -> bool:
    """Whether a title in small letters stands right before a name of two parts: `party leader Ali Tamaz`."""
    found = person_at(row, place + 1)
    if found is None or set(row[found.first].word) == {"X"}:
        return found is not None
    return found.last > found.first or (place > 0 and row[place - 1].capital)


def _next_of_list(row: list[Token], place: int, short: bool) -> Found | None:
    """The next name of a list, what stands in parentheses passed over; of one word only where the first is `short`."""
    if place < len(row) and row[place].word == "(":
        while place < len(row) and row[place].word != ")":
            place += 1
        place += 1
    while place < len(row) and row[place].word in (",", "and", "&"):
        place += 1
        found = person_at(row, place)
        if found is not None and (found.last > found.first or (short and found.first == place)):
            return found
    return None
