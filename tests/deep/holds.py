"""What holds of every text, however damaged: it is read, it stays whole, and nothing in it loses its guard."""

import hashlib
from collections.abc import Iterator
from functools import cache

import msgspec

from reftel.message.cable import Copy, Reading
from reftel.message.read import read
from reftel.message.record import record
from reftel.message.render import article, canonical, markdown, render
from reftel.terms.marking import read_portion
from reftel.terms.tables import shipped
from reftel.text import Span


def hold(text: str) -> Reading:
    """Read `text` and see that everything holds; the reading."""
    reading = read(copy_of(text), shipped())
    hold_reading(reading)
    return reading


def hold_reading(reading: Reading) -> None:
    text = reading.copy.text
    assert render(reading) == text
    tiles_rejoin(reading)
    spans_lie_within(reading)
    no_mark_is_lowered(reading)
    msgspec.json.encode(record(reading))


def hold_written_anew(reading: Reading) -> None:
    """The forms written anew can be written of any cable."""
    assert isinstance(canonical(reading.cable), str)
    assert isinstance(markdown(reading.cable), str)
    assert isinstance(article(reading.cable), str)


def copy_of(text: str) -> Copy:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Copy(text, digest, "telegram", "damaged.txt")


def tiles_rejoin(reading: Reading) -> None:
    position = 0
    for block in reading.blocks:
        assert block.span.start == position, f"a tile begins at {block.span.start}, the one before ended at {position}"
        assert block.span.end > position or not reading.copy.text, f"an empty tile at {position}"
        position = block.span.end
    assert position == len(reading.copy.text)


def spans_lie_within(reading: Reading) -> None:
    length = len(reading.copy.text)
    for span in spans(reading.cable):
        assert 0 <= span.start <= span.end <= length, span
    for finding in reading.findings:
        assert 0 <= finding.span.start <= finding.span.end <= length, finding


def spans(node: object) -> Iterator[Span]:
    """Every span in a record."""
    if isinstance(node, Span):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from spans(item)
    elif isinstance(node, msgspec.Struct):
        for name in fields(type(node)):
            yield from spans(getattr(node, name))


@cache
def fields(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    return kind.__struct_fields__


def no_mark_is_lowered(reading: Reading) -> None:
    """A mark read only after repair never puts its paragraph below the banner."""
    banners = reading.cable.banners
    if not banners:
        return
    banner = banners[0].marking
    for row in reading.cable.paragraphs:
        portion = read_portion(row.mark) if row.mark else None
        if row.mark is None or (portion is not None and not portion.repaired):
            continue
        assert row.marking is not None
        assert row.marking | banner == row.marking, f"({row.mark}) read as {row.marking} under {banner}"
