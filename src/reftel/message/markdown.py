"""A telegram as Markdown: marking at top and bottom and before each passage, the heading as a table."""

from collections.abc import Iterator

from reftel.message.cable import Cable, Paragraph
from reftel.message.markup import for_markdown
from reftel.message.sheet import mark_of, rows, title


def markdown(cable: Cable) -> str:
    """The telegram as a Markdown document; whatever its text holds, it is text there too.

    >>> from reftel.message.cable import Cable
    >>> print(markdown(Cable()).splitlines()[0])
    # Telegram without a number
    """
    return "\n\n".join(part for part in _parts(cable) if part) + "\n"


def _parts(cable: Cable) -> Iterator[str]:
    marking = f"**{for_markdown(str(cable.marking))}**" if cable.marking else ""
    yield f"# {_line(title(cable))}"
    yield marking
    yield _table(cable)
    for paragraph in cable.paragraphs:
        yield from _paragraph(paragraph)
    yield "  \n".join(_line(field.value) for field in cable.signers)
    yield marking


def _table(cable: Cable) -> str:
    lines = [f"| {name} | {'<br>'.join(map(_line, values))} |" for name, values in rows(cable)]
    return "\n".join(("| | |", "|---|---|", *lines)) if lines else ""


def _line(text: str) -> str:
    return for_markdown(" ".join(text.split()))


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    if paragraph.heading:
        yield f"## {_line(paragraph.heading.value)}"
    number = f"**¶{paragraph.number}** " if paragraph.number is not None else ""
    lines = (line.strip() for line in for_markdown(paragraph.text).split("\n"))
    yield f"{number}{for_markdown(mark_of(paragraph))} {_broken(lines)}".strip()


def _broken(lines: Iterator[str]) -> str:
    """Lines go on within a passage; a blank one parts two passages of it."""
    return "\n".join(lines).strip()
