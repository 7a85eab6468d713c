"""The level is the first word of every marking: `S E C R E T`, `UNCLAS`, `LIMITED OFFICIAL USE`, `(C)`.

Administrative words (LIMITED OFFICIAL USE, SENSITIVE BUT UNCLASSIFIED) are UNCLASSIFIED with a control.
"""

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import cache

import msgspec

from reftel.terms.lookalike import DIGITS
from reftel.terms.rows import shipped_rows
from reftel.terms.slip import one_slip, slipped


class Level(IntEnum):
    """UNCLASSIFIED < CONFIDENTIAL < SECRET < TOP SECRET."""

    U = 0
    C = 1
    S = 2
    TS = 3

    @property
    def words(self) -> str:
        """The level in full words.

        >>> Level.TS.words
        'TOP SECRET'
        """
        return ("UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "TOP SECRET")[self]


class LevelWord(msgspec.Struct, frozen=True, gc=False):
    """A word that names a level, the controls it brings along, and whether banners spell it out.

    `foreign` words are no level of the United States: RESTRICTED, and the letters of NATO.
    """

    level: Level
    controls: frozenset[str]
    banner: bool
    foreign: bool = False


class LevelRead(msgspec.Struct, frozen=True, gc=False):
    """The level at the start of a line, the controls its words bring, where they end, and whether it was repaired."""

    level: Level
    controls: frozenset[str]
    end: int
    repaired: bool = False


_FIRST = frozenset("CSULTFORN" + "EIP" + "05$")  # first letters, second ones where the first is lost, and digits
_MOST = 60
_SPACED = re.compile(r"\S{1,3}(?: {1,2}\S{1,3}){3,14}(?!\S)")
_OFFICIAL_USE = re.compile(r"[A-Z]{2,8} OFFICIAL USE(?![A-Za-z])")
_PLAIN_WORDS = re.compile(r"\S{3,14}(?: {1,2}\S{3,9}){0,2}")


@cache
def level_words() -> Mapping[str, LevelWord]:
    """Every word that names a level, from `level.csv`."""
    return {
        row["word"]: LevelWord(
            Level[row["level"]],
            frozenset(row["controls"].split()),
            banner=row["banner"] == "yes",
            foreign="FGI" in row["controls"] or ("NATO" in row["controls"] and " " not in row["word"]),
        )
        for row in shipped_rows("level")
    }


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted(level_words(), key=len, reverse=True))


@cache
def _slippable() -> tuple[str, ...]:
    return tuple(word for word in level_words() if len(word) > 5)


def split_level(text: str) -> tuple[str, str, bool] | None:
    """The longest level word a mark starts with, what is behind it, and whether a letter of it had slipped.

    >>> split_level("SBU-NF"), split_level("SECERT"), split_level("Sahriya")
    (('SBU', '-NF', False), ('SECRET', '', True), None)
    """
    upper = text.upper()
    for word in _longest_first():
        if upper.startswith(word) and not upper[len(word) : len(word) + 1].isalnum():
            return word, text[len(word) :], False
    near = slipped(text, _slippable()) if upper == text and len(text) > 4 else None
    return (near, "", True) if near else None


@cache
def banner_words() -> tuple[str, ...]:
    """The words of levels that banners spell out, the longest first."""
    return tuple(sorted((word for word, entry in level_words().items() if entry.banner), key=len, reverse=True))


@cache
def spelled_levels() -> str:
    """A regular expression of these words, blanks allowed between their letters; it is to ignore case."""
    spelled = ("[ ]{0,2}".join(word.replace(" ", "")) for word in banner_words())
    return f"(?:{'|'.join(spelled)})(?![A-Za-z])"


@cache
def _banner_pattern() -> re.Pattern[str]:
    return re.compile(spelled_levels(), re.IGNORECASE)


@cache
def _banner_words() -> Mapping[str, LevelWord]:
    return {word.replace(" ", ""): entry for word, entry in level_words().items() if entry.banner}


def read_level_words(text: str) -> LevelRead | None:
    """The level spelled out at the start of a line: spaced or plain, small letters too, one slipped letter forgiven.

    >>> read_level_words("S e c r e t sahriya 000088").end
    11
    >>> read_level_words("C O N F I D E N I A L SAHRIYA 000088").repaired
    True
    """
    if text[:1].upper() not in _FIRST:
        return None
    match = _banner_pattern().match(text)
    if match:
        entry = _banner_words()[match[0].replace(" ", "").upper()]
        words = LevelRead(entry.level, entry.controls, match.end())
        return words if match[0].isupper() or _alone(text, match.end()) or match[0][1] == " " else None
    return _damaged(text)


def _alone(text: str, end: int) -> bool:
    """Words such as `Secret` open a banner only when nothing else, or a station's serial, stands on the line."""
    rest = text[end : end + _MOST].strip()
    return not rest or rest.startswith("//") or (rest[-1].isdigit() and len(text) - end < _MOST)


def _damaged(text: str) -> LevelRead | None:
    """A level with one letter lost, doubled, swapped or mistaken: `SECREI`, `E C R E T`, `C 0 N F I D E N T I A L`."""
    official = _OFFICIAL_USE.match(text)
    if official:
        return LevelRead(Level.U, level_words()["LIMITED OFFICIAL USE"].controls, official.end(), repaired=True)
    spaced = _SPACED.match(text)
    match = spaced or _PLAIN_WORDS.match(text)
    if match is None:
        return None
    end = match.end()
    while end > 4:
        entry = _near(text[:end].replace(" ", ""))
        if entry and (spaced or _alone(text, end)):
            return LevelRead(entry.level, entry.controls, end, repaired=True)
        end = text.rfind(" ", 0, end)
        while end > 0 and text[end - 1] == " ":
            end -= 1
    return None


def _near(letters: str) -> LevelWord | None:
    """The spelled-out level these capitals are, but for digits for letters, one slip or a lost first letter."""
    if not letters[-1:].isalnum() and letters[-1:] not in "$|":
        return None
    word = letters.upper() if letters.isupper() else ""
    word = word.translate(DIGITS)
    for spelled, entry in _banner_words().items():
        if word in (spelled, spelled[1:]) or (word[:1] == spelled[:1] and one_slip(word, spelled)):
            return entry
    return None
