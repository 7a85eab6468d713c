"""`reftel case`: everything a room knows about one person, office, telegram or matter."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption
from reftel.cli.recorded import AsOfOption, ConfirmedOption, pinned, print_json, recorded

if TYPE_CHECKING:
    from reftel.desk.casefile import CaseFile


def case(
    name: Annotated[
        list[str], typer.Argument(metavar="NAME|OFFICE|PLACE|MRN|QUERY", help="Rustam Darvazi, 11DELWAN88.")
    ],
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    as_of: AsOfOption = None,
    confirmed: ConfirmedOption = False,
    json: JsonOption = False,
) -> None:
    """Print the case file of a person, an office, a telegram or a matter, every line with its words.

    It says who this is, what happened, what was done about it, what is owed, what disagrees, and what it cannot show.
    """
    from reftel.desk.casefile import case_file
    from reftel.desk.subject import subject

    asked = " ".join(name)
    with recorded(archive, room, as_of) as (place, record):
        found = case_file(place, record, subject(place, record, asked), confirmed)
    if json:
        print_json(found)
    else:
        print("\n".join(page(found)))
    if not found.who["telegrams"]:
        print(f"Nothing you may see speaks of {asked}.", file=sys.stderr)


def page(found: "CaseFile") -> Iterator[str]:
    """A case file as lines of text."""
    from reftel.message.markup import visible

    who = found.who
    if found.marking:
        yield found.marking
    shield = "  PROTECTED: shield this person in what leaves the desk" if who["protected"] else ""
    yield visible(f"{who['name']}{shield}")
    count = len(who["telegrams"])
    yield f"{count} telegram{'' if count == 1 else 's'}, as of {who['as_of'] or 'no day'}"
    rows = _rows(found)
    yield from _section("Names", ((row, row["name"]) for row in rows["names"]))
    yield from _section("Posts", ((row, _post(row)) for row in rows["posts"]))
    yield from _section(
        "Relations", ((row, f"{row['subject']}: {row['relation']} of {row['object']}") for row in rows["relations"])
    )
    yield from _section("Risks", ((row, _risk(row)) for row in rows["risks"]))
    yield from _section("Asked, not stated", ((row, row["quote"]) for row in rows["asked"]))
    for title, key in (("Incidents", "incidents"), ("What was done", "interventions"), ("Meetings", "meetings")):
        yield from _section(title, ((row, _happened(row)) for row in rows[key]))
    yield from _section("Owed", ((row, _owed(row)) for row in rows["actions"]))
    yield from _section(
        "Cited and not held", ((row, f"{row['mrn'] or row['text']}: {row['state']}") for row in rows["missing"])
    )
    yield from _section("What disagrees", ((row, _disagree(row)) for row in rows["disagree"]))
    yield from _section("What this cannot show", ((row, row["what"]) for row in rows["cannot_show"]))
    if found.marking:
        yield ""
        yield found.marking


def _rows(found: "CaseFile") -> dict[str, Any]:
    import msgspec

    rows: dict[str, Any] = msgspec.to_builtins(found)
    return rows


def _section(title: str, rows: Iterable[tuple[dict[str, Any], str]]) -> Iterator[str]:
    from reftel.message.markup import visible

    listed = list(rows)
    if not listed:
        return
    yield ""
    yield title
    for row, text in listed:
        yield f"  {visible(text)}"
        yield f"      {pinned(row['pin'], row['quote'] or '', row['marking'], row['status'])}"


def _post(row: dict[str, Any]) -> str:
    return f"{row['position']} ({row['state']}, said {(row['dtg'] or '')[:10]})"


def _risk(row: dict[str, Any]) -> str:
    who = f" from {row['from']}" if row["from"] else ""
    said = f", says {row['source']}" if row["source"] else ""
    return f"{row['level']}: {row['of']}{who}{said}, said {(row['dtg'] or '')[:10]}"


def _happened(row: dict[str, Any]) -> str:
    sides = " ".join(
        words
        for words in (
            row["actor"] and f"by {row['actor']}",
            row["who"] and row["who"] != row["actor"] and f"to {row['who']}",
            row["for"] and f"for {row['for']}",
        )
        if words
    )
    count = len(row["tellings"])
    return (
        f"{row['when'] or 'undated'} {row['type']} {row['state']} {sides}, {count} telling{'' if count == 1 else 's'}"
    )


def _owed(row: dict[str, Any]) -> str:
    due = f", due {row['due']}" if row["due"] else ""
    return f"{row['state']}: {row['owner'] or 'nobody named'} {row['type']}, {row['action']} ({row['strength']}{due})"


def _disagree(row: dict[str, Any]) -> str:
    values = " / ".join(f"{each['value']} [{each['pin']}]" for each in row["values"])
    return f"{row['what']}: {values}"
