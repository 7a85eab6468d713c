"""Titles before a name: `SWAT Commander BG Abbas Orlan`, `Senators Ann Vale and Ben Orlan`."""

from collections.abc import Iterator

from reftel.claims.holder import RoleFound, made
from reftel.claims.name import rank
from reftel.claims.person import Found, person_at
from reftel.claims.position import head, is_common, is_field, is_honorific, is_place, office
from reftel.claims.token import Token

_BEHIND = frozenset({"of", "for", "in", "to", "at"})
_SMALL = frozenset({"the", "and", "of", "for", "&"})
_LONGEST_OF = 10
_SECOND_TITLES = frozenset({"ambassador", "senator", "general", "judge", "deputy"})


def before(text: str, row: list[Token], place: int) -> Iterator[RoleFound]:
    """`Babil Police Chief Rustam Darvazi`, `Senators Ann Vale (R-ME) and Ben Orlan`."""
    if row[place].owns:
        return
    last = _of_phrase(row, place)
    start = _title_start(row, place)
    if row[place].lower in _ALSO_NAMES and start < place:
        return
    following = last + 1
    if following < len(row) and head(row[following].word) and row[following].capital:
        if row[following].lower not in _SECOND_TITLES:
            return
        following += 1
    if (
        place > 0
        and row[place].lower in _SECOND_TITLES
        and head(row[place - 1].word)
        and row[place - 1].capital
        and row[place - 1].lower != "deputy"
    ):
        return
    if not (row[place].capital or row[place].lower in ("charge",)) and not _near(row, place):
        return
    if following < len(row) and row[following].word in "'‘’" and row[following].word:
        following += 1
    found = person_at(row, following)
    if found is None and _comma_name(row, last, start):
        found = person_at(row, following + 1)
    plural = row[place].lower.endswith("s") and head(row[place].lower[:-1]) is not None
    while found is not None:
        yield made(text, row, (start, last), found, row[start].start, "role-title", plural)
        found = _next_of_list(row, found.last + 1) if plural or row[place].lower in ("staff", "reps") else None


def _comma_name(row: list[Token], last: int, start: int) -> bool:
    """`the Navy Commander, Major General Ali Tamaz,`: a comma between a long title and a name of two parts."""
    if last + 2 >= len(row) or row[last + 1].word != ",":
        return False
    found = person_at(row, last + 2)
    long = last > start or (start > 0 and row[start - 1].lower == "the")
    return found is not None and long and (found.last > found.first or found.first > last + 2)


def _near(row: list[Token], place: int) -> bool:
    """Whether a title in small letters stands right before a name of two parts: `party leader Ali Tamaz`."""
    found = person_at(row, place + 1)
    return found is not None and (found.last > found.first or (place > 0 and row[place - 1].capital))


def _next_of_list(row: list[Token], place: int) -> Found | None:
    """The next name of a list, what stands in parentheses passed over."""
    if place < len(row) and row[place].word == "(":
        while place < len(row) and row[place].word != ")":
            place += 1
        place += 1
    while place < len(row) and row[place].word in (",", "and", "&"):
        place += 1
        found = person_at(row, place)
        if found is not None and found.last > found.first:
            return found
    return None


def _of_phrase(row: list[Token], place: int) -> int:
    """The last token of `Minister for National Security Affairs`, `DCM in Bogota`; else `place` itself."""
    last = place
    step = place + 1
    while step < len(row) and row[step].lower in ("general", "elect", "designate"):
        last, step = step, step + 1
    if step + 1 < len(row) and row[step].word in ("-", "–") and row[step + 1].lower in ("elect", "designate"):
        last, step = step + 1, step + 2
    if step + 2 >= len(row) or row[step].lower not in _BEHIND:
        return last
    for inner in range(min(step + _LONGEST_OF, len(row)) - 1, step + 1, -1):
        found = person_at(row, inner + (row[inner].word == "," or row[inner].lower in _SECOND_TITLES))
        if found is not None and _names_body(row, step + 1, inner, place, found):
            return inner - 1
    return last


def _names_body(row: list[Token], first: int, stop: int, place: int, found: Found) -> bool:
    """Whether the tokens between name a ministry, a body or a place: `the Kharvani Armed Forces`, `Bogota`."""
    body = row[first:stop]
    if not all(token.capital or token.lower in _SMALL or token.word in "()-'’" for token in body):
        return False
    if any(is_honorific(token.word) and not is_field(token.word) for token in body) or body[-1].lower in _SMALL:
        return False
    last = row[stop - 1]
    if last.word == ")":
        last = row[stop - 2]
    if row[stop].word == "," or is_honorific(row[stop].word) or row[stop].lower in _SECOND_TITLES:
        return last.capital
    if row[place].lower in _LANDED and stop == first + 1 and found.last > found.first:
        return True
    acronym = not rank(last.word) and last.word.isupper() and 1 < len(last.word) <= 6
    return acronym or is_field(last.word) or is_place(last.word)


def _title_start(row: list[Token], place: int) -> int:
    """The first token of the title whose head is at `place`: the capitalised words and modifiers before it."""
    start = place
    while start > 0:
        token = row[start - 1]
        hyphen = token.word == "-" and start > 1 and row[start - 2].end == token.start and token.end == row[start].start
        if hyphen:
            start -= 2
        elif token.owns or not token.word[0].isalnum() or token.word.isdigit() or not _in_title(row, start - 1):
            break
        else:
            start -= 1
    return start


def _in_title(row: list[Token], place: int) -> bool:
    """Whether the token may stand in a title before its head."""
    token = row[place]
    if office(token.lower, "modifier", "former", "head"):
        return token.lower != "under" or row[place + 1].lower.startswith("secretar")
    if is_common(token.word) or (place == 0 and token.lower in _OPENING):
        return False
    return token.capital


_ALSO_NAMES = frozenset({"sultan", "amir", "emir", "king", "pope", "dean", "justice", "judge"})
_LANDED = frozenset({"governor", "mayor", "ambassador", "prefect", "commissioner", "emir", "bishop"})
_OPENING = frozenset(
    {"earlier", "later", "both", "meanwhile", "separately", "also", "once", "unlike", "like", "following"}
)
