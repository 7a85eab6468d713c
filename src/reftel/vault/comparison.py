"""The copies of one telegram side by side: what their fields say, and where the words of their paragraphs part.

What one release withholds and another shows stands out:

    ¶2  withheld in copy 1, shown in copy 2: Colonel Dawood al-Zhurkhal   [there: XXXXXXXXXXXX]
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from reftel.message.cable import Cable
from reftel.message.correction import is_corrected, rank
from reftel.message.sheet import rows
from reftel.vault.vault import Held

_TOKEN = re.compile(
    r"[Xx]{5,}|\[(?:\.{3}|…)\]|\(b\)\s?\(\d\)(?:\s?\([A-Fa-f]\))?|\bB[1-9]\b|\b1\.4\([A-Ha-h]\)|\b25X\d\b|\b3\.3\(b\)\(\d\)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\w")
_AROUND = 3
_MOST_WORDS = 3_000
SHOWN, DIFFERENT, ONLY = "withheld", "different", "only in one"


class Version(msgspec.Struct, frozen=True):
    """One copy: `stands` when no other one takes its place, `corrected` when it says that it is a corrected copy."""

    number: int
    digest: str
    source: str
    reader: str
    release: str | None
    corrected: bool
    stands: bool


class FieldDifference(msgspec.Struct, frozen=True):
    """A field that is not the same in all copies: what each of them says, empty when it says nothing."""

    name: str
    values: tuple[tuple[int, str], ...]


class PassageDifference(msgspec.Struct, frozen=True):
    """Words that two copies do not share.

    `kind` is `withheld` when copy `other` shows a release token, or nothing, where copy `shown` has words and the rest
    of the passage is the same; `only in one` when only copy `shown` has the passage; else `different`. `before` and
    `behind` are the words around it.
    """

    place: str
    kind: str
    shown: int
    words: str
    other: int
    instead: str
    before: str = ""
    behind: str = ""


class Comparison(msgspec.Struct, frozen=True):
    """All copies of one telegram, compared with the one that stands."""

    mrn: str
    copies: tuple[Version, ...]
    fields: tuple[FieldDifference, ...]
    passages: tuple[PassageDifference, ...]


def compare(mrn: str, copies: Sequence[Held]) -> Comparison:
    """The copies of one telegram, side by side."""
    standing = min(copies, key=lambda held: rank(held.reading.cable))
    passages = (row for held in copies if held is not standing for row in _passages(standing, held))
    return Comparison(
        mrn, tuple(_version(held, held is standing) for held in copies), tuple(_fields(copies)), tuple(passages)
    )


def _version(held: Held, stands: bool) -> Version:
    copy = held.reading.copy
    release = copy.release
    told = " ".join(filter(None, (release.kind, release.authority, release.date))) if release else None
    return Version(held.number, copy.digest, copy.source, copy.reader, told, is_corrected(held.reading.cable), stands)


def _fields(copies: Sequence[Held]) -> Iterator[FieldDifference]:
    tables = [(held.number, _values(held.reading.cable)) for held in copies]
    for name in dict.fromkeys(name for _, values in tables for name in values):
        found = tuple((number, values.get(name, "")) for number, values in tables)
        if len({" ".join(text.split()) for _, text in found}) > 1:
            yield FieldDifference(name, found)


def _values(cable: Cable) -> dict[str, str]:
    """The fields above and below the paragraphs, by name."""
    signals = " ".join(cable.heading.signals)
    return {
        **({"Marking": str(cable.marking)} if cable.marking else {}),
        **{name: "; ".join(texts) for name, texts in rows(cable)},
        **({"Signals": signals} if signals else {}),
        **({"Signed": "; ".join(field.value for field in cable.signers)} if cable.signers else {}),
    }


def _passages(left: Held, right: Held) -> Iterator[PassageDifference]:
    """Where the paragraphs of two copies part."""
    mine, theirs = _places(left.reading.cable), _places(right.reading.cable)
    for place in dict.fromkeys((*mine, *theirs)):
        ours, others = mine.get(place), theirs.get(place)
        if ours is None and others is not None:
            yield PassageDifference(place, ONLY, right.number, " ".join(others), left.number, "")
        elif others is None and ours is not None:
            yield PassageDifference(place, ONLY, left.number, " ".join(ours), right.number, "")
        elif ours is not None and others is not None and ours != others:
            yield from _parted(place, (left.number, ours), (right.number, others))


def _places(cable: Cable) -> dict[str, list[str]]:
    """The words of each paragraph by its place: `¶2`, the second one of that number `¶2-2`, `¶u1` without a number."""
    found: dict[str, list[str]] = {}
    seen: dict[int | None, int] = {}
    for row in cable.paragraphs:
        count = seen[row.number] = seen.get(row.number, 0) + 1
        repeat = f"-{count}" if count > 1 else ""
        words = [*(f"({row.mark})",) * bool(row.mark), *row.text.split()]
        found[f"¶u{count}" if row.number is None else f"¶{row.number}{repeat}"] = words
    return found


def _parted(place: str, left: tuple[int, list[str]], right: tuple[int, list[str]]) -> Iterator[PassageDifference]:
    """The stretches of words in one paragraph that the copies do not share."""
    (mine, ours), (theirs, others) = left, right
    if max(len(ours), len(others)) > _MOST_WORDS:
        yield PassageDifference(place, DIFFERENT, mine, " ".join(ours), theirs, " ".join(others))
        return
    for kind, start, end, first, last in SequenceMatcher(None, ours, others, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        before, behind = " ".join(ours[max(start - _AROUND, 0) : start]), " ".join(ours[end : end + _AROUND])
        here, there = " ".join(ours[start:end]), " ".join(others[first:last])
        what = SHOWN if _withholds(there, here) or _withholds(here, there) else DIFFERENT
        if _withholds(here, there):
            yield PassageDifference(place, what, theirs, there, mine, here, before, behind)
        else:
            yield PassageDifference(place, what, mine, here, theirs, there, before, behind)


def _withholds(text: str, other: str) -> bool:
    """Whether the text is nothing but release tokens where the other one has words."""
    tokens = _TOKEN.findall(text)
    bare = _LETTER.search(_TOKEN.sub("", text)) is None
    shown = _LETTER.search(_TOKEN.sub("", other)) is not None
    return bool(tokens) and bare and shown
