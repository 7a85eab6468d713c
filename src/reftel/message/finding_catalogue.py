"""The catalogue of findings: what each code means, how much it matters, and what to do about it.

`banner-below-marks  error  A portion is marked higher than the banner says.` The rows stand in `tables/finding.csv`;
`reftel explain CODE` prints one, `docs/findings.md` all of them.
"""

from collections.abc import Mapping
from functools import cache

import msgspec
from rapidfuzz import fuzz, process

from reftel.message.finding import Finding, Severity
from reftel.terms.rows import shipped_rows
from reftel.text import Span

_NEAR_ENOUGH = 60
_MOST_NEAR = 3


class Entry(msgspec.Struct, frozen=True):
    """One code: its level, what it means, words of a fictional telegram that show it, and what to do."""

    code: str
    level: Severity
    meaning: str
    example: str
    what_to_do: str
    source: str


@cache
def entries() -> Mapping[str, Entry]:
    """Every code of the catalogue with its entry, in the order of the table."""
    return {row["code"]: _entry(row) for row in shipped_rows("finding", "message")}


def _entry(row: Mapping[str, str]) -> Entry:
    return Entry(
        code=row["code"],
        level=Severity(row["level"]),
        meaning=row["meaning"],
        example=row["example"].replace("\\n", "\n"),
        what_to_do=row["what_to_do"],
        source=row["source"],
    )


def entry(code: str) -> Entry | None:
    """The entry of a code; None when there is no such code.

    >>> entry("banner-below-marks").level.value
    'error'
    """
    return entries().get(code)


def near(code: str) -> tuple[str, ...]:
    """The codes a mistyped one may stand for, the likeliest first.

    >>> near("banner-below-mark")[0]
    'banner-below-marks'
    """
    found = process.extract(code, list(entries()), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH, limit=_MOST_NEAR)
    return tuple(name for name, _score, _place in found)


def told(row: Entry) -> str:
    """An entry as lines of text for a terminal."""
    example = "\n".join(f"    {line}" for line in row.example.split("\n"))
    return f"{row.code} ({row.level.value})\n\n{row.meaning}\n\n{example}\n\n{row.what_to_do}\n\nSource: {row.source}"


def remark(code: str, span: Span, message: str) -> Finding:
    """The finding of a code with the level its entry gives it; `message` names the values on both sides."""
    return Finding(code, entries()[code].level, message, span)


def catalogue_page() -> str:
    """The catalogue as the Markdown page `docs/findings.md`."""
    return "\n".join([_OPENING, *(_section(row) for row in entries().values())])


_OPENING = """# Findings

What `reftel check` can say of a telegram. A **note** is worth knowing, a **warning** is a doubt, an **error** is
something that is wrong and makes the command exit with 1. No finding stops the reading: the next telegram goes on.
`reftel explain CODE` prints a section of this page. It is written from `src/reftel/message/tables/finding.csv`
by `python -m reftel.message.finding_catalogue`; a test holds the two together. All examples are invented.
"""


def _section(row: Entry) -> str:
    example = "\n".join(f"    {line}".rstrip() for line in row.example.split("\n"))
    source = f"\nRule from: {row.source}.\n" if row.source else ""
    return (
        f"## {row.code}\n\n**{row.level.value}** {row.meaning}\n\n{example}\n\nWhat to do: {row.what_to_do}\n{source}"
    )


if __name__ == "__main__":
    print(catalogue_page(), end="")
