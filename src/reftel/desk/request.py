"""A request for telegrams that are not here: words a researcher can send to an archive or into a FOIA request."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from reftel.room.missing import Missing
from reftel.room.resolution import SURE

_OPENING = """\
I request copies of the following telegrams of the Department of State. Each is identified by its message reference
number (year, post, serial number), by the days between which it was sent, and by telegrams that cite it.
"""
_CLOSING = """\
If a telegram is withheld in full or in part, please state for each the exemption that is claimed, and release all
portions that can be segregated. If one is no longer held in electronic form, please search the microfilm and paper
files of its year, and state the film number. If one was destroyed, please state when and under which schedule."""
_FEW = 4
Sent = Callable[[str], str | None]


def request(rows: Sequence[Missing], sent: Sent) -> str:
    """The text of a request for these telegrams, in the order given; `sent` says when one that cites them was.

    Passages are not quoted in it, since what it says of a telegram may be marked.
    """
    return "\n".join(
        (_OPENING, *(line for number, row in enumerate(rows, 1) for line in _entry(number, row, sent)), _CLOSING)
    )


def _entry(number: int, row: Missing, sent: Sent) -> Iterator[str]:
    yield f"{number}. {row.mrn}{_post(row)}{_when(row)}"
    telegrams = list(dict.fromkeys(pin.split(" ")[0] for pin in row.cited_by))
    more = f" and {len(telegrams) - _FEW} more" if len(telegrams) > _FEW else ""
    cited = (f"{key} of {_spoken(day[:10])}" if (day := sent(key)) else key for key in telegrams[:_FEW])
    yield f"   Cited in {'; '.join(cited)}{more}, as {' or '.join(row.spelled[:_FEW])}."
    if row.certainty != SURE:
        yield "   Its year is not printed where it is cited; it is the likely one."
    if row.state != "known":
        yield f"   The archive's own record says: {row.state}{f', {row.where}' if row.where else ''}."
    yield ""


def _post(row: Missing) -> str:
    return f": from {row.post} to the Department or other posts" if row.post and row.post != "STATE" else ""


def _when(row: Missing) -> str:
    if row.earliest is None or row.latest is None:
        return "."
    if row.earliest == row.latest:
        return f", sent on {_spoken(row.latest)}."
    return f", sent between {_spoken(row.earliest)} and {_spoken(row.latest)}."


def _spoken(day: str) -> str:
    return f"{date.fromisoformat(day):%B %d, %Y}".replace(" 0", " ")
