"""Custody: of every copy of a telegram its digest, where it stood, which reader cut it out, how and when it came.

9f3c...  kharvan/11DELWAN88.txt  obtained from the Kharvan Records Office on 2031-02-11, run 1
"""

import msgspec

from reftel.message.cable import Release
from reftel.vault.keeping import Row
from reftel.vault.run import Run, runs
from reftel.vault.vault import Vault

_DIGEST = 64


class Custody(msgspec.Struct, frozen=True):
    """What is known of how one copy came; `declared` is what its source says of the telegram besides its text."""

    number: int
    mrn: str | None
    digest: str
    source: str
    reader: str
    encoding: str
    origin: str | None
    release: Release | None
    declared: dict[str, str]
    run: Run


def custody_of(vault: Vault, asked: str) -> tuple[Custody, ...]:
    """The copies of a telegram by its number, or the one with this digest; its first eight letters will do."""
    rows = vault.db.execute(
        "select c.id, r.mrn, c.digest, c.source, c.reader, c.encoding, c.origin, c.release, c.declared, c.run"
        " from copy c join reading r on r.copy = c.id where r.mrn = ? or (c.digest between ? and ?) order by c.id",
        (asked, *_between(asked)),
    ).fetchall()
    known = {run.number: run for run in runs(vault.db)}
    return tuple(_custody(row, known[row[-1]]) for row in rows)


def _between(asked: str) -> tuple[bytes | None, bytes | None]:
    """The least and the greatest digest that begin so; none when it is no digest."""
    try:
        least = bytes.fromhex(asked.lower().ljust(_DIGEST, "0"))
        return (least, bytes.fromhex(asked.lower().ljust(_DIGEST, "f"))) if len(asked) >= 8 else (None, None)
    except ValueError:
        return None, None


def _custody(row: Row, run: Run) -> Custody:
    number, mrn, digest, source, reader, encoding, origin, release, declared, _ = row
    return Custody(
        number=number,
        mrn=mrn,
        digest=digest.hex(),
        source=source,
        reader=reader,
        encoding=encoding,
        origin=origin,
        release=msgspec.json.decode(release, type=Release) if release else None,
        declared=dict(msgspec.json.decode(declared, type=tuple[tuple[str, str], ...])),
        run=run,
    )
