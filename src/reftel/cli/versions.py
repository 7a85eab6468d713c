"""`reftel versions`: the copies of one telegram side by side."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ArchiveOption, JsonOption

if TYPE_CHECKING:
    from reftel.vault.comparison import Comparison, PassageDifference, Version

_DIGITS = 12


def versions(
    number: Annotated[list[str], typer.Argument(metavar="MRN", help="A telegram's number.")],
    archive: ArchiveOption = ARCHIVE,
    json: JsonOption = False,
) -> None:
    """Compare the copies of a telegram, by field and by paragraph; what one withholds and another shows stands out."""
    from reftel.cli.json_line import json_line
    from reftel.cli.keeper import vault_of
    from reftel.message.markup import visible
    from reftel.room.link import typed_key
    from reftel.vault.comparison import compare

    asked = typed_key(" ".join(number))
    with vault_of(archive) as vault:
        copies = vault.copies_of(asked)
    if not copies:
        raise typer.BadParameter(f"there is no telegram {asked} in {archive}", param_hint="MRN")
    found = compare(asked, copies)
    if json:
        print(json_line(found))
    else:
        print("\n".join(visible(line) for line in _told(found)))


def _told(found: "Comparison") -> Iterator[str]:
    yield f"{found.mrn}: {len(found.copies)} {'copy' if len(found.copies) == 1 else 'copies'}"
    yield from map(_version, found.copies)
    for field in found.fields:
        yield f"\n{field.name}"
        yield from (f"  copy {number}: {text or '(nothing)'}" for number, text in field.values)
    place = None
    for row in found.passages:
        if row.place != place:
            yield f"\n{row.place}"
            place = row.place
        yield from _passage(row)
    if len(found.copies) > 1 and not found.fields and not found.passages:
        yield "\nThey say the same, in texts that differ in their layout."


def _version(row: "Version") -> str:
    told = ("stands" if row.stands else "superseded", "corrected copy" * row.corrected, row.release or "")
    state = ", ".join(filter(None, told))
    return f"  copy {row.number}  {row.source}  {row.digest[:_DIGITS]}  {state}"


def _passage(row: "PassageDifference") -> Iterator[str]:
    before, behind = f"{row.before} " * bool(row.before), f" {row.behind}" * bool(row.behind)
    if row.kind == "withheld":
        yield f"  withheld in copy {row.other}, shown in copy {row.shown}: {row.words}"
        yield f"    {before}[{row.instead}]{behind}"
    elif row.kind == "only in one":
        yield f"  only in copy {row.shown}: {row.words}"
    else:
        yield f"  copy {row.shown}: {before}[{row.words}]{behind}"
        yield f"  copy {row.other}: {before}[{row.instead}]{behind}"
