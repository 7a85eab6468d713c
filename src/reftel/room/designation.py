"""Designations: whom or what the words in a claim's key stand for, as far as the words alone tell.

`Police Chief Rustam Darvazi` names a person, `Darvazi's widow` somebody by kinship, `the PO` an office, `he` nobody.
"""

import re
from functools import cache, lru_cache

import msgspec

from reftel.claims.agency import kind
from reftel.claims.name import APOSTROPHES, rank
from reftel.claims.person import person_at, words
from reftel.claims.position import head, is_honorific
from reftel.claims.resolve import name_parts
from reftel.claims.rows import lexicon_rows
from reftel.claims.sex import MEN, WOMEN
from reftel.claims.token import Token, tokens

_SPLIT = re.compile(r",\s+(?:and\s+)?|\s+and\s+|;\s+")
_OPENING = re.compile(r"^(?:the|a|an|its|his|her|their|our|these|those|this|that|other|both)\s+", re.IGNORECASE)
PRONOUNS = MEN | WOMEN
PLURALS = frozenset({"they", "them", "their", "theirs"})
_WORD = re.compile(r"[^\W_]+")
_FAMILY = frozenset({"family", "families", "relatives", "children", "boys", "sons", "wife", "daughters", "kin"})
_ACRONYMS = re.compile(r"(?!X{4})[A-Z]{2,5}s?")
_REDACTED = re.compile(r"X{4,}", re.IGNORECASE)


class Named(msgspec.Struct, frozen=True):
    """A person named in a designation; `kin` is the word of kinship when only somebody of his is meant."""

    name: str
    kin: str | None = None
    titled: bool = False


def parts(text: str) -> tuple[str, ...]:
    """What is joined by commas and `and`: `the widow`, `the officials`."""
    return tuple(each for each in _SPLIT.split(text) if each.strip())


@lru_cache(maxsize=50_000)
def named(text: str) -> tuple[Named, ...]:
    """The persons named in a designation.

    >>> [(each.name, each.kin) for each in named("Police Chief Rustam al-Darvazi and Orlan's widow")]
    [('Rustam al-Darvazi', None), ('Orlan', 'widow')]
    >>> [each.name for each in named("American citizens John Hale and Ann Vale")]
    ['John Hale', 'Ann Vale']
    """
    found: list[Named] = []
    for part in parts(text):
        one = _named(part)
        if one:
            found.append(one)
    return tuple(found)


@lru_cache(maxsize=50_000)
def name_words(text: str) -> frozenset[str]:
    """The words of the names in a designation, in small letters, without ranks and particles.

    >>> sorted(name_words("Colonel Rustam al-Darvazi and Orlan's widow"))
    ['darvazi', 'orlan', 'rustam']
    """
    return frozenset(part.lower() for each in named(text) for part in name_parts(each.name))


def _named(part: str) -> Named | None:
    of_kin = _of_kin(part)
    if of_kin is not None:
        return of_kin
    row = tokens(_OPENING.sub("", part.strip()))
    row = row[:-1] if row and row[-1].lower in PRONOUNS else row
    place = _behind_titles(row)
    found = person_at(row, place) if place < len(row) else None
    if found is None or _ACRONYMS.fullmatch(row[found.first].word):
        return None
    name = words(part_text(part), row, found)
    behind = row[found.last + 1 :]
    titled = place > 0 or is_honorific(row[0].word)
    kin = next((each.lower for each in behind if is_kin(each.lower)), None)
    if kin and (row[found.last].owns or behind[0].lower == kin):
        return Named(name, kin)
    if any(each.word[0].isalnum() for each in behind) and (row[found.last].owns or not titled):
        return None
    return Named(name, None, titled)


def part_text(part: str) -> str:
    """A part of a designation without what opens it."""
    return _OPENING.sub("", part.strip())


def _behind_titles(row: list[Token]) -> int:
    """Where the name may begin: behind the last word of an office or rank that stands before any possessive."""
    start = 0
    for place, token in enumerate(row):
        if _leads(token) and not token.owns and place + 1 < len(row):
            start = place + 1
        if token.owns and start:
            break
    return start if start < len(row) else 0


def _leads(token: Token) -> bool:
    """Whether a name may follow a word: an office, a rank, kin, or what somebody is, in small letters: `citizen`."""
    one = kind(token.lower) == "person" and not token.capital
    return bool(head(token.word) or rank(token.word)) or is_kin(token.lower) or one


def _of_kin(part: str) -> Named | None:
    """`widow of Rustam Darvazi`."""
    before, of, behind = part_text(part).partition(" of ")
    kin = next((word for word in before.lower().split() if is_kin(word)), None)
    one = _named(behind.partition(" and ")[0]) if of and kin else None
    return Named(one.name, kin) if one and one.kin is None else None


@cache
def _kin() -> frozenset[str]:
    rows = lexicon_rows("relation")
    return frozenset(row["word"] for row in rows if row["relation"] == "kin") | _FAMILY


def is_kin(word: str) -> bool:
    """Whether this is a word of kinship: widow, sons, family."""
    return word in _kin() or word.removesuffix("s") in _kin()


@lru_cache(maxsize=100_000)
def redacted(name: str) -> bool:
    """Whether a name is blacked out: XXXXXXXXXXXX."""
    return bool(_REDACTED.search(name))


@lru_cache(maxsize=100_000)
def bare(text: str) -> str:
    """A designation without articles, possessive and signs, in small letters: the key offices stand under.

    >>> bare("The U.S. Embassy"), bare("U.S Embassy"), bare("the Governor's")
    ('us embassy', 'us embassy', 'governor')
    """
    plain = part_text(text).replace(".", "").lower()
    plain = re.sub(rf"[{APOSTROPHES}]s?(?=\s|$)", "", plain)
    return " ".join(_WORD.findall(plain))
