"""Which of several texts of one telegram stands: a corrected copy (`ZDS`) before others, then the fuller text.

It does not depend on the order in which the texts came.
"""

from reftel.message.cable import Cable

_SIGNAL = "ZDS"


def is_corrected(cable: Cable) -> bool:
    """Whether it says of itself that it corrects an earlier one: `P 101158Z DEC 11 ZDS`."""
    return any(signal.startswith(_SIGNAL) for signal in cable.heading.signals)


def rank(cable: Cable) -> tuple[bool, int, tuple[str, ...]]:
    """What texts of one telegram are sorted by, the one that stands first."""
    texts = tuple(row.text for row in cable.paragraphs)
    return not is_corrected(cable), -sum(map(len, texts)), texts
