"""Telegrams in capitals, as those of the 1970s, in small letters again: names and acronyms keep their capitals.

`FOREIGN MINISTER BANZER MET THE USG TEAM` reads `Foreign Minister Banzer met the USG team`: what is no English word is
a name, titles before a name are written large. No letter moves.
"""

import re
from collections.abc import Mapping
from functools import cache

from reftel.claims.name import rank
from reftel.claims.position import head, is_field, is_place, office
from reftel.claims.rows import lexicon_rows
from reftel.claims.vocabulary import is_plain, is_word
from reftel.terms.rows import shipped_rows

_WORD = re.compile(r"[A-Z][A-Z'’]*(?:[./&-][A-Z][A-Z'’]*)*")
_VOWEL = re.compile(r"[AEIOUY]")
_LONGEST_ACRONYM = 4
STOP = frozenset(
    [
        "and",
        "or",
        "of",
        "the",
        "to",
        "in",
        "on",
        "at",
        "for",
        "with",
        "by",
        "from",
        "as",
        "is",
        "was",
        "has",
        "had",
        "have",
        "will",
        "would",
        "said",
        "says",
        "told",
        "that",
        "who",
        "a",
        "an",
    ]
)
_SHORT = frozenset({"mr", "mrs", "ms", "dr"})
_DATED = re.compile(r"\d")


@cache
def _capitals() -> Mapping[str, str]:
    kinds = {row["word"]: row["kind"] for row in lexicon_rows("capital")}
    return kinds | {row["word"]: "demonym" for row in lexicon_rows("common") if row["kind"] == "date"}


@cache
def _places() -> re.Pattern[str]:
    """Cities of several words: LA PAZ, TEL AVIV."""
    names = sorted({row["name"] for row in shipped_rows("post") if " " in row["name"]}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)


def truecase(line: str) -> str:
    """A line in capitals as it would be written in small letters.

    >>> truecase("I TOLD PRESIDENT BANZER THAT THE USG AGREED.")
    'I told President Banzer that the USG agreed.'
    """
    found = list(_WORD.finditer(line))
    cased = [_cased(match[0]) for match in found]
    for place, match in enumerate(found):
        if cased[place] in ("May", "March") and not _DATED.search(line[max(0, match.start() - 4) : match.end() + 4]):
            cased[place] = cased[place].lower()
    _given(line, found, cased)
    _named(line, found, cased)
    _addressed(line, found, cased)
    _titles(line, found, cased)
    letters = list(line)
    for match, word in zip(found, cased, strict=True):
        letters[match.start() : match.end()] = word
    text = _places().sub(lambda place: place[0].title(), "".join(letters))
    first = next((place for place, letter in enumerate(text) if letter.isalpha()), 0)
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def _given(line: str, found: list[re.Match[str]], cased: list[str]) -> None:
    """Write large what follows a given name: `DAVID MITCHELL`, `HENRY A. TAMAZ`."""
    for place, match in enumerate(found[:-1]):
        if _capitals().get(match[0].lower()) != "given" or found[place + 1][0].lower() in STOP:
            continue
        cased[place] = _large(match[0])
        initial = place + 2 < len(found) and len(found[place + 1][0]) == 1
        for step in range(place + 1, place + (3 if initial else 2)):
            if line[found[step - 1].end() : found[step].start()] in (" ", ". ") and found[step][0].lower() not in STOP:
                cased[step] = _large(found[step][0])


@cache
def _names() -> frozenset[str]:
    """Given names that are neither a verb, an adjective nor a place."""
    rows = (row["word"] for row in lexicon_rows("sex"))
    return frozenset(word for word in rows if not (is_plain(word) or word in _capitals() or is_place(word)))


def _named(line: str, found: list[re.Match[str]], cased: list[str]) -> None:
    """Write a given name and the family name behind it large, where one of them is no other word: `CURTIS HALE`."""
    for place, match in enumerate(found[:-1]):
        low, following = match[0].lower(), found[place + 1][0].lower()
        beside = line[match.end() : found[place + 1].start()] == " "
        if low not in _names() or not beside or following in STOP or _goes_on(following):
            continue
        if not (is_word(low) and is_word(following.removesuffix("'s"))):
            cased[place : place + 2] = _large(match[0]), _large(found[place + 1][0])


def _goes_on(word: str) -> bool:
    """Whether a word is a verb or an adjective; many family names end as `Carter` and `Burns` do."""
    plain = word.removesuffix("'s")
    return is_plain(plain) and not plain.endswith(("er", "s"))


def _addressed(line: str, found: list[re.Match[str]], cased: list[str]) -> None:
    """Write large who stands behind a short form of address or rank: `MR. BAKER`, `COL HILL`."""
    for place, match in enumerate(found[:-1]):
        low, following = match[0].lower(), found[place + 1][0].lower()
        between = line[match.end() : found[place + 1].start()]
        if not _is_short_address(low) or between not in (" ", ". ") or following in STOP or _capitals().get(following):
            continue
        if between == ". " or low in _SHORT or not (_VOWEL.search(match[0]) or _goes_on(following)):
            cased[place], cased[place + 1] = match[0].capitalize(), _large(found[place + 1][0])


def _is_short_address(low: str) -> bool:
    """Whether a word is a form of address, or a rank in short: `mr`, `col`."""
    found = rank(low)
    return found is not None and (found.word != low or low in _SHORT) and not head(low)


def _titles(line: str, found: list[re.Match[str]], cased: list[str]) -> None:
    """Write titles before a name large, and what a minister is minister of."""
    for place in range(len(found) - 2, -1, -1):
        low, following = found[place][0].lower(), found[place + 1][0].lower()
        between = line[found[place].end() : found[place + 1].start()]
        if not cased[place + 1][:1].isupper() or between not in (" ", ". "):
            continue
        if (rank(low) and not is_word(low)) or (head(low) and not _capitals().get(following)):
            cased[place] = low.capitalize() if len(low) > 3 or rank(low) or is_word(low) else found[place][0]
        elif head(following) and office(low, "modifier"):
            cased[place] = low.capitalize()
    for place in range(len(found) - 2):
        of = found[place + 1][0].lower() == "of" and head(found[place][0])
        if of and cased[place][:1].islower() and is_field(found[place + 2][0]):
            cased[place], cased[place + 2] = cased[place].capitalize(), cased[place + 2].capitalize()


def _cased(word: str) -> str:
    """One word by itself."""
    low = word.lower().replace("’", "'")
    plain = low.removesuffix("'s").rstrip("'")
    kind = _capitals().get(plain)
    if kind == "name":
        return _large(word)
    if kind == "acronym":
        return word[: len(plain)] + word[len(plain) :].lower()
    if word == "I" or word.startswith(("I'", "I’")):
        return "I" + word[1:].lower()
    if any(mark in word for mark in "./&"):
        return word
    if kind == "demonym" or is_place(plain) or plain.rstrip("s") in _capitals():
        return _large(word)
    if is_word(plain) or all(is_word(part) for part in plain.split("-")):
        return word.lower()
    if len(plain) <= _LONGEST_ACRONYM and not _VOWEL.search(word):
        return word
    return _large(word)


def _large(word: str) -> str:
    """The word with a capital at its start and behind a hyphen."""
    return "-".join(part.capitalize() for part in word.split("-"))
