"""A telegram of several sections is whole: `SECTION 01 OF 03` asks for a 2 and a 3 in the same text.

Later sections show in the copy as restarted headings (`SECTION 02 OF 03`) and as running headers (`PARIS 00002069
002 OF 003`).
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from reftel.message.cable import Banner, Cable, Reading
from reftel.message.finding import Finding
from reftel.message.finding_catalogue import remark
from reftel.terms.tables import Tables

_RUNNING = re.compile(r"(\d{8})\s{1,10}(\d{3})(?:\.\d)? {1,2}OF (\d{3})")
_SECTION = re.compile(r"SECTION {1,4}(\d{1,2}) {1,4}OF {1,4}(\d{1,2})", re.IGNORECASE)
_SERIALS = 10_000


def sections(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """All sections are there, and every header counts as many as the banner does."""
    banners = reading.cable.banners
    if not banners:
        return
    banner = banners[0]
    seen = {banner.section or 1}
    for block in reading.blocks:
        if block.kind not in _HEADERS:
            continue
        text = block.span.of(reading.copy.text)
        for serial, section, total in _numbers(text):
            seen.add(section)
            fault = _fault(banner, serial, section, total)
            if fault:
                yield remark("running-header-differs", block.span, fault)
    lacking = [number for number in range(1, (banner.sections or 1) + 1) if number not in seen]
    if lacking and not _runs_through(reading.cable):
        names = ", ".join(map(str, lacking))
        message = f"the banner says section {banner.section} of {banner.sections}; nothing shows section {names}"
        yield remark("section-missing", banner.span, message)


def _runs_through(cable: Cable) -> bool:
    """The paragraphs run from 1 without a gap to a signature: nothing is missing, though headings were taken out."""
    numbers = [row.number for row in cable.paragraphs if row.number is not None]
    return bool(cable.signers and numbers) and numbers[0] == 1 and all(b <= a + 1 for a, b in pairwise(numbers))


# A running header right below a trailer is one block with it.
_HEADERS = frozenset({"running header", "restart", "page head", "trailer"})


def _numbers(text: str) -> Iterator[tuple[int | None, int, int]]:
    """Serial, section and number of sections that a header prints."""
    for match in _RUNNING.finditer(text):
        yield int(match[1]), int(match[2]), int(match[3])
    for match in _SECTION.finditer(text):
        yield None, int(match[1]), int(match[2])


def _fault(banner: Banner, serial: int | None, section: int, total: int) -> str | None:
    if banner.sections is not None and total != banner.sections:
        return f"a later header says section {section} of {total}, the banner says {banner.sections} sections"
    if serial is not None and banner.serial is not None and serial != banner.serial:
        return f"a running header has the serial {serial:08}, the banner {banner.serial:06}"
    return None
