"""A telegram balances like a ledger: each check holds two things it says against each other.

`PP` with `P 101158Z DEC 11`, `#0088` with `SAHRIYA 000088`, the banner with the marks below it. A check is a
function of a reading and the tables; what it finds are remarks, never exceptions.
"""

from collections.abc import Callable, Iterable

from reftel.message import (
    check_copy,
    check_heading,
    check_marking,
    check_order,
    check_paragraph,
    check_reference,
    check_section,
    check_tag,
)
from reftel.message.cable import Reading
from reftel.message.finding import Finding
from reftel.terms.tables import Tables

Check = Callable[[Reading, Tables], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    check_heading.parts,
    check_heading.precedence,
    check_heading.station,
    check_heading.addressees,
    check_marking.security,
    check_marking.banner,
    check_marking.marks,
    check_marking.captions,
    check_marking.page_heads,
    check_order.order,
    check_order.term,
    check_order.reasons,
    check_tag.tags,
    check_reference.targets,
    check_reference.labels,
    check_paragraph.labels,
    check_paragraph.sequence,
    check_section.sections,
    check_copy.correction,
    check_copy.hidden,
    check_copy.declared,
)


def check(reading: Reading, tables: Tables) -> tuple[Finding, ...]:
    """Every finding of every check, in the order of their places in the text."""
    found = [finding for look in CHECKS for finding in look(reading, tables)]
    found.sort(key=_start)
    return tuple(found)


def _start(finding: Finding) -> int:
    return finding.span.start
