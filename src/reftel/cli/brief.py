"""`reftel brief`: one person, every sentence that names him, pinned."""

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption

if TYPE_CHECKING:
    from reftel.desk.brief import Brief, Line

_WIDTH = 100


def brief(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A person, in any spelling: Rustam Darvazi.")],
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    json: JsonOption = False,
) -> None:
    """Print every sentence that names a person, in whatever spelling, with the paragraph it stands in.

    Sentences that may speak of a namesake come last, with what speaks against them.
    """
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
    from reftel.message.markup import visible

    count = len({line.mrn for line in found.lines})
    yield visible(found.name)
    yield f"{_counted(len(found.lines), 'sentence')} in {_counted(count, 'telegram')}"
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


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
