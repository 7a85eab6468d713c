"""`reftel thread`: the telegrams joined to one by references, both ways."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption, opened
from reftel.cli.number import number
from reftel.cli.output import output

if TYPE_CHECKING:
    from reftel.room.knot import Count, Doubt, Knot, Other, Tie
    from reftel.room.thread import Thread

_PLAIN = ("as printed", "year of the citing cable")


def thread(
    mrn: Annotated[
        list[str] | None, typer.Argument(metavar="MRN", help="A telegram, 11SAHRIYA431, held or only cited.")
    ] = None,
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    steps: Annotated[int, typer.Option(metavar="N", parser=number(1), help="How many references away one may be.")] = 3,
    svg: Annotated[Path | None, typer.Option("--svg", metavar="FILE", help="Draw it: - is standard output.")] = None,
    gexf: Annotated[Path | None, typer.Option("--gexf", metavar="FILE", help="Write it for Gephi.")] = None,
    most_cited: Annotated[
        int | None, typer.Option(metavar="N", parser=number(1), help="List the N that most telegrams cite.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Follow references from a telegram, to what it cites and to what cites it, and print them in order of time.

    Telegrams that nobody here holds stand among them, with the days between which they were sent.
    """
    from reftel.desk.place import no_telegram
    from reftel.room.link import typed_key
    from reftel.room.thread import most_cited as counted
    from reftel.room.thread import thread as found

    if (mrn is None) == (most_cited is None):
        raise typer.BadParameter("name one telegram, such as 11SAHRIYA431, or --most-cited 20", param_hint="MRN")
    with opened(archive, room) as place:
        links = place.links
        if most_cited is not None:
            _print_counts(counted(links, place.telegram, most_cited), json)
            return
        key = typed_key(" ".join(mrn or ()))
        made = found(key, links, place.telegram, steps)
        if not made.cables:
            raise typer.BadParameter(no_telegram(place, " ".join(mrn or ())), param_hint="MRN")
    _written(made, key, svg, gexf)
    if json:
        from reftel.cli.json_line import json_line

        print(json_line(made))
    elif svg is None and gexf is None:
        print("\n".join(_lines(made, key)))


def _print_counts(rows: "tuple[Count, ...]", json: bool) -> None:
    from reftel.cli.json_line import json_line
    from reftel.message.markup import visible

    if json:
        print(json_line(rows))
        return
    for row in rows:
        print(
            f"{row.telegrams:5}  {row.mrn}  {(row.dtg or '')[:10] or row.state}  {visible(row.subject or '')}".rstrip()
        )


def _written(made: "Thread", key: str, svg: Path | None, gexf: Path | None) -> None:
    """The thread as a drawing and as a graph, where these are asked for."""
    if svg is not None:
        from reftel.desk.drawing import drawing

        _out(svg, drawing(made, key).encode(), "--svg")
    if gexf is not None:
        from reftel.desk.graph import gexf as graph

        _out(gexf, graph(made), "--gexf")


def _out(file: Path, data: bytes, hint: str) -> None:
    named = None if str(file) == "-" else file
    with output(named, hint) as out:
        out.write(data)
    if named:
        print(f"{file} written", file=sys.stderr)


def _lines(made: "Thread", key: str) -> Iterator[str]:
    """The thread as a list: each telegram, and under it what it cites."""
    for knot in made.cables:
        yield _knot(knot, knot.mrn == key)
        yield from (_tie(tie) for tie in made.links if tie.source == knot.mrn)
        yield from (_other(other) for other in made.others if other.source == knot.mrn)
        yield from (_doubt(doubt) for doubt in made.unsettled if doubt.source == knot.mrn)
    if made.more:
        yield "It goes on; `--steps` shows more of it."


def _knot(knot: "Knot", is_start: bool) -> str:
    from reftel.message.markup import visible

    mark = ">" if is_start else " "
    if knot.dtg:
        state = "" if knot.held else f" ({knot.state})"
        return f"{mark} {knot.dtg[:10]}  {knot.mrn}{state}  {visible(knot.subject or '')}"
    if knot.held:
        return f"{mark} (undated)   {knot.mrn}  {visible(knot.subject or '')}".rstrip()
    days = f"between {knot.earliest} and {knot.latest}" if knot.earliest else "at a time that is not known"
    return f"{mark} (missing)   {knot.mrn}  {knot.state}, sent {days}"


def _tie(tie: "Tie") -> str:
    from reftel.message.markup import visible

    label = f" as ref {tie.label}" if tie.label else ""
    doubt = f" ({tie.rule})" if tie.rule and tie.rule not in _PLAIN else ""
    return f"      {tie.bearing} {tie.target}{label}, {tie.pin}{visible(doubt)}"


def _doubt(doubt: "Doubt") -> str:
    """`ambiguous as ref B: DELWAN 9000 (10DELWAN900?), why`."""
    from reftel.message.markup import visible

    label = f" as ref {doubt.label}" if doubt.label else ""
    could = f" ({' or '.join(doubt.candidates)}?)" if doubt.candidates else ""
    why = f", {doubt.reason}" if doubt.reason else ""
    return f"      {doubt.state}{label}: {visible(f'{doubt.text}{could}{why}')}, {doubt.pin}"


def _other(other: "Other") -> str:
    from reftel.message.markup import visible

    label = f" as ref {other.label}" if other.label else ""
    article = "an" if other.kind == "email" else "a"
    return f"      cites {article} {other.kind}{label}: {visible(other.text)}, {other.pin}"
