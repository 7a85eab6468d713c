"""Telegrams that fall due: whose declassification date, or the rule that stands in for one, has come by a day.

`eligible` says that a reviewer may now decide; it never says `released`.
"""

from collections.abc import Iterator
from datetime import date

import msgspec

from reftel.message.cable import Cable
from reftel.message.correction import rank
from reftel.terms.due import falls_due
from reftel.terms.level import Level
from reftel.vault.vault import Vault


class Eligible(msgspec.Struct, frozen=True):
    """A telegram and the day it fell due; a reviewer weighs `event` and `exemption`, the words of its E.O. line."""

    mrn: str | None
    dtg: str | None
    level: str
    on: str
    rule: str
    text: str | None
    event: str | None
    exemption: str | None
    subject: str | None
    status: str = "eligible"


def eligible(vault: Vault, by: date) -> Iterator[Eligible]:
    """The telegrams that are due by this day; each once, by the copy of it that stands."""
    for group in vault.telegrams():
        row = _of_cable(min((held.reading.cable for held in group), key=rank), by)
        if row:
            yield row


def _of_cable(cable: Cable, by: date) -> Eligible | None:
    marking, dtg = cable.marking, cable.heading.dtg
    if marking is None or marking.level is Level.U:
        return None
    due = falls_due(cable.declassify, dtg.value if dtg else None, marking.level)
    if due is None or due.on > by:
        return None
    line = cable.declassify
    return Eligible(
        mrn=str(cable.mrn) if cable.mrn else None,
        dtg=dtg.value.iso if dtg else None,
        level=marking.level_name,
        on=due.on.isoformat(),
        rule=due.rule,
        text=line.text if line else None,
        event=line.event if line else None,
        exemption=line.exemption if line else None,
        subject=cable.subject.value if cable.subject else None,
    )
