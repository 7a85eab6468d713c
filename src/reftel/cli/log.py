"""`reftel log`: what no telegram says, noted beside the telegrams."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption, opened
from reftel.cli.written import MarkingOption, marking_of

if TYPE_CHECKING:
    from reftel.desk.logbook import Log

_KINDS = "incident, intervention, offer, promise, risk, post, contact; or list, undo, overrides."

_ASKED = ("list", "overrides")


def log(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=_KINDS)],
    text: Annotated[list[str] | None, typer.Argument(metavar="TEXT", help="What is noted; of undo the number.")] = None,
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    about: Annotated[str | None, typer.Option("--about", metavar="NAME", help="Whom it concerns.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="When it happened, or is due.")] = None,
    said: Annotated[str | None, typer.Option("--said", metavar="DATE", help="When it became known.")] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="NAME", help="On whose word.")] = None,
    marking: MarkingOption = None,
    json: JsonOption = False,
) -> None:
    """Note a call, a visit or a document, so that it stands beside the claims of telegrams.

    What is noted looks different (its status is logged) and obeys the same rooms, ledger and watch.
    """
    from reftel.desk.logbook import KINDS, PREFIX, Log, Note
    from reftel.vault.actor import actor, now

    words = " ".join(text or ()).strip()
    if kind not in (*KINDS, *_ASKED, "undo"):
        raise typer.BadParameter(f"there is no {kind}; there are {', '.join(KINDS)}", param_hint="KIND")
    if not words and kind not in _ASKED:
        raise typer.BadParameter("say what is noted", param_hint="TEXT")
    with opened(archive, room) as place:
        book = Log(archive, place.name)
        if kind == "list":
            _print(book, json)
        elif kind == "overrides":
            _print_overrides(archive, place.name, json)
        elif kind == "undo":
            _undo(book, words)
        else:
            shown = marking_of(archive, place, marking)
            made = Note(kind, words, _day(said) or now()[:10], actor(), now(), about, _when(on), source, shown)
            print(f"{PREFIX}{book.add(made)}")


def _print(book: "Log", json: bool) -> None:
    from reftel.cli.recorded import print_json
    from reftel.desk.logbook import PREFIX
    from reftel.message.markup import visible

    if json:
        print_json(list(book))
        return
    for note in book:
        print(visible(f"{PREFIX}{note.number}  {note.said}  {note.kind}  {note.about or ''}: {note.text}"))


def _print_overrides(archive: Path, room: str, json: bool) -> None:
    """Where names of protected persons left the desk."""
    from reftel.cli.recorded import print_json
    from reftel.desk.override import Overrides
    from reftel.message.markup import visible

    rows = list(Overrides(archive, room))
    if json:
        print_json(rows)
        return
    for row in rows:
        print(visible(f"{row.at}  {row.by}  {row.what}: {', '.join(row.persons)}: {row.why}"))


def _undo(book: "Log", words: str) -> None:
    from reftel.desk.logbook import PREFIX
    from reftel.vault.actor import now

    number = words.upper().removeprefix(PREFIX)
    if not (number.isdecimal() and book.undo(int(number), now())):
        raise typer.BadParameter(f"there is no entry {words}; `reftel log list` shows them", param_hint="TEXT")
    print(f"{PREFIX}{number} taken back", file=sys.stderr)


def _when(text: str | None) -> str | None:
    """A day, a month or a year, as it was given."""
    from reftel.room.vantage import last_day

    try:
        return text if text and last_day(text) else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--on") from None


def _day(text: str | None) -> str | None:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError:
        raise typer.BadParameter(f"{text} is no day; write it as 2011-07-08", param_hint="--said") from None
