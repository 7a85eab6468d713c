"""`reftel custody`: of each copy of a telegram, where it comes from."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ArchiveOption, JsonOption

if TYPE_CHECKING:
    from reftel.vault.custody import Custody


def custody(
    number: Annotated[list[str], typer.Argument(metavar="MRN", help="A telegram's number, or a copy's digest.")],
    archive: ArchiveOption = ARCHIVE,
    json: JsonOption = False,
) -> None:
    """Print of every copy of a telegram its digest, its source, its reader, and how, when and by whom it was added."""
    from reftel.cli.json_line import json_line
    from reftel.cli.keeper import vault_of
    from reftel.message.markup import visible
    from reftel.room.link import typed_key
    from reftel.room.unnumbered import copies_under
    from reftel.vault.custody import custody_of

    asked = typed_key(" ".join(number))
    with vault_of(archive) as vault:
        named = {held.reading.copy.digest: None for held in copies_under(vault, asked)} or ("".join(number),)
        rows = [row for each in named for row in custody_of(vault, each)]
    if not rows:
        raise typer.BadParameter(f"there is no copy of {asked} in {archive}", param_hint="MRN")
    for row in rows:
        if json:
            print(json_line(row))
        else:
            print("\n".join(visible(line) for line in _told(row)), end="\n\n")


def _told(row: "Custody") -> Iterator[str]:
    """The lines that tell of one copy."""
    run = row.run
    yield f"{row.mrn or 'a telegram without a number'}, copy {row.number}"
    values = (
        ("digest", f"SHA-256 {row.digest}"),
        ("source", row.source),
        ("read by", f"the reader {row.reader!r}, {row.encoding}"),
        ("origin", row.origin),
        ("release", _release(row)),
        ("obtained from", run.origin.obtained_from),
        ("obtained on", run.origin.obtained_on),
        ("note", run.origin.note),
        ("added", f"{run.began}, run {run.number}, by reftel {run.reftel}, from {' '.join(run.asked)}"),
        *((f"says {name}", value) for name, value in row.declared.items()),
    )
    yield from (f"  {name + ':':15}{value}" for name, value in values if value)


def _release(row: "Custody") -> str | None:
    found = row.release
    return ", ".join(filter(None, (found.kind, found.authority, found.date, found.source))) if found else None
