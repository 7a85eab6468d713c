"""Groups: the copies of each cable together, as rooms are built from them, a stretch of the vault at a time."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from reftel.vault.vault import COPY, Held, Vault

_FIRST = """
with first as (
    select r.copy, r.mrn from reading r
    where r.copy > :after and r.copy <= :upto and (r.mrn is null or not exists (
        select 1 from reading e where e.mrn = r.mrn and e.copy > :floor and e.copy < r.copy)) {grown}
), member as (
    select copy as first, copy from first
    union all
    select f.copy, r.copy from first f join reading r on r.mrn = f.mrn and r.copy <> f.copy and r.copy <= :last
)
"""
_GROWN = "and exists (select 1 from reading e where e.mrn = r.mrn and e.copy <= :floor)"


class Stretch(NamedTuple):
    """The groups whose first copy behind `floor` is numbered `after` < n <= `upto`; no copy behind `last` counts."""

    after: int
    upto: int
    floor: int
    last: int


def stretches(whole: Stretch, size: int) -> Iterator[Stretch]:
    """The stretch cut into pieces of so many copies."""
    for after in range(whole.after, whole.upto, size):
        yield whole._replace(after=after, upto=min(after + size, whole.upto))


def group_of(vault: Vault, number: int) -> tuple[Held, ...]:
    """The copies of the cable of which the copy of this number is one; none when there is no such copy."""
    rows = vault.db.execute(
        f"select r.copy, r.mrn, r.cable, {COPY} from reading r join copy c on c.id = r.copy"
        " where r.copy = ?1 or r.mrn = (select mrn from reading where copy = ?1) order by r.copy",
        (number,),
    )
    return tuple(map(vault.held, rows.fetchall()))


def groups(vault: Vault, stretch: Stretch, grown: bool = False) -> Iterator[tuple[Held, ...]]:
    """The groups of a stretch: each cable with all its copies, older ones too; without a number each stands alone.

    With `grown` only cables of which there was a copy already, at `floor` or before.
    """
    first = _FIRST.format(grown=_GROWN if grown else "")
    rows = vault.db.execute(
        f"{first} select m.first, r.copy, r.mrn, r.cable, {COPY} from member m join reading r on r.copy = m.copy"
        " join copy c on c.id = m.copy order by m.first, m.copy",
        stretch._asdict(),
    )
    for _, group in groupby(rows.fetchall(), lambda row: row[0]):
        yield tuple(vault.held(row[1:]) for row in group)
