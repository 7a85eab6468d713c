"""`reftel claims`: what telegrams claim, each claim with the words it rests on."""

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reftel.cli.extractor import ExtractorOption, take_extractor

if TYPE_CHECKING:
    from reftel.claims.claim import Claim
    from reftel.message.cable import Cable, Paragraph, Reading
    from reftel.readers.failure import Failure

    Told = tuple[tuple[Claim, ...], ...]

_FEW = 24
_BATCH = 256
_CHUNK = 4


def claims(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders; - is standard input.")],
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line for each claim.")] = False,
    by: ExtractorOption = None,
) -> None:
    """Print who holds which post, what happened, who is to do what, who is in danger, and who stands to whom.

    Every claim is pinned to its words. Nothing leaves the machine.
    """
    from reftel.cli.json_line import json_bytes
    from reftel.cli.remark import of_failure
    from reftel.cli.telegrams import readings
    from reftel.readers.failure import Failure

    take_extractor(by)
    status = 0
    for found, told in _with_claims(readings(paths)):
        if isinstance(found, Failure):
            print(of_failure(found), file=sys.stderr)
            status |= found.finding.level == "error"
            continue
        if json:
            sys.stdout.buffer.writelines(json_bytes(row) + b"\n" for row in rows(found, told))
        else:
            print("\n".join(_page(found, told)), end="\n\n")
    raise typer.Exit(int(status))


def _with_claims(found: "Iterator[Reading | Failure]") -> "Iterator[tuple[Reading | Failure, Told]]":
    """Each reading with its claims, in order; many are shared out to all cores."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from reftel.claims.telegram import claims_of
    from reftel.readers.failure import Failure

    batch = list(islice(found, _FEW))
    if len(batch) < _FEW:
        yield from ((each, () if isinstance(each, Failure) else claims_of(each.cable)) for each in batch)
        return
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        while batch:
            cables = [None if isinstance(each, Failure) else each.cable for each in batch]
            yield from zip(batch, pool.map(_claims, cables, chunksize=_CHUNK), strict=True)
            batch = list(islice(found, _BATCH))


def _claims(cable: "Cable | None") -> "Told":
    """The claims of a telegram, in a process of its own."""
    from reftel.claims.telegram import claims_of

    return claims_of(cable) if cable else ()


def rows(reading: "Reading", told: "Told") -> Iterator[dict[str, Any]]:
    """The claims as JSON has them: the keys of their kind, and where the quote stands in the copy's text."""
    for paragraph, claims_ in zip(reading.cable.paragraphs, told, strict=True):
        for claim in claims_:
            start, end = _place(paragraph, claim)
            yield {
                "cable": _identity(reading),
                "paragraph": claim.pin.paragraph,
                "kind": claim.kind,
                **shown(claim),
                "dated": {"words": claim.dated.words, "to": claim.dated.to} if claim.dated else None,
                "quote": claim.pin.quote,
                "start": start,
                "end": end,
                "marking": str(claim.marking) if claim.marking else None,
                "rule": claim.rule,
                "version": claim.version,
            }


def _identity(reading: "Reading") -> str:
    """The telegram's id: the archive's own document number where it declares one, else the MRN."""
    declared = dict(reading.copy.declared).get("Document Number")
    return declared or (str(reading.cable.mrn) if reading.cable.mrn else reading.copy.source)


def _place(paragraph: "Paragraph", claim: "Claim") -> tuple[int, int]:
    """Where the quote stands in the copy's text."""
    from reftel.text import Kept

    starts, origins = zip(*(paragraph.kept or ((0, paragraph.body.start),)), strict=True)
    span = Kept(paragraph.text, starts, origins).span(claim.pin.span.start, claim.pin.span.end)
    return span.start, span.end


def shown(claim: "Claim") -> dict[str, Any]:
    """The keys of a claim, with whom a word stands for behind it: `he: Ali Tamaz`."""
    keys = {**claim.keys, "source": claim.source}
    for meant in claim.meant:
        keys[meant.key] = f"{keys[meant.key]}: {meant.name}"
    return keys


def _page(reading: "Reading", told: "Told") -> Iterator[str]:
    """A telegram's claims under their paragraphs, the quote below each."""
    from reftel.message.markup import visible
    from reftel.message.sheet import mark_of, title

    yield visible(title(reading.cable))
    for paragraph, claims_ in zip(reading.cable.paragraphs, told, strict=True):
        if claims_:
            yield f"\n¶{paragraph.number or 0} {mark_of(paragraph)}".rstrip()
        for claim in claims_:
            yield visible(f"  {_line(claim)}")
            yield visible(f"      “{claim.pin.quote}”")


def _line(claim: "Claim") -> str:
    """One claim in one line: kind, type, then its keys."""
    keys = shown(claim)
    type_ = keys.pop("type", None)
    says = keys.pop("source")
    words = [f"{key} {value}" for key, value in keys.items() if value is not None]
    source = [f"says {says}"] if says else []
    return f"{type_ or claim.kind}: {'; '.join([*words, *source])}"
