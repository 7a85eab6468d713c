"""`reftel cite`: a telegram or a passage as historians cite it."""

from typing import Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption, opened


def cite(
    pin: Annotated[list[str], typer.Argument(metavar="MRN [¶N]", help="A telegram, or a passage: 11SAHRIYA88 ¶2.")],
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    style: Annotated[str, typer.Option("--style", metavar="STYLE", help="chicago, frus, nara, ris, csl.")] = "chicago",
    json: JsonOption = False,
) -> None:
    """Print the citation of a telegram, or of one passage of it, with its marking.

    RIS and CSL-JSON are for reference managers.
    """
    from reftel.cli.recorded import print_json
    from reftel.desk.cite import STYLES

    if style not in STYLES:
        raise typer.BadParameter(f"there is no style {style}; there are {', '.join(STYLES)}", param_hint="--style")
    key, _, part = " ".join(pin).replace("¶", " ¶").partition("¶")
    name = "".join(key.split()).upper()
    with opened(archive, room) as place:
        telegram = place.telegram(name)
        if telegram is None:
            near = place.near(name)
            hint = f"; did you mean {' or '.join(near)}?" if near else ""
            raise typer.BadParameter(f"there is no telegram {name} that you may see{hint}", param_hint="MRN")
        passages = {row.paragraph: row for row in telegram.passages}
        wanted = f"¶{part.strip()}"
        if part.strip() and wanted not in passages:
            raise typer.BadParameter(
                f"{name} has no {wanted} that you may see; there are {', '.join(passages)}", param_hint="¶N"
            )
        passage = passages.get(wanted)
        text = STYLES[style](telegram, passage)
    if json:
        shown = (passage or telegram).marking
        quote = " ".join(passage.text.split()) if passage else telegram.subject
        pinned = f"{name} {passage.paragraph}" if passage else name
        print_json({"pin": pinned, "quote": quote, "marking": shown, "status": "unconfirmed", "citation": text})
    else:
        print(text)
