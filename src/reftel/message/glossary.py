"""The glossary: the words of the trade, in plain words, each with an example.

`MRN`, `banner`, `furniture`, `pin`. The rows stand in `tables/glossary.csv`; `reftel explain WORD` tells one,
`docs/glossary.md` all of them.
"""

from collections.abc import Mapping
from functools import cache

import msgspec
from rapidfuzz import fuzz, process

from reftel.terms.rows import shipped_rows

_NEAR_ENOUGH = 60
_MOST_NEAR = 3


class Term(msgspec.Struct, frozen=True):
    """One word: how pages and messages say it, what it means, and words of a fictional telegram that show it."""

    word: str
    plain: str
    meaning: str
    example: str
    also: tuple[str, ...]
    source: str


@cache
def terms() -> tuple[Term, ...]:
    """Every word of the glossary, in the order of the table: by the way of a telegram."""
    return tuple(map(_term, shipped_rows("glossary", "message")))


def _term(row: Mapping[str, str]) -> Term:
    also = tuple(name for name in row["also"].split(";") if name)
    return Term(row["word"], row["plain"], row["meaning"], row["example"], also, row["source"])


@cache
def _by_name() -> Mapping[str, Term]:
    """Words and their other names in small letters; a word goes before another word's other name."""
    others = {name.lower(): term for term in terms() for name in (term.plain, *term.also)}
    return others | {term.word.lower(): term for term in terms()}


def entry(word: str) -> Term | None:
    """The entry of a word, in capitals or not, or of another name for it; None when there is none.

    >>> entry("date-time group").word, entry("mrn").word
    ('DTG', 'MRN')
    """
    return _by_name().get(" ".join(word.lower().split()))


def near(word: str) -> tuple[str, ...]:
    """The words a mistyped one may stand for, the likeliest first.

    >>> near("presedence")[0]
    'precedence'
    """
    found = process.extract(
        word.lower(), list(_by_name()), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH, limit=_MOST_NEAR
    )
    return tuple(dict.fromkeys(_by_name()[name].word for name, _score, _place in found))


def told(term: Term) -> str:
    """An entry as lines of text for a terminal."""
    said = "" if term.plain.lower() == term.word.lower() else f"On pages and in messages: {term.plain}.\n\n"
    return f"{term.word}\n\n{term.meaning}\n\n    {term.example}\n\n{said}Source: {term.source}"


def glossary_page() -> str:
    """The glossary as the Markdown page `docs/glossary.md`."""
    rows = (f"| **{term.word}** | {term.meaning} | `{term.example}` | {term.plain} |" for term in terms())
    return "\n".join([_OPENING, *rows, ""])


_OPENING = """# Glossary

The words of the trade, by the way of a telegram: from its heading to what is made of it. Code, tables and commands are
named by them; pages and messages use the plain words of the last column. `reftel explain WORD` tells one of them. The
page is written from `src/reftel/message/tables/glossary.csv` by `python -m reftel.message.glossary`; a test holds the
two together. [Anatomy](anatomy.md) shows them in one telegram.

| word | what it means | for example | on pages |
|---|---|---|---|"""


if __name__ == "__main__":
    print(glossary_page(), end="")
