"""The TAGS are of the vocabulary: `TAGS: PGOV, PHUM, IZ`; `POGV` is no tag, and one stroke away from PGOV."""

from collections.abc import Iterator
from string import ascii_uppercase

from reftel.message.cable import Reading
from reftel.message.finding import Finding
from reftel.message.finding_catalogue import remark
from reftel.terms.tables import Tables
from reftel.terms.tag import Tags

_SUBJECT_LENGTHS = range(4, 7)
_SUBJECTS = frozenset({"subject", "program"})


def tags(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """Every tag stands in the tables, but for the names of people, `OVIP (VALE, ANN R.)`."""
    for field in reading.cable.tags:
        name = field.value
        if tables.tags.known(name) or "," in name:
            continue
        near = near_tags(name, tables.tags)
        if near:
            yield remark(
                "tag-misspelt", field.span, f"{name} is in no table of tags; one stroke away: {', '.join(near)}"
            )
        else:
            yield remark("tag-unknown", field.span, f"{name} is in no table of tags")


def near_tags(name: str, vocabulary: Tags) -> tuple[str, ...]:
    """The subjects that `name` is one stroke away from: a letter dropped, doubled, changed or swapped.

    >>> from reftel.terms.tables import shipped
    >>> near_tags("POGV", shipped().tags)
    ('PGOV',)
    """
    if len(name) not in _SUBJECT_LENGTHS or not name.isalpha():
        return ()
    subjects = (
        other for other in dict.fromkeys(_strokes(name)) if (tag := vocabulary.get(other)) and tag.kind in _SUBJECTS
    )
    return tuple(subjects)


def _strokes(name: str) -> Iterator[str]:
    """Every word one stroke away from `name`, swapped neighbours first."""
    for at in range(len(name) - 1):
        yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    for at in range(len(name)):
        yield name[:at] + name[at + 1 :]
    for at in range(len(name) + 1):
        for letter in ascii_uppercase:
            yield name[:at] + letter + name[at:]
            yield name[:at] + letter + name[at + 1 :]
