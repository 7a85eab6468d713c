"""Persons' names in a row of tokens: `Ra'ad Shakir Jawdat`, `Noel Saenz`, `Mohammed bin Naif (MBN)`, `XXXXXXXXXXXX`."""

import re
from calendar import month_abbr, month_name

import msgspec

from reftel.claims.agency import kind
from reftel.claims.name import particle
from reftel.claims.position import head, is_body, is_field, is_honorific, may_be_name
from reftel.claims.token import Token
from reftel.claims.vocabulary import is_word
from reftel.claims.wordclass import words_of
from reftel.terms.country import is_country

_LONGEST = 6
_NUMERAL = re.compile(r"I{2,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI{0,3}|Jr|Sr")
_PASSED = frozenset({"“", '"', "alias", "aka"})
_MONTH_NAMES = frozenset({"april", "june", "may", "august"})
_MONTHS = frozenset(month.lower() for month in (*month_abbr, *month_name, "sept") if month)
_WORDS = frozenset({"as", "at", "an"})
"""Articles of names that are words of English when they stand alone in small letters."""


class Found(msgspec.Struct, frozen=True):
    """A name in the tokens `first` to `last`; ranks and forms of address before it are left out."""

    first: int
    last: int


def person_at(row: list[Token], place: int) -> Found | None:
    """The name that begins at `place`, ranks and forms of address before it passed over."""
    while place < len(row) and (is_honorific(row[place].word) or row[place].lower in _PASSED):
        place += 1
    first = last = place
    if 0 < place < len(row) and is_country(f"{row[place - 1].word} {row[place].word}"):
        return None
    while last < len(row) and last - first < _LONGEST:
        token = row[last]
        if last > first and _is_day(row, last):
            break
        inside = last > first and (_joins(row, last) or _NUMERAL.fullmatch(token.word) is not None)
        if may_be_name(token) or inside or (last == first and _month_as_name(row, last)):
            last += 1
            if token.owns:
                break
        elif last == first and (opened := _particles(row, last)) > last:
            last = opened
        else:
            break
    while last > first and row[last - 1].lower in words_of("within a name") and not row[last - 1].capital:
        last -= 1
    named = (
        last > first
        and any(len(each.word) > 1 and not _NUMERAL.fullmatch(each.word) for each in row[first:last])
        and not _goes_on(row, first, last)
    )
    return Found(first, last - 1) if named else None


def _is_day(row: list[Token], place: int) -> bool:
    """Whether a month and a day follow a name: `Defense Minister Tamaz Feb. 7`."""
    behind = row[place + 1] if place + 1 < len(row) else None
    return behind is not None and behind.word[0].isdigit() and row[place].lower in _MONTHS and row[place].capital


def _goes_on(row: list[Token], first: int, last: int) -> bool:
    """Whether what looks like a name goes on as that of a body or thing: `Tamaz Foundation`, `Golf Association`."""
    if last >= len(row) or row[last - 1].owns or row[last - 1].dot or not row[last].capital or row[last].word.isupper():
        return False
    word = row[last].word
    if last - first == 1 and head(word) and kind(row[first].lower) == "body":
        return True  # `Deputy Caucus Chairperson Tamaz`
    return is_body(word) or (last - first == 1 and is_field(word) and not head(word) and is_word(row[first].lower))


def _particles(row: list[Token], place: int) -> int:
    """Where the particles that open a name end: `de la` of `de la Colina`; `place` itself where none do."""
    step = place
    while step < len(row) and row[step].lower in words_of("first of a family name") and step - place < 2:
        step += 1
    return step if step < len(row) and may_be_name(row[step]) else place


def _month_as_name(row: list[Token], place: int) -> bool:
    """`Deputy Chief June Orlan`, `Senator April Tamaz`: a given name that is a month's too, behind a title."""
    if row[place].lower not in _MONTH_NAMES or place == 0 or place + 1 >= len(row):
        return False
    before = row[place - 1]
    return before.capital and (head(before.word) is not None or is_field(before.word)) and may_be_name(row[place + 1])


def _joins(row: list[Token], place: int) -> bool:
    """Whether a particle, or a hyphen within a name, goes on to another part of it."""
    token, following = row[place], row[place + 1] if place + 1 < len(row) else None
    if following is None or not may_be_name(following):
        return False
    article = bool(particle(token.lower)) and token.word not in _WORDS
    inner = token.lower in words_of("within a name") or article or token.lower in ("ud", "ur", "uz", "us-")
    return inner or (token.word == "-" and row[place - 1].end == token.start)


def words(text: str, row: list[Token], found: Found) -> str:
    """The name as it stands in the line."""
    return text[row[found.first].start : row[found.last].end]
