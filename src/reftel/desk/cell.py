"""A cell of a CSV table: a value as words, which no spreadsheet takes for a formula.

`=SUM(1)` becomes `'=SUM(1)`; of several values, and of a record, the parts stand side by side.
"""

import msgspec

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def cell(value: object) -> str:
    """The value as words; an apostrophe stands before what a spreadsheet would take for a formula.

    >>> cell("=1+1"), cell("11DELWAN88 ¶2"), cell(None), cell(-3), cell(("DELWAN", "SAHRIYA"))
    ("'=1+1", '11DELWAN88 ¶2', '', '-3', 'DELWAN; SAHRIYA')
    """
    text = _words(value)
    acts = isinstance(value, str | tuple | list | msgspec.Struct) and text.startswith(_FORMULA)
    return f"'{text}" if acts else text


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return "; ".join(map(_words, value))
    if isinstance(value, msgspec.Struct):
        return ", ".join(filter(None, map(_words, msgspec.structs.astuple(value))))
    return str(value)
