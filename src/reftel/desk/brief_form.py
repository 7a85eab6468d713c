"""The forms of a brief: plain text, Markdown and HTML; the same sentences in each, marked above and below."""

from collections.abc import Iterator
from html import escape
from textwrap import wrap

from reftel.desk.brief_page import BriefPage, Part, Sentence

_WIDTH = 92
NOT_KNOWN = "MARKING NOT KNOWN"
LEGEND = "Every sentence has its words. A ? says that nobody has confirmed it yet; read the words before you act on it."
_STYLE = """
@page { size: A4; margin: 16mm }
:root { color-scheme: light }
body { font: 10.5pt/1.4 Georgia, "DejaVu Serif", serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: #111;
  background: #fff }
.marking { text-align: center; font-weight: bold; letter-spacing: .04em }
h1 { font-size: 1.5em; margin: .5em 0 .1em } h2 { font-size: 1.05em; margin: 1em 0 .2em; border-bottom: 1px solid #999 }
p, ul, ol { margin: .2em 0 } ul { list-style: none; padding: 0 } li { margin: .25em 0; padding-left: 1.6em;
  text-indent: -1.6em } ol li { padding-left: 0; text-indent: 0 }
.pin, .sign { white-space: nowrap; font-size: .85em; color: #444 } .note { font-style: italic }
footer { font-size: .85em; color: #444; margin-top: 1em }
@media print { body { margin: 0; max-width: none; font-size: 9.5pt } }
"""


def text(page: BriefPage) -> str:
    """The brief as plain text."""
    return "\n".join(_text(page)) + "\n"


def _text(page: BriefPage) -> Iterator[str]:
    marking = (page.marking or NOT_KNOWN).center(_WIDTH).rstrip()
    yield from (marking, "", page.name)
    for fact in page.facts:
        yield from wrap(fact, _WIDTH)
    for part in page.parts:
        yield from ("", part.title.upper())
        for row in part.sentences:
            # A pin is not broken at a line's end.
            whole = said(row).replace(place(row), place(row).replace(" ", "\u00a0"))
            lines = wrap(whole, _WIDTH, initial_indent="  ", subsequent_indent="      ", break_long_words=False)
            yield from (line.replace("\u00a0", " ") for line in lines)
            for note in row.notes:
                yield from wrap(f"Note: {note}", _WIDTH, initial_indent="      ", subsequent_indent="      ")
        yield from (f"  {line}" for line in rest(part))
    yield from ("", "SOURCES")
    for number, source in enumerate(page.sources, 1):
        yield from wrap(f"{number}. {source}", _WIDTH, initial_indent="  ", subsequent_indent="     ")
    yield from ("", *wrap(LEGEND, _WIDTH), *remarks(page), "", marking)


def said(row: Sentence) -> str:
    """A sentence with its mark before it and its pin behind it."""
    return " ".join(
        filter(None, (row.mark, f"{row.text}:" if row.text and row.words else row.text, row.words, place(row)))
    )


def place(row: Sentence) -> str:
    """Where a sentence stands, and its sign: `[11SAHRIYA88 ¶2 ?]`."""
    return f"[{' '.join(filter(None, (row.pin, row.sign)))}]"


def rest(part: Part) -> list[str]:
    """What is said of lines that are not on the page."""
    return [f"and {part.more} more in the case file"] if part.more else []


def remarks(page: BriefPage) -> list[str]:
    """What is said below of those to be shielded."""
    return ["Persons to be protected stand by their initials."] if page.initials else []


def markdown(page: BriefPage) -> str:
    """The brief as Markdown."""
    return "\n".join(_markdown(page)) + "\n"


def _markdown(page: BriefPage) -> Iterator[str]:
    marking = f"**{_plain(page.marking or NOT_KNOWN)}**"
    yield from (marking, "", f"# {_plain(page.name)}", "")
    yield from ("\n\n".join(map(_plain, page.facts)),)
    for part in page.parts:
        yield from ("", f"## {_plain(part.title)}", "")
        for row in part.sentences:
            yield f"- {_plain(said(row))}"
            yield from (f"    - *{_plain(note)}*" for note in row.notes)
        yield from (f"- {line}" for line in rest(part))
    yield from ("", "## Sources", "")
    yield from (f"{number}. {_plain(source)}" for number, source in enumerate(page.sources, 1))
    yield from ("", LEGEND, *remarks(page), "", marking)


def _plain(words: str) -> str:
    """Words of which no sign acts in Markdown."""
    return "".join(f"\\{sign}" if sign in r"\`*_[]<>#|" else sign for sign in words)


def html(page: BriefPage) -> str:
    """The brief as a page of HTML that needs nothing beside itself, and prints on one sheet."""
    marking = f'<p class="marking">{escape(page.marking or NOT_KNOWN)}</p>'
    head = f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(page.name)}</title>\n'
    body = "\n".join((marking, "<main>", *_html(page), "</main>", marking))
    return f"{head}<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"


def _html(page: BriefPage) -> Iterator[str]:
    yield f"<h1>{_bdi(page.name)}</h1>"
    yield from (f"<p>{_bdi(fact)}</p>" for fact in page.facts)
    for part in page.parts:
        yield from (f"<h2>{escape(part.title)}</h2>", "<ul>")
        for row in part.sentences:
            notes = "".join(f'<br><span class="note">{_bdi(note)}</span>' for note in row.notes)
            text_ = f"{_bdi(row.text)}: " if row.text and row.words else _bdi(row.text)
            words = f"<q>{_bdi(row.words[1:-1])}</q> " if row.words else ""
            yield f'<li>{escape(row.mark)} {text_}{words}<span class="pin">{escape(place(row))}</span>{notes}</li>'
        yield from (f"<li>{line}</li>" for line in rest(part))
        yield "</ul>"
    yield from ("<h2>Sources</h2>", "<ol>", *(f"<li>{_bdi(source)}</li>" for source in page.sources), "</ol>")
    yield f"<footer>{' '.join((LEGEND, *remarks(page)))}</footer>"


def _bdi(words: str) -> str:
    return f"<bdi>{escape(words)}</bdi>" if words else ""
