"""A finding is a coded remark about a telegram, with the span it speaks of; never an exception.

`marking-above-banner  warning  paragraph 3 is marked SECRET, the banner says CONFIDENTIAL`
"""

from enum import StrEnum

import msgspec

from reftel.text import Span


class Severity(StrEnum):
    """How much a finding matters: a remark, a doubt, or something that is wrong."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class Finding(msgspec.Struct, frozen=True, gc=False):
    """One remark: a stable `code`, what it says in plain words, and where."""

    code: str
    level: Severity
    message: str
    span: Span
