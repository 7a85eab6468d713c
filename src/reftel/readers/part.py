"""A document found in another one, such as a telegram attached to a mail: how it is read, and what its copies get.

The reader of the outer document is given `read`, which chooses the reader of the part.
"""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from reftel.message.cable import Copy
from reftel.message.finding import Finding
from reftel.readers.document import Document
from reftel.readers.failure import Failure

Read = Callable[[Document], Iterator[Copy | Failure]]


def named(
    found: Copy | Failure,
    reader: str,
    declared: tuple[tuple[str, str], ...] = (),
    findings: tuple[Finding, ...] = (),
) -> Copy | Failure:
    """What was found in a part, under the name of the outer reader, with what that one declares and finds."""
    if isinstance(found, Failure):
        return found
    return replace(found, reader=reader, declared=found.declared + declared, findings=found.findings + findings)
