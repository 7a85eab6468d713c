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
    from reftel.desk.place import NotThere, place
    from reftel.desk.provenance import source

    if style not in STYLES:
        raise typer.BadParameter(f"there is no style {style}; there are {', '.join(STYLES)}", param_hint="--style")
    with opened(archive, room) as open_room:
        try:
            found = place(open_room, " ".join(pin))
        except NotThere as error:
            raise typer.BadParameter(str(error), param_hint="MRN [¶N]") from None
        text = STYLES[style](source(archive, open_room, *found))
    if json:
        telegram, passage = found
        quote = " ".join(passage.text.split()) if passage else telegram.subject
        marking = (passage or telegram).marking
        print_json({"pin": found.pin, "quote": quote, "marking": marking, "status": "unconfirmed", "citation": text})
    else:
        print(text)
