"""`reftel brief`: one person, every sentence that names him, pinned."""

import sys
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption
from reftel.cli.guard import Guard, InitialsOption, NameBecauseOption
from reftel.cli.output import OutputOption, output
from reftel.cli.recorded import AsOfOption, ConfirmedOption, recorded

if TYPE_CHECKING:
    from reftel.desk.brief import Brief, Line
    from reftel.desk.brief_page import BriefPage

_WIDTH = 100


class Form(Enum):
    """The forms of the page, and of what it rests on."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    JSON = "json"
    RIS = "ris"
    CSL = "csl"


def brief(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A person, in any spelling; or a case file's name.")],
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    form: Annotated[
        Form | None, typer.Option("--format", "--as", help="One page, in this form; ris and csl are its sources.")
    ] = None,
    file: OutputOption = None,
    style: Annotated[str, typer.Option("--style", metavar="STYLE", help="Citations: chicago, frus, nara.")] = "chicago",
    as_of: AsOfOption = None,
    confirmed: ConfirmedOption = False,
    initials: InitialsOption = False,
    why: NameBecauseOption = None,
    json: JsonOption = False,
) -> None:
    """Print every sentence that names a person; or, with --format, a brief on one page.

    The sentences come in whatever spelling, with their paragraphs; those that may speak of a namesake come last, with
    what speaks against them. The page is made of lines of the case file, the pinned ones where it is kept, and of no
    other words. Names of protected persons leave the desk as initials, or for a reason that is kept.
    """
    if form is not None or file is not None:
        made = _sheet(archive, room, Sheet(name, form or _form_of(file), style, as_of, confirmed, Guard(initials, why)))
        with output(file) as out:
            out.write(made)
        return
    _sentences(name, archive, room, json)


def _form_of(file: Path | None) -> Form:
    """The form a file's name ends in."""
    ending = file.suffix.lower().removeprefix(".") if file else ""
    found = {"txt": Form.TEXT, "md": Form.MARKDOWN, "htm": Form.HTML}.get(ending)
    try:
        return found or Form(ending)
    except ValueError:
        forms = ", ".join(each.value for each in Form)
        raise typer.BadParameter(f"say in which form: --format with one of {forms}", param_hint="--format") from None


class Sheet(NamedTuple):
    """Which page is asked for."""

    name: str
    form: Form
    style: str
    as_of: str | None
    confirmed: bool
    guard: Guard


def _sheet(archive: Path, room: str, asked: Sheet) -> bytes:
    """The page in its form."""
    from functools import partial

    from reftel.cli.case import dossier_of
    from reftel.desk.brief_page import brief_page
    from reftel.desk.cite import NOTES
    from reftel.desk.provenance import source

    if asked.style not in NOTES:
        raise typer.BadParameter(f"there is no style {asked.style}; there are {', '.join(NOTES)}", param_hint="--style")
    with recorded(archive, room, asked.as_of) as (place, record):
        shown = dossier_of(archive, place, record, asked.name, asked.confirmed)
        if not shown.found.who["telegrams"]:
            raise typer.BadParameter(f"nothing you may see speaks of {asked.name}", param_hint="NAME")
        style = asked.form.value if asked.form in (Form.RIS, Form.CSL) else asked.style
        page = brief_page(shown, record, partial(source, archive, place), style, asked.guard.initials)
        asked.guard.pass_(archive, place.name, f"brief {asked.name} as {asked.form.value}", page.protected)
    return _formed(page, asked.form)


def _formed(page: "BriefPage", form: Form) -> bytes:
    from reftel.cli.json_line import json_bytes
    from reftel.desk import brief_form
    from reftel.desk.brief_pdf import pdf

    if form is Form.PDF:
        return pdf(page)
    if form is Form.JSON:
        return json_bytes(page) + b"\n"
    if form is Form.RIS:
        return ("\n\n".join(page.sources) + "\n").encode()
    if form is Form.CSL:
        import msgspec

        return msgspec.json.encode([item for each in page.sources for item in msgspec.json.decode(each)]) + b"\n"
    made = {Form.TEXT: brief_form.text, Form.MARKDOWN: brief_form.markdown, Form.HTML: brief_form.html}
    return made[form](page).encode()


def _sentences(name: str, archive: Path, room: str, json: bool) -> None:
    from reftel.claims.name import read_name
    from reftel.cli.archive import opened
    from reftel.cli.json_line import json_line
    from reftel.desk.brief import brief as made

    person = read_name(name)
    if person is None:
        raise typer.BadParameter(f"{name!r} has no word of a name; a name is like Rustam Darvazi", param_hint="NAME")
    with opened(archive, room) as open_room:
        found = made(open_room, person)
    if json:
        print(json_line(found))
    else:
        print("\n".join(page(found)))
    if not (found.lines or found.undecided):
        print(f"Nothing you may see names {found.name}.", file=sys.stderr)


def page(found: "Brief") -> Iterator[str]:
    """A brief as lines of text."""
    from reftel.desk.phrase import counted
    from reftel.message.markup import visible

    count = len({line.mrn for line in found.lines})
    yield visible(found.name)
    yield f"{counted(len(found.lines), 'sentence')} in {counted(count, 'telegram')}"
    if found.spellings:
        yield from _wrapped(f"Written as {', '.join(found.spellings)}", "")
    yield from _telegrams(found.lines)
    if found.undecided:
        yield ""
        yield "Perhaps somebody else:"
        yield from _telegrams(found.undecided)


def _telegrams(lines: Iterable["Line"]) -> Iterator[str]:
    from reftel.message.markup import visible

    for mrn, group in groupby(lines, key=lambda line: line.mrn):
        rows = list(group)
        first = rows[0]
        when = first.dtg[:10] if first.dtg else "undated"
        yield ""
        yield visible(f"{mrn}  {when}  {first.subject or ''}".rstrip())
        for line in rows:
            doubt = f" [{line.doubt}]" if line.doubt else ""
            yield from _wrapped(f"{line.paragraph} {_mark(line)}{line.quote}{doubt}", "  ")


def _mark(line: "Line") -> str:
    shown = line.mark or line.marking
    return f"({shown}) " if shown else ""


def _wrapped(text: str, indent: str) -> Iterator[str]:
    import textwrap

    from reftel.message.markup import visible

    yield from textwrap.wrap(
        visible(text), _WIDTH, initial_indent=indent, subsequent_indent=indent + "    ", break_long_words=False
    )
