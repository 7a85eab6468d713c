"""A telegram as HTML: marking at top and bottom and before each passage, nothing in its text obeyed.

Everything from the telegram is escaped and stands in `<bdi>`, so that no direction sign reaches beyond it; there is
no script and no style. A passage has its number as its address: `#p2`.
"""

from collections.abc import Iterator

from reftel.message.cable import Cable, Paragraph
from reftel.message.markup import for_html
from reftel.message.sheet import mark_of, rows, title


def html(cable: Cable) -> str:
    """The telegram as a whole page."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{for_html(' '.join(title(cable).split()))}</title>\n</head>\n"
        f"<body>\n{article(cable)}</body>\n</html>\n"
    )


def article(cable: Cable) -> str:
    """The telegram as one `article`, to be set into a page.

    >>> from reftel.message.cable import Cable
    >>> print(article(Cable()), end="")
    <article class="telegram">
    <h1><bdi>Telegram without a number</bdi></h1>
    </article>
    """
    marking = f'<p class="marking">{_words(str(cable.marking))}</p>\n' if cable.marking else ""
    signers = "".join(f'<p class="signer">{_words(field.value)}</p>\n' for field in cable.signers)
    body = "".join(_section(row, key) for row, key in _keyed(cable.paragraphs))
    return (
        f'<article class="telegram">\n{marking}<h1>{_words(title(cable))}</h1>\n'
        f"{_heading(cable)}{body}{signers}{marking}</article>\n"
    )


def _words(text: str) -> str:
    return f"<bdi>{for_html(' '.join(text.split()))}</bdi>"


def _heading(cable: Cable) -> str:
    lines = "".join(
        f"<dt>{name}</dt>\n" + "".join(f"<dd>{_words(value)}</dd>\n" for value in values)
        for name, values in rows(cable)
    )
    return f'<dl class="heading">\n{lines}</dl>\n' if lines else ""


def _keyed(paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[Paragraph, str]]:
    """Each paragraph with an address of its own: `p2`, `p2-2` when the number stands twice, `u1` without a number."""
    seen: dict[int | None, int] = {}
    for row in paragraphs:
        count = seen[row.number] = seen.get(row.number, 0) + 1
        if row.number is None:
            yield row, f"u{count}"
        else:
            yield row, f"p{row.number}" if count == 1 else f"p{row.number}-{count}"


def _section(row: Paragraph, key: str) -> str:
    heading = f"<h2>{_words(row.heading.value)}</h2>\n" if row.heading else ""
    number = f'<span class="number">{row.number}.</span> ' if row.number is not None else ""
    mark = f'<span class="mark">{for_html(mark_of(row))}</span> ' if row.marking else ""
    passages = [f"<bdi>{for_html(passage)}</bdi>" for passage in _passages(row.text)]
    first, *more = passages or [""]
    below = "".join(f"<p>{passage}</p>\n" for passage in more)
    return f'<section class="paragraph" id="{key}">\n{heading}<p>{number}{mark}{first}</p>\n{below}</section>\n'


def _passages(text: str) -> list[str]:
    """The passages of a paragraph, parted by blank lines."""
    rows = [[]] if text else []  # type: list[list[str]]
    for line in text.splitlines():
        if line.strip():
            rows[-1].append(line.strip())
        elif rows[-1]:
            rows.append([])
    return ["\n".join(lines) for lines in rows if lines]
