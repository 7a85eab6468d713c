"""`reftel claims`: what telegrams claim, each claim with the words it rests on."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from reftel.claims.claim import Claim
    from reftel.message.cable import Reading


def claims(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and folders; - is standard input.")],
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line for each claim.")] = False,
) -> None:
    """Print who holds which post, what happened, who is to do what, who is in danger, and who stands to whom.

    Every claim is pinned to its words. Nothing leaves the machine.
    """
    import msgspec

    from reftel.claims.telegram import claims_of
    from reftel.cli.remark import of_failure
    from reftel.cli.telegrams import readings
    from reftel.readers.failure import Failure

    status = 0
    for found in readings(paths):
        if isinstance(found, Failure):
            print(of_failure(found), file=sys.stderr)
            status |= found.finding.level == "error"
            continue
        rows = claims_of(found.cable)
        if json:
            sys.stdout.buffer.writelines(msgspec.json.encode(row) + b"\n" for row in rows_of(found, rows))
        else:
            print("\n".join(_page(found, rows)), end="\n\n")
    raise typer.Exit(int(status))


def rows_of(reading: "Reading", rows: "tuple[Claim, ...]") -> Iterator[dict[str, Any]]:
    """The claims as JSON has them: the keys of their kind, and where the quote stands in the copy's text."""
    from reftel.text import Span

    numbers = {id(row): row for row in reading.cable.paragraphs}
    del numbers, Span
    for claim in rows:
        yield {
            "cable": str(claim.pin.mrn) if claim.pin.mrn else Path(reading.copy.source).stem,
            "paragraph": claim.pin.paragraph,
            "kind": claim.kind,
            **_shown(claim),
            "source": claim.source,
            "quote": claim.pin.quote,
            "marking": str(claim.marking) if claim.marking else None,
            "rule": claim.rule,
        }


def _shown(claim: "Claim") -> dict[str, Any]:
    """The keys of a claim, with whom a word stands for behind it: `he: Ali Tamaz`."""
    keys = claim.keys
    for meant in claim.meant:
        keys[meant.key] = f"{keys[meant.key]}: {meant.name}"
    return keys


def _page(reading: "Reading", rows: "tuple[Claim, ...]") -> Iterator[str]:
    yield str(reading.cable.mrn)
    for claim in rows:
        yield f"{claim.pin} {claim.kind} {claim.pin.quote}"
