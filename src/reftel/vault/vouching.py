"""Vouching: whether the runs of a vault, and the copies each kept, are what the audit log says of them.

run 1: what is said of its origin is not what was said when it began
"""

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from reftel.vault.audit import Entry, entries
from reftel.vault.run import Run, custody_of_run, digest_of_run, runs

Details = dict[str, Any]
_NOT_COUNTS = ("run", "copies", "custody")


def unvouched(db: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """The numbers of runs the log does not vouch for, each with what is wrong, in words."""
    begun: dict[int, tuple[Entry, Details]] = {}
    ended: dict[int, tuple[Entry, Details]] = {}
    for entry in entries(db):
        details = msgspec.json.decode(entry.details, type=Details)
        if "run" in details:
            (ended if "kept" in details else begun)[int(details["run"])] = entry, details
    known = {run.number: run for run in runs(db)}
    for number in sorted({*begun, *ended, *known}):
        run = known.get(number)
        if run is None:
            yield number, "the audit log tells of it, and it is not there"
            continue
        yield from ((number, words) for words in _begun(run, begun.get(number)))
        yield from ((number, words) for words in _ended(run, ended.get(number)))
        if number in ended:
            yield from ((number, words) for words in _copies(db, number, ended[number][1]))


def _begun(run: Run, said: tuple[Entry, Details] | None) -> Iterator[str]:
    if said is None:
        yield "the audit log does not tell that it began"
        return
    entry, details = said
    if (run.began, f"{run.action} begun") != (entry.at, entry.action):
        yield "it is another run than the one that is told to have begun"
    now = {"reftel": run.reftel, "asked": list(run.asked), **msgspec.to_builtins(run.origin)}
    for name in now:
        if now[name] != details.get(name):
            yield f"{name} is {now[name]!r}; when it began it was {details.get(name)!r}"


def _ended(run: Run, said: tuple[Entry, Details] | None) -> Iterator[str]:
    if said is None:
        if run.ended is not None:
            yield "it has ended, and the audit log does not tell of it: its newest entries are gone"
        return
    entry, details = said
    counts = {name: value for name, value in details.items() if name not in _NOT_COUNTS}
    if (run.ended, run.counts) != (entry.at, counts):
        yield "it ended otherwise than the audit log tells"


def _copies(db: sqlite3.Connection, number: int, details: Details) -> Iterator[str]:
    """Whether its copies are those it kept, and came as they are told to have come."""
    kept, digest = digest_of_run(db, number)
    if (kept, digest) != (details["kept"], details["copies"]):
        yield f"it kept {details['kept']} copies; those here are {kept}, or others"
    elif details.get("custody", custody := custody_of_run(db, number)) != custody:
        yield "source, reader, origin or release of a copy is not what it was when the run ended"
