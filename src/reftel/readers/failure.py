"""What stands for a file, or a record in it, of which no copy could be made: where it is, and why.

`binary-file  error  photo.png is a PNG image; its text has to be recognised first`
"""

import msgspec

from reftel.message.finding import Finding, Severity
from reftel.text import Span


class Failure(msgspec.Struct, frozen=True):
    """A file or a record that could not be read, and the finding that says why.

    `source` is the path, with `#n` for the n-th record of a file; the finding's span counts bytes of the file, since
    there is no text.
    """

    source: str
    finding: Finding


def failure(
    source: str, code: str, message: str, start: int = 0, end: int = 0, level: Severity = Severity.ERROR
) -> Failure:
    """A failure with a finding of its own; `start` and `end` are the bytes of the file it speaks of."""
    return Failure(source, Finding(code, level, message, Span(start, end)))
