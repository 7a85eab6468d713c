"""Controls stand behind the level and restrict who may read: `//NOFORN`, `/OC`, `/FOUO`, `/SI-G`."""

import re
from collections.abc import Mapping
from functools import cache

from reftel.terms.caption import captions
from reftel.terms.rows import shipped_rows

# SCI and its kin name sub-compartments behind a hyphen or a blank: `SI-G ABCD`, `RD-CNWDI`.
_COMPARTMENT = re.compile(r"(?:HCS|SI|TK|RSV|KDK|EL|RD|FRD|ACCM|CUI|SAR)[- ][A-Z0-9][A-Z0-9 -]{0,30}")
# Any other word of capitals is a control we do not know, kept as it is printed.
_UNKNOWN = re.compile(r"[A-Z][A-Z0-9][A-Z0-9 .'&-]{0,30}")


@cache
def control_tokens() -> Mapping[str, str]:
    """Every token of `control.csv` and the control it stands for."""
    return {row["token"]: row["control"] for row in shipped_rows("control")}


@cache
def tokens() -> Mapping[str, tuple[str, str]]:
    """Every control and caption as marks and banners print it, to (`control` or `caption`, its canonical name)."""
    named = {name: ("caption", name) for name, row in captions().items() if not row.control}
    short = {row.portion: ("caption", name) for name, row in captions().items() if row.portion and not row.control}
    return {**named, **short, **{token: ("control", name) for token, name in control_tokens().items()}}


@cache
def long_tokens() -> tuple[str, ...]:
    """The tokens long enough to be told apart when one letter has slipped."""
    return tuple(token for token in tokens() if len(token) > 4)


@cache
def administrative() -> frozenset[str]:
    """The controls of unclassified telegrams, which fall away once something classified stands beside them."""
    return frozenset(row["control"] for row in shipped_rows("control") if row["kind"] == "administrative")


@cache
def short_tokens() -> Mapping[str, str]:
    """The shortest token of each control: NOFORN is NF in a portion mark."""
    short: dict[str, str] = {}
    for token, control in control_tokens().items():
        if control not in short or len(token) < len(short[control]):
            short[control] = token
    return short


def compartment(token: str) -> bool:
    """Say whether this is a compartment with its sub-compartments.

    >>> compartment("SI-G ABCD"), compartment("S-NF")
    (True, False)
    """
    return _COMPARTMENT.fullmatch(token) is not None


def unknown_control(token: str) -> bool:
    """Say whether this could be a control we do not know; one letter or a number is none."""
    return _UNKNOWN.fullmatch(token) is not None
