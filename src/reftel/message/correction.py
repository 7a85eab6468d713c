"""Which of several texts of one telegram stands: a corrected copy before others, then the fuller text.

It says so by `ZDS` behind its date-time group, or by a line under the banner: `C O R R E C T E D  C O P Y`.

It does not depend on the order in which the texts came.
"""

import re

from reftel.message.cable import Cable

_SIGNAL = "ZDS"
# `C O R R E C T E D COPY - CAPTION ADDED` under the banner is said of the telegram, not of who reads it.
_LINE = re.compile(r"C ?O ?R ?R ?E ?C ?T ?E ?D\b", re.IGNORECASE)


def is_corrected(cable: Cable) -> bool:
    """Whether it says of itself that it corrects an earlier one: `P 101158Z DEC 11 ZDS`, `CORRECTED COPY`."""
    signalled = any(signal.startswith(_SIGNAL) for signal in cable.heading.signals)
    return signalled or any(says_corrected(field.value) for field in cable.slugs)


def says_corrected(line: str) -> bool:
    """Whether a line under the banner says that this copy is corrected.

    >>> says_corrected("C O R R E C T E D  C O P Y"), says_corrected("DEPT FOR NEA/I")
    (True, False)
    """
    return _LINE.match(line) is not None


def rank(cable: Cable) -> tuple[bool, int, tuple[str, ...]]:
    """What texts of one telegram are sorted by, the one that stands first."""
    texts = tuple(row.text for row in cable.paragraphs)
    return not is_corrected(cable), -sum(map(len, texts)), texts
