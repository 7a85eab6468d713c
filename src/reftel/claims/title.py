"""Titles before a name: `SWAT Commander BG Abbas Orlan`, `Senators Ann Vale and Ben Orlan`."""

from collections.abc import Iterator

from reftel.claims.holder import RoleFound, made
from reftel.claims.person import Found, person_at
from reftel.claims.position import head, is_common, is_field, is_place, office
from reftel.claims.token import Token

_BEHIND = frozenset({"of", "for", "in", "to", "at"})
_SECOND_TITLES = frozenset({"ambassador", "senator", "general", "judge", "deputy"})


def before(text: str, row: list[Token], place: int) -> Iterator[RoleFound]:
    """`Babil Police Chief Rustam Darvazi`, `Senators Ann Vale (R-ME) and Ben Orlan`."""
    if row[place].owns:
        return
    last = _of_phrase(row, place)
    start = _title_start(row, place)
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
    found = person_at(row, following)
    plural = row[place].lower.endswith("s") and head(row[place].lower[:-1]) is not None
    while found is not None:
        yield made(text, row, (start, last), found, row[start].start, "role-title", plural)
        found = _next_of_list(row, found.last + 1) if plural or row[place].lower in ("staff", "reps") else None


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
    while step < len(row) and row[step].lower in ("general", "elect", "designate") and row[step].capital:
        last, step = step, step + 1
    if step + 1 < len(row) and row[step].word in ("-", "–") and row[step + 1].lower in ("elect", "designate"):
        last, step = step + 1, step + 2
    if step + 2 >= len(row) or row[step].lower not in _BEHIND:
        return last
    inner = step + 1
    while inner < len(row) and (
        row[inner].lower in ("the", "and", "of", "for")
        or (row[inner].capital and (is_field(row[inner].word) or is_place(row[inner].word)))
        or (row[inner].capital and row[inner].word.isupper() and 1 < len(row[inner].word) <= 5)
    ):
        inner += 1
    while inner > step + 1 and row[inner - 1].lower in ("and", "of", "for", "the"):
        inner -= 1
    if inner == step + 1:
        return last
    return inner - 1 if person_at(row, inner) is not None else last


def _title_start(row: list[Token], place: int) -> int:
    """The first token of the title whose head is at `place`: the capitalised words and modifiers before it."""
    start = place
    while start > 0:
        token = row[start - 1]
        if token.owns or not token.word[0].isalnum() or token.word.isdigit():
            if token.word == "-" and start > 1 and row[start - 2].end == token.start:
                start -= 2
                continue
            break
        if is_common(token.word) and not office(token.lower, "modifier"):
            break
        if not (token.capital or office(token.lower, "modifier", "former", "head")):
            break
        start -= 1
    return start
