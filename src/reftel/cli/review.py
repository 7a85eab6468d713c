"""`reftel review`: what the machine is unsure of, decided with the words on the screen."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption
from reftel.cli.recorded import print_json, recorded

if TYPE_CHECKING:
    from reftel.desk.judgements import Judgements
    from reftel.desk.question import Question

_HELP = "y same, n different, h unsure, u undo the last, s skip, q leave"


def review(
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    listed: Annotated[bool, typer.Option("--list", help="Print the questions and leave.")] = False,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="A reason, kept with every answer.")] = "",
    json: JsonOption = False,
) -> None:
    """Answer what the machine is unsure of: whether persons, happenings, promises are as it thinks.

    Answers are kept with who and when, survive every rebuild, and can be undone.
    """
    from reftel.desk.judgements import Judgements
    from reftel.desk.question import questions

    with recorded(archive, room) as (place, record):
        rows = questions(record)
        kept = Judgements(Path(archive), place.name)
    if json:
        print_json(rows)
    elif listed:
        for row in rows:
            print("\n".join((f"{row.id}  {line}" if not number else line) for number, line in enumerate(_lines(row))))
    else:
        done = _ask(rows, kept, why)
        print(f"{done} answered, {len(rows) - done} left", file=sys.stderr)
        return
    print(f"{len(rows)} question{'' if len(rows) == 1 else 's'}", file=sys.stderr)


def _lines(row: "Question") -> list[str]:
    from reftel.message.markup import visible

    return [visible(row.ask), *(visible(f"    “{quote}”") for quote in row.quotes), f"    {'; '.join(row.why)}"]


def _ask(rows: "tuple[Question, ...]", kept: "Judgements", why: str) -> int:
    """Ask one question after the other; how many were answered."""
    from reftel.cli.keeper import actor, now

    done, place = 0, 0
    print(_HELP, file=sys.stderr)
    while place < len(rows):
        print("\n".join(_lines(rows[place])))
        answer = (sys.stdin.readline() or "q").strip().lower()[:1]
        if answer == "q":
            break
        if answer == "u":
            if kept.undo(now()) is not None:
                done, place = max(done - 1, 0), max(place - 1, 0)
            continue
        if answer in ("y", "n", "h"):
            kept.add(rows[place].answered(answer, actor(), now(), why))
            done += 1
        elif answer != "s":
            print(_HELP, file=sys.stderr)
            continue
        place += 1
    return done
