"""The words titles are made of: `Acting Deputy Chief of Mission`, `PolCouns`, `EUR/NB Director`, `LTC`.

A title is a phrase over `title.csv`, also misspelt (`Ambassaor`), run together (`PolMilOff`) or written as an office
symbol (`A/DCM`). Whatever else is capitalised on a line of titles can be part of a person's name.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from reftel.terms.rows import shipped_rows

_STEMS = "POLITICAL|POL|ECONOMIC|ECON|ECO|EC|MIL|CONS|CON|GEN|LAB|SCI|AG|MGT|MGMT|REF|NARC|INFO|PERM|DEP|AMB|ACTING"
_ENDINGS = "OFFICER|OFF|COUNSELOR|COUNS|COUN|CHIEF|MIN|REP|ATT|DIR|SEC|GEN|CHG|COORD|MC"
_RUN_TOGETHER = re.compile(rf"(?:{_STEMS}){{1,3}}(?:{_ENDINGS}){{0,2}}S?")
_CAMEL = re.compile(r"[A-Z][A-Za-z]{1,9}(?:Off|Couns|Min|Coord|Chief|Rep)s?")
_OFFICE = re.compile(r"[A-Z]{1,4}")
_SHORTEST_SLIPPED = 7


@cache
def _kinds() -> Mapping[str, str]:
    return {row["word"]: row["kind"] for row in shipped_rows("title")}


@cache
def _of_length(least: int, most: int) -> tuple[str, ...]:
    """The words of so many letters: no other can be that few slips away."""
    return tuple(word for word in _kinds() if max(least, _SHORTEST_SLIPPED) <= len(word) <= most)


def is_title_word(word: str) -> bool:
    """Whether `word` stands in the table as it is."""
    return word.upper() in _kinds()


@lru_cache(maxsize=8192)
def title_kind(word: str) -> str | None:
    """Which kind of title word this is (rank, field, bureau, place, region, source); None for any other word.

    A slip is forgiven in words of seven letters and more, two in those of nine and more.

    >>> title_kind("Ambassaor"), title_kind("ConOff"), title_kind("A/DCM"), title_kind("Yovanovitch")
    ('rank', 'rank', 'rank', None)
    """
    plain = word.upper().replace(".", "").replace("0", "O").replace("\\", "").replace("’", "'")
    plain = plain.removeprefix("D'").removesuffix("'S").strip("'-")
    if not 1 < len(plain) <= 40:
        return None
    if "/" in plain or "-" in plain:
        return _joined(plain)
    kind = _kinds().get(plain)
    if kind or not plain.isalpha():
        return kind
    if _RUN_TOGETHER.fullmatch(plain) or _CAMEL.fullmatch(word):
        return "rank"
    return _slipped(plain) if len(plain) >= _SHORTEST_SLIPPED - 1 else None


def _joined(plain: str) -> str | None:
    """`POL/ECON`, `MINISTER-COUNSELOR`: all parts are title words, or short symbols with a slash between."""
    parts = [part for part in re.split(r"[/-]", plain) if part]
    kinds = [title_kind(part) for part in parts]
    if parts and all(kinds):
        return kinds[-1]
    if "/" not in plain and len(plain) != 3:
        return None
    symbols = all(kind or _OFFICE.fullmatch(part) for part, kind in zip(parts, kinds, strict=True))
    return next(filter(None, kinds), "bureau") if symbols else None


def _slipped(plain: str) -> str | None:
    slips = 1 if len(plain) < 9 else 2
    words = _of_length(len(plain) - slips, len(plain) + slips)
    near = process.extractOne(plain, words, scorer=OSA.distance, score_cutoff=slips)
    return _kinds()[near[0]] if near and near[1] <= slips else None
