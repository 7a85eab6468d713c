"""A telegram on a page of text: marking, number and subject, heading, passages, signature, marking."""

from collections.abc import Iterator

from reftel.message.cable import Cable
from reftel.message.markup import visible
from reftel.message.sheet import mark_of, rows, title


def sheet(cable: Cable, source: str | None = None) -> Iterator[str]:
    """The lines of the page; `source` is the file it came from, where that may be told."""
    marking = [str(cable.marking)] if cable.marking else []
    yield from marking
    yield visible(title(cable))
    if source is not None:
        yield visible(source)
    for name, values in rows(cable):
        for value in values:
            yield f"  {name and name + ':':17}{visible(value)}"
            name = ""
    for row in cable.paragraphs:
        yield ""
        if row.heading:
            yield visible(row.heading.value)
        number = f"¶{row.number} " if row.number is not None else ""
        yield f"{number}{mark_of(row)} {visible(row.text)}".strip()
    yield from ("", *(visible(field.value) for field in cable.signers), *marking)
