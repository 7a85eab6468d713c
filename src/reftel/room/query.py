"""A query: words that all must stand in a telegram, "phrases", -words that must not, and what one narrows by.

`sahriya "police chief" -traffic post:DELWAN tag:PHUM year:2011`
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec
import tantivy

from reftel.room.fold import fold, words
from reftel.room.index import EXACT, WHOLE, WORDS, stems

_PART = re.compile(
    r'(?P<not>-)?(?:(?P<field>post|tag|year):(?P<value>\S+)|"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))', re.IGNORECASE
)
_FIELDS = {"post": "post", "tag": "tags", "year": "year"}
Clause = tuple[tantivy.Occur, tantivy.Query]


class Needle(msgspec.Struct, frozen=True):
    """Words that are looked for: one, or several on end; `stems` are what they are compared by."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    excluded: bool = False


class Query(msgspec.Struct, frozen=True):
    """What was asked: needles, and values of fields, each with whether it is excluded."""

    needles: tuple[Needle, ...] = ()
    values: tuple[tuple[str, str, bool], ...] = ()

    @property
    def wanted(self) -> tuple[Needle, ...]:
        """The needles that must be there."""
        return tuple(needle for needle in self.needles if not needle.excluded)


def read_query(text: str) -> Query:
    """The query somebody typed; an odd sign is a word like any other, and nothing is an error.

    >>> query = read_query('chiefs "river road" -traffic post:delwan')
    >>> [needle.stems for needle in query.needles], query.values
    ([('chief',), ('river', 'road'), ('traffic',)], (('post', 'DELWAN', False),))
    """
    needles: list[Needle] = []
    values: list[tuple[str, str, bool]] = []
    for part in _PART.finditer(text):
        excluded = part["not"] is not None
        if part["field"]:
            values.append((_FIELDS[part["field"].lower()], part["value"].upper(), excluded))
        elif found := tuple(fold(word[0]) for word in words(part["phrase"] or part["word"] or "")):
            needles.append(Needle(found, tuple(map(stem, found)), excluded))
    return Query(tuple(needles), tuple(values))


@cache
def _analyzer() -> tantivy.TextAnalyzer:
    return stems()


def stem(word: str) -> str:
    """The stem of a folded word."""
    return "".join(_analyzer().analyze(word)) or word


def whole_query(query: Query, schema: tantivy.Schema) -> tantivy.Query:
    """The query over whole telegrams, as the index understands it."""
    must = tantivy.Query.const_score_query(tantivy.Query.term_query(schema, "kind", WHOLE), 0.0)
    clauses: list[Clause] = [(tantivy.Occur.Must, must)]
    clauses += _needles(query.needles, schema)
    for field, value, excluded in query.values:
        term = tantivy.Query.const_score_query(tantivy.Query.term_query(schema, field, value), 0.0)
        clauses.append((tantivy.Occur.MustNot if excluded else tantivy.Occur.Must, term))
    return tantivy.Query.boolean_query(clauses)


def _needles(needles: Sequence[Needle], schema: tantivy.Schema) -> Iterator[Clause]:
    for needle in needles:
        if len(needle.words) > 1:
            asked = tantivy.Query.phrase_query(schema, EXACT, list(needle.words))
        else:
            asked = tantivy.Query.term_query(schema, WORDS, needle.stems[0])
        yield (tantivy.Occur.MustNot if needle.excluded else tantivy.Occur.Must), asked


def places(needles: Sequence[Needle], text: str) -> list[tuple[int, int]]:
    """Where the needles stand in a text, in order; a phrase from its first word to its last.

    >>> places(read_query("chief").needles, "The chiefs met.")
    [(4, 10)]
    """
    found = words(text)
    folded = [fold(word[0]) for word in found]
    stemmed = [stem(word) for word in folded]
    spans = []
    for needle in needles:
        length = len(needle.words)
        row, asked = (folded, needle.words) if length > 1 else (stemmed, needle.stems)
        for place in range(len(row) - length + 1):
            if tuple(row[place : place + length]) == asked:
                spans.append((found[place].start(), found[place + length - 1].end()))
    return sorted(set(spans))
