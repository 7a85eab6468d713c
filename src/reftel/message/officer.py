"""Who an officer is, by a phrase of titles and names: `Acting Deputy Chief of Mission Ann Vale`.

A title stands before the name (`PolCouns Ann Vale`) or behind it (`Ann Vale, Ambassador, Embassy Sahriya`). Words of
titles are known (`terms/title.py`); the person is the best run of words that are none.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from reftel.terms.name_part import is_initials, is_particle, is_suffix
from reftel.terms.title import title_kind

_TOKEN = re.compile(r"[^\W_](?:[^\s,;:()\"“”?&/]|/(?!\s))*|[,;:()?&/-]|[–—]")
_AD_INTERIM = re.compile(r"\bA\.?\s?I\b", re.IGNORECASE)
_SMALL = frozenset({"OF", "FOR", "THE", "TO", "IN", "AT", "ON", "BY", "FROM", "AS", "PER", "WITH"})
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ](?:[\w'’.-]*[\w.])?|0\.")
_AND = re.compile(r"(?:AND|&)\s", re.IGNORECASE)
_MARKS = " ,;:?&-–—\\'\"/"
_DOTTED = re.compile(r"\b[A-Za-z]\.\s?[A-Za-z]\.$")
_TOWARDS = frozenset({"TO", "IN", "AT", "FOR", "OF"})
_PLACES = frozenset({"EMBASSY", "AMEMBASSY", "CONSULATE", "AMCONSUL", "CONGEN", "PRT", "EPRT", "REO", "POST"})
_MOST_TOKENS = 60
_LONGEST_NAME = 6


class Officer(msgspec.Struct, frozen=True):
    """The people a phrase names, as printed, and the rest of it, their title."""

    names: tuple[str, ...] = ()
    title: str | None = None


class _Token(msgspec.Struct, frozen=True, gc=False):
    """A word or mark; `kind` is title, name, suffix, particle, and, small or mark."""

    text: str
    start: int
    end: int
    kind: str


class _Run(NamedTuple):
    """A run of name words: the places of its first token and of the one behind its last, and how good a name it is."""

    first: int
    last: int
    worth: int


@lru_cache(maxsize=1 << 14)
def read_officer(phrase: str) -> Officer:
    """The officer of a phrase whose white space is folded; two if an AND stands between two names.

    A guide or `multiple sources` are nobody.

    >>> read_officer("Acting Pol/Econ Counselor Ann R. Vale, Jr.")
    Officer(names=('Ann R. Vale, Jr.',), title='Acting Pol/Econ Counselor')
    >>> read_officer("Ann Vale, Ambassador, Embassy Sahriya").title
    'Ambassador, Embassy Sahriya'
    """
    tokens = _tokens(phrase)
    if any(title_kind(token.text) == "source" for token in tokens):
        return Officer()
    runs = [run for run in _runs(tokens) if run.worth > 0]
    if not runs:
        ranked = any(title_kind(token.text) == "rank" for token in tokens)
        return Officer(title=_tidy(phrase) if ranked else None)
    best = max(runs, key=_worth)
    chosen = [run for run in runs if run is best or _beside(tokens, best, run)]
    names = tuple(_tidy_name(phrase[tokens[run.first].start : tokens[run.last - 1].end]) for run in chosen)
    return Officer(names, _title(phrase, tokens, chosen))


def _worth(run: _Run) -> tuple[int, int]:
    return run.worth, -run.first


def _tokens(phrase: str) -> list[_Token]:
    mixed = any(letter.islower() for letter in phrase)
    interim = _AD_INTERIM.search(phrase) if "CHARG" in phrase.upper() else None
    tokens: list[_Token] = []
    for match in _TOKEN.finditer(phrase):
        if len(tokens) >= _MOST_TOKENS:
            break
        for text, start in _parts(match[0], match.start()):
            skipped = interim and interim.start() <= start < interim.end()
            kind = "small" if skipped else _kind(text, tokens, mixed)
            tokens.append(_Token(text, start, start + len(text), kind))
    return tokens


def _parts(word: str, start: int) -> list[tuple[str, int]]:
    """`DCM/Ann` is a title and a name; `POL/ECON` stays one word."""
    head, slash, tail = word.rpartition("/") if "/" in word else ("", "", "")
    if slash and title_kind(head) and not title_kind(tail) and not tail.isupper() and _NAME.fullmatch(tail):
        return [(head, start), (tail, start + len(head) + 1)]
    return [(word, start)]


def _kind(text: str, before: Sequence[_Token], mixed: bool) -> str:
    behind_name = bool(before) and before[-1].kind in ("name", "particle")
    if is_particle(text) and (text.islower() or behind_name):
        return "particle"
    kind = _kind_alone(text)
    # Among words in small letters, short ones in capitals are office symbols: `EAP Acting A/S Ann Vale`.
    office = mixed and 1 < len(text) <= 5 and text.isalpha() and text.isupper() and not behind_name
    return "title" if kind == "name" and office else kind


@lru_cache(maxsize=1 << 13)
def _kind_alone(text: str) -> str:
    """What a word or mark is by itself."""
    plain = text.upper().rstrip(".")
    if plain in ("&", "AND"):
        return "and"
    if not text[0].isalnum() or not plain.strip("X"):
        return "mark"
    if is_suffix(plain):
        return "suffix"
    if plain in _SMALL or text == "d":
        return "small"
    if title_kind(text):
        return "title"
    return "name" if _NAME.fullmatch(text) else "small"


def _runs(tokens: Sequence[_Token]) -> Iterator[_Run]:
    place = 0
    while place < len(tokens):
        # What follows `to` or `in` is a place: `Ambassador to Kharvan Ann Vale`.
        first = place + (place > 0 and tokens[place].kind == "name" and tokens[place - 1].text.upper() in _TOWARDS)
        place = _run_end(tokens, first)
        if place > first and any(_is_word(token) for token in tokens[first:place]):
            yield _Run(first, place, _weigh(tokens, first, place))
        place = max(place, first + 1)


def _run_end(tokens: Sequence[_Token], first: int) -> int:
    """The place behind the last word of the name that begins at `first`; `first` itself if none does."""
    place = end = first
    while place < len(tokens) and place - first < _LONGEST_NAME:
        kind = tokens[place].kind
        if kind == "name" or (kind == "suffix" and end > first) or _is_region_name(tokens, first, place):
            end = place + 1
        elif kind != "particle" and not (end == place > first and _comma_within(tokens, place)):
            break
        place += 1
    return end


def _comma_within(tokens: Sequence[_Token], place: int) -> bool:
    """Whether a comma belongs to the name before it: in `Vale, Jr.`, and for the full stop of `Ann R, Vale`."""
    if tokens[place].text != "," or place + 1 >= len(tokens):
        return False
    after, initial = tokens[place + 1].kind, len(tokens[place - 1].text) == 1
    return after == "suffix" or (after == "name" and initial)


def _is_region_name(tokens: Sequence[_Token], first: int, place: int) -> bool:
    """`Robin West` ends with a region's word and is a name all the same."""
    if place == first or title_kind(tokens[place].text) != "region" or tokens[place - 1].kind != "name":
        return False
    return place + 1 == len(tokens) or tokens[place + 1].kind == "mark"


def _is_word(token: _Token) -> bool:
    """A name word that is more than initials."""
    return token.kind == "name" and sum(map(str.isalpha, token.text)) > 1 and not is_initials(token.text)


def _weigh(tokens: Sequence[_Token], first: int, last: int) -> int:
    """How much like a person's name a run is: its words, and what stands around it."""
    worth = 4 if last - first > 1 else 0
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    worth += -4 if after and after.kind == "title" else 2
    worth += 1 if before is None or before.kind in ("title", "mark") else -1
    if before and before.text.upper() in _PLACES:
        worth -= 3
    if any(token.kind == "suffix" or is_initials(token.text) for token in tokens[first:last]):
        worth += 1
    return worth


def _beside(tokens: Sequence[_Token], best: _Run, run: _Run) -> bool:
    """Whether `run` is a second person, joined to the best by AND."""
    left, right = sorted((best, run))
    between = tokens[left.last : right.first]
    return run.worth >= best.worth - 2 and any(token.kind == "and" for token in between)


def _tidy_name(name: str) -> str:
    """A name without the full stop of its sentence: `Vale.` is `Vale`, `Vale, Jr.` and `S.K.` keep theirs."""
    last = name.rpartition(" ")[2]
    keeps = last.upper() in ("JR.", "SR.") or is_initials(last)
    return name if keeps else name.rstrip(".-'")


def _title(phrase: str, tokens: Sequence[_Token], chosen: Sequence[_Run]) -> str | None:
    """What is left of the phrase without the names."""
    edges = [0]
    for run in chosen:
        edges += [tokens[run.first].start, tokens[run.last - 1].end]
    edges.append(len(phrase))
    rests = (_tidy(phrase[start:end]) for start, end in zip(edges[::2], edges[1::2], strict=True))
    return ", ".join(rest for rest in rests if rest) or None


def _tidy(rest: str) -> str | None:
    words = rest.strip(_MARKS)
    words = words[joined.end() :] if (joined := _AND.match(words)) else words
    if not _DOTTED.search(words):
        words = words.rstrip(". ,;")
    if "(" not in words or ")" not in words or (words[0] == "(" and words[-1] == ")"):
        words = words.strip("() ")
    return words if any(letter.isupper() for letter in words) or len(words) > 3 else None
