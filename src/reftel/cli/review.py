"""`reftel review`: what the machine is unsure of, decided with the words on the screen."""

import sys
from collections.abc import Sequence
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption, opened
from reftel.cli.number import number
from reftel.cli.output import output
from reftel.cli.recorded import print_json, recorded

if TYPE_CHECKING:
    from reftel.desk.judgements import Judgements
    from reftel.desk.question import Question
    from reftel.room.definition import Definition
    from reftel.room.judgement import Judgement
    from reftel.room.room import Room


class Take(Enum):
    """Whose decision stands where two contradict each other."""

    OURS = "ours"
    THEIRS = "theirs"


def _reason(why: str) -> str:
    from reftel.room.judgement import LONGEST_WHY

    if len(why) > LONGEST_WHY:
        raise typer.BadParameter(f"a reason has {LONGEST_WHY:,} letters at the most")
    return why


WhyOption = Annotated[
    str, typer.Option("--why", metavar="TEXT", callback=_reason, help="A reason, kept with every answer.")
]
_HELP = "y same, n different, h unsure, u undo the last, s skip, q leave"


def review(
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    listed: Annotated[bool, typer.Option("--list", help="Print the questions and leave.")] = False,
    judged: Annotated[bool, typer.Option("--judged", help="Print what was decided, by whom and when.")] = False,
    undo: Annotated[
        int | None, typer.Option("--undo", metavar="N", parser=number(1), help="Take back the decision of this number.")
    ] = None,
    export: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write what was decided, for somebody else.")
    ] = None,
    merge: Annotated[
        Path | None, typer.Option("--merge", metavar="FILE", help="Take in what somebody else decided.")
    ] = None,
    take: Annotated[
        Take, typer.Option("--take", help="Whose word stands where two contradict each other.")
    ] = Take.OURS,
    why: WhyOption = "",
    json: JsonOption = False,
) -> None:
    """Answer what the machine is unsure of: who is one person, what one happening or promise, what was kept.

    The most useful questions come first: those on which most telegrams and people in danger hang. Answers are kept
    with who and when, survive every rebuild, and can be undone, written to a file, and merged from another person's.
    """
    from reftel.desk.judgements import Judgements
    from reftel.desk.question import questions

    if export or merge or judged or undo is not None:
        _kept(Kept(archive, room, judged, undo, export, merge, take), json)
        return
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


class Kept(NamedTuple):
    """What is asked of the decisions that are kept."""

    archive: Path
    room: str
    judged: bool
    undo: int | None
    export: Path | None
    merge: Path | None
    take: Take


def _kept(asked: Kept, json: bool) -> None:
    from reftel.desk.judgements import Judgements
    from reftel.vault.actor import now

    with opened(asked.archive, asked.room) as place:
        kept = Judgements(asked.archive, place.name)
        if asked.undo is not None and kept.undo(now(), asked.undo) is None:
            raise typer.BadParameter(
                f"no decision {asked.undo} stands; `reftel review --judged` lists those that do", param_hint="--undo"
            )
        if asked.export:
            _export(asked, place, kept)
        if asked.merge:
            _merge(asked, place, kept)
        if asked.judged:
            _print_judged(tuple(kept), json)


def _print_judged(rows: "Sequence[Judgement]", json: bool) -> None:
    from reftel.desk.phrase import counted
    from reftel.message.markup import visible

    if json:
        print_json(rows)
        return
    for row in rows:
        print(visible(f"{row.number:4}  {_decided(row)}"))
    print(counted(len(rows), "decision"), file=sys.stderr)


def _decided(row: "Judgement") -> str:
    """A decision in one line: what it is about, what was decided, by whom, when, why."""
    right = f" / {row.right}" if row.about not in ("claim", "state") else f" / {row.right.quote}"
    why = f": {row.why}" if row.why else ""
    return f"{row.about} {row.verdict}: {row.left}{right}  [{row.by}, {row.at[:10]}{why}]"


def _definition(archive: Path, room: str) -> "Definition":
    from reftel.room.definition import definitions

    return definitions(archive)[room]


def _export(asked: Kept, place: "Room", kept: "Judgements") -> None:
    from reftel.desk.exchange import written
    from reftel.desk.phrase import counted

    rows = tuple(kept)
    words = written(rows, _definition(asked.archive, place.name))
    with output(asked.export, "--export") as out:
        out.write(words)
    print(f"{counted(len(rows), 'decision')} written, with the names and words they are about", file=sys.stderr)


def _merge(asked: Kept, place: "Room", kept: "Judgements") -> None:
    from reftel.desk.exchange import BadExchange, merged, received
    from reftel.desk.phrase import counted
    from reftel.desk.place import seen
    from reftel.message.markup import visible

    assert asked.merge is not None
    try:
        theirs = received(asked.merge.read_bytes())
    except OSError as error:
        raise typer.BadParameter(f"{asked.merge} cannot be read: {error.strerror}", param_hint="--merge") from None
    except BadExchange as error:
        raise typer.BadParameter(f"{asked.merge}: {error}", param_hint="--merge") from None
    found = merged(tuple(kept), theirs, _definition(asked.archive, place.name), partial(seen, place))
    taken = tuple(each.theirs for each in found.conflicts) if asked.take is Take.THEIRS else ()
    for row in (*found.new, *taken):
        kept.add(row)
    for each in found.conflicts:
        print(visible(f"conflict, {asked.take.value} stands:"))
        print(visible(f"  ours:   {_decided(each.mine)}"))
        print(visible(f"  theirs: {_decided(each.theirs)}"))
    told = f"{counted(len(found.new) + len(taken), 'decision')} taken in, {found.known} known"
    print(
        f"{told}, {counted(len(found.conflicts), 'conflict')}, {found.unseen} on what is not seen here", file=sys.stderr
    )


def _lines(row: "Question") -> list[str]:
    from reftel.message.markup import visible

    return [visible(row.ask), *(visible(f"    “{quote}”") for quote in row.quotes), f"    {'; '.join(row.why)}"]


def _ask(rows: "tuple[Question, ...]", kept: "Judgements", why: str) -> int:
    """Ask one question after the other; how many were answered."""
    from reftel.vault.actor import actor, now

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
