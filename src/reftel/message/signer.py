"""The signature: the surname of the chief of mission, or of whoever acts as chief, below the last paragraph."""

import re

import msgspec

from reftel.text import Field, Kept

_NAME = re.compile(r"\n[ \t]*([A-Z][A-Za-z'’ -]{1,30})[.#\s]*$")


class Ending(msgspec.Struct, frozen=True):
    """The signers and where (in the kept text) the signature begins; None when nobody signed."""

    signers: tuple[Field[str], ...] = ()
    start: int | None = None


def read_signers(kept: Kept, start: int, end: int) -> Ending:
    """The signers at the end of `kept.text[start:end]`, which begins with the last paragraph's words."""
    match = _NAME.search(kept.text, start, end)
    if match is None:
        return Ending()
    return Ending((Field(match[1], kept.span(*match.span(1))),), match.start(1))
