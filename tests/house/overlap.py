"""Whether words of the measuring folder stand in the project: runs of words that both have."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

Run = tuple[str, ...]
RUN = 8
WORD = re.compile(r"[a-z]{2,}")
MOST_FORM = 3
FORM = frozenset(
    WORD.findall("""
    jan feb mar apr may jun jul aug sep oct nov dec declassified released us department of state eo systematic review
    this record is partial extract of the original cable the full text of the original cable is not available
    message text attributes automatic decaptioning capture date channel indicators current classification concepts
    control number copy decaption note disposition approved on document handling instructions source unique id drafter
    executive order errors film from handling restrictions image path line count locator on line microfilm converted
    office action original previous reference retention secure subject tags to type te markings ads unclassified
    confidential secret page info immediate priority ruehc secstate washdc ruekjcs secdef nnn
    de fm zny znr zzh sssss ccccc
    """)
)
"""Words of stamps, headings and the archives' index, which every telegram of a kind carries and nobody wrote."""


def words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def runs(listed: Sequence[str]) -> Iterator[Run]:
    """Every run of eight words on end."""
    return zip(*(listed[place:] for place in range(RUN)), strict=False)


def common_runs(texts: Iterable[tuple[str, str]], folders: Iterable[Path]) -> dict[Run, str]:
    """The runs that stand in one of the `texts` and in a file of `folders`, with the name of the text."""
    own: dict[Run, str] = {}
    for name, text in texts:
        own.update({run: name for run in runs(words(text)) if sum(word in FORM for word in run) <= MOST_FORM})
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    found = {
        run for path in files for run in runs(words(path.read_text(encoding="utf-8", errors="replace"))) if run in own
    }
    return {run: own[run] for run in found}
