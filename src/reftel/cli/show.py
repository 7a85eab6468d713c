"""`reftel show`: a telegram or one passage of it, as the room has it."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption

if TYPE_CHECKING:
    from reftel.room.room import Room
    from reftel.room.telegram import Passage, Telegram

_PIN = re.compile(
    r"\s*(?P<mrn>\S(?:.*?\S)?)"
    r"(?:\s*(?:¶|#p|\bpara(?:graph)?\.?\s+)\s*(?P<paragraph>\w+(?:-\d+)?)|\s+(?P<subject>SUBJECT|REF))?\s*",
    re.IGNORECASE,
)
# A bare number behind a whole one is a paragraph: `11SAHRIYA88 2`.
_BARE = re.compile(r"\s*(\d{2,4}\s*[A-Za-z][A-Za-z' -]*\d+)\s+(\d{1,3})\s*")
FORMS = ("text", "markdown", "html")


def show(
    pin: Annotated[
        list[str],
        typer.Argument(metavar="MRN [¶N]", help="A telegram, 11SAHRIYA88, or a passage of it, 11SAHRIYA88 ¶2."),
    ],
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    form: Annotated[str, typer.Option("--as", metavar="FORM", help="text, markdown or html.")] = "text",
    claims: Annotated[bool, typer.Option("--claims", help="Print what it claims, each claim with its words.")] = False,
    json: JsonOption = False,
) -> None:
    """Print a telegram, or one passage of it, with the marking of all that is shown.

    The number may be typed as people write it: 11SAHRIYA88, "11 Sahriya 88", "11SAHRIYA88 ¶2".
    """
    from reftel.cli.archive import opened

    if form not in FORMS:
        raise typer.BadParameter(f"there is no form {form}; there are {', '.join(FORMS)}", param_hint="--as")
    asked = _PIN.fullmatch(_BARE.sub(r"\1 ¶\2", " ".join(pin)))
    assert asked is not None
    with opened(archive, room) as open_room:
        telegram = _telegram(open_room, asked["mrn"])
        part = asked["paragraph"] or asked["subject"]
        if claims:
            _print_claims(open_room, archive, telegram.key, f"¶{part}" if part else None, json)
            return
        if part is None:
            print(_whole(telegram, form, json))
        else:
            print(_part(telegram, _passage(telegram, part), json))


def _print_claims(room: "Room", archive: Path, key: str, paragraph: str | None, json: bool) -> None:
    """What a telegram, or a passage of it, claims."""
    from reftel.cli.recorded import extracted, pinned, print_json
    from reftel.desk.statement import statements

    extracted(room, archive, [key])
    rows = [row for row in statements(room, key) if paragraph in (None, row["paragraph"])]
    if json:
        print_json(rows)
        return
    for row in rows:
        print(row["text"])
        print(f"    {pinned(row['pin'], row['quote'], row['marking'], row['status'])}")


def _telegram(room: "Room", mrn: str) -> "Telegram":
    """The telegram somebody means; the words are the same whether it is unknown or may not be seen."""
    from reftel.desk.place import no_telegram
    from reftel.room.link import typed_key

    found = room.telegram(typed_key(mrn))
    if found is None:
        raise typer.BadParameter(no_telegram(room, mrn), param_hint="MRN")
    return found


def _passage(telegram: "Telegram", part: str) -> "Passage":
    wanted = part.upper() if part.upper() in ("SUBJECT", "REF") else f"¶{part.lower()}"
    listed = telegram.reference_list
    rows = {row.paragraph: row for row in (*telegram.passages, *([listed] if listed else []))}
    if wanted not in rows:
        raise typer.BadParameter(
            f"{telegram.key} has no {wanted} that you may see; there are {', '.join(rows)}", param_hint="¶N"
        )
    return rows[wanted]


def _part(telegram: "Telegram", passage: "Passage", json: bool) -> str:
    from reftel.message.markup import visible

    if json:
        return _json(telegram, passage)
    heading = [visible(passage.heading)] if passage.heading else []
    marking = [passage.marking] if passage.marking else []
    return "\n".join((*marking, f"{telegram.key} {passage.paragraph}", *heading, visible(passage.text), *marking))


def _whole(telegram: "Telegram", form: str, json: bool) -> str:
    from reftel.cli.page import sheet
    from reftel.message.hypertext import html
    from reftel.message.markdown import markdown

    if json:
        return _json(telegram)
    if form == "text":
        return "\n".join(sheet(telegram.cable))
    return (markdown if form == "markdown" else html)(telegram.cable).rstrip("\n")


def _json(telegram: "Telegram", passage: "Passage | None" = None) -> str:
    from reftel.cli.json_line import json_line
    from reftel.desk.telegram import passage_row, telegram_record

    row = telegram_record(telegram) if passage is None else passage_row(telegram, passage)
    return json_line(row)
