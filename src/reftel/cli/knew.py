"""`reftel knew`: what a post or an office had been told of a matter."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption, opened

if TYPE_CHECKING:
    from reftel.desk.knew import Knowledge, Line

_UNSHOWN = "On the same matter, whose addressees are not shown here:"
_UNDATED = "On the same matter, without a date, sent then or later:"
_HOW = {"from": "sent it", "action": "for action", "info": "for information", "collective": "through"}


def knew(
    topic: Annotated[
        list[str], typer.Argument(metavar="TOPIC|MRN|PERSON", help='Words, "a phrase", a number, a name.')
    ],
    by: Annotated[str, typer.Option("--by", metavar="POST|OFFICE", help="SAHRIYA, STATE, CIA, NEA.")],
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Up to this day, 2011-07-10.")] = None,
    json: JsonOption = False,
) -> None:
    """List the telegrams on a matter that a post or an office sent, or that were addressed to it.

    It says what was addressed to whom, never what was read. The others on the same matter come last.
    """
    from reftel.desk.knew import knew as found
    from reftel.desk.knew import nobody
    from reftel.desk.phrase import counted
    from reftel.room.told import who
    from reftel.vault.local import tables_of

    asked = who(by, tables_of(archive).posts)
    with opened(archive, room) as place:
        known = found(place, " ".join(topic), asked, _day(as_of))
        near = None if known.told else nobody(place, asked)
    if near is not None:
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        words = f"no telegram that you may see is from or to {by}{hint}"
        raise typer.BadParameter(words, param_hint="--by")
    if json:
        from reftel.cli.json_line import json_line

        print(json_line(known.told))
        return
    for line in _lines(known, asked.post or asked.name):
        print(line)
    total = len(known.told) + len(known.others) + len(known.unshown)
    told = f"{len(known.told)} of {counted(total, 'telegram')} on it {'was' if total == 1 else 'were'}"
    print(f"{told} from or to {asked.post or asked.name}", file=sys.stderr)


def _day(day: str | None) -> str | None:
    from datetime import date

    try:
        return date.fromisoformat(day).isoformat() if day else None
    except ValueError:
        raise typer.BadParameter(f"{day} is no day; a day is like 2011-07-10", param_hint="--as-of") from None


def _lines(known: "Knowledge", name: str) -> Iterator[str]:
    for line in known.told:
        yield from _line(line)
    if known.others:
        yield f"On the same matter, neither from nor to {name}:"
        for line in known.others:
            yield from _line(line)
    for words, lines in ((_UNSHOWN, known.unshown), (_UNDATED, known.undated)):
        if lines:
            yield words
            for line in lines:
                yield from _line(line)


def _line(line: "Line") -> Iterator[str]:
    from reftel.message.markup import visible

    yield f"{(line.dtg or '')[:10]:10}  {line.mrn}  {_said(line)}  {visible(line.subject or '')}".rstrip()
    yield f"    {line.pin}  {visible(line.quote)}"
    if line.not_told:
        yield f"    not addressed to {', '.join(line.not_told)}"


def _said(line: "Line") -> str:
    """How it was told: `addressed for action, PRIORITY`."""
    if line.how is None:
        return f"from {line.post}" if line.post else ""
    if line.how == "from":
        return _HOW["from"]
    through = f" {line.through} (a member, as {line.learned} shows)" if line.how == "collective" else ""
    return f"addressed {_HOW[line.how]}{through}{f', {line.precedence}' if line.precedence else ''}"
