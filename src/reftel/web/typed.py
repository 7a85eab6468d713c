"""What stands in the search box, part by part, so that parts can be added or taken away: `chief -post:DELWAN`."""

import re
from functools import lru_cache

import msgspec

_TOKEN = re.compile(r'-?(?:[A-Za-z]+:)?(?:"[^"]*"?(?:~\d+)?|\(|[^\s()"]+)|\)')
_FIELD = re.compile(r"-?(?P<field>[A-Za-z]+):(?P<value>\"[^\"]*\"?|[^\s()]+)")
_PLAIN = re.compile(r"[^\s()\"]+")


class Chip(msgspec.Struct, frozen=True):
    """One part of a query: its words, whether it is left out, and the query without it."""

    words: str
    excluded: bool
    without: str


@lru_cache(256)
def parts(query: str) -> tuple[str, ...]:
    """The parts of a query that stand side by side; what is in parentheses is one, and so is all of `this OR that`.

    >>> parts('police (darvazi OR chief) -post:"LA PAZ"'), parts("salt OR road")
    (('police', '(darvazi OR chief)', '-post:"LA PAZ"'), ('(salt OR road)',))
    """
    found: list[str] = []
    depth, start = 0, 0
    for token in _TOKEN.finditer(query):
        opens, closes = token[0].endswith("("), token[0] == ")"
        if not depth:
            start = token.start()
        depth += opens - (closes and depth > 0)
        if not depth:
            found.append(query[start : token.end()])
    if depth:
        found.append(query[start:] + ")" * depth)
    return (f"({' '.join(found)})",) if "OR" in found else tuple(found)


def chips(query: str) -> tuple[Chip, ...]:
    """The parts of a query, each to be taken away.

    >>> [(chip.words, chip.excluded, chip.without) for chip in chips("chief -post:DELWAN")]
    [('chief', False, '-post:DELWAN'), ('post:DELWAN', True, 'chief')]
    """
    found = parts(query)
    return tuple(
        Chip(part.removeprefix("-"), part.startswith("-"), " ".join(found[:place] + found[place + 1 :]))
        for place, part in enumerate(found)
    )


def narrowed(query: str, field: str, value: str, excluded: bool = False) -> str:
    """The query with a value of a field added; it takes the place of the same value left out, and the other way round.

    >>> narrowed("chief -post:DELWAN", "post", "DELWAN"), narrowed("", "tags", "HUMAN RIGHTS", excluded=True)
    ('chief post:DELWAN', '-tags:"HUMAN RIGHTS"')
    """
    printed = value if _PLAIN.fullmatch(value) else f'"{value}"'
    return " ".join([*_others(query, field, value), f"{'-' * excluded}{field}:{printed}"])


def without(query: str, field: str, value: str) -> str:
    """The query without this value."""
    return " ".join(_others(query, field, value))


def stands(query: str, field: str, value: str) -> bool | None:
    """Whether the query asks for this value (True) or leaves it out (False); None when it says nothing of it."""
    found = [part for part in parts(query) if _says(part, field, value)]
    return not found[-1].startswith("-") if found else None


def _others(query: str, field: str, value: str) -> list[str]:
    return [part for part in parts(query) if not _says(part, field, value)]


def _says(part: str, field: str, value: str) -> bool:
    found = _FIELD.fullmatch(part)
    return found is not None and (found["field"].lower(), found["value"].strip('"').upper()) == (field, value.upper())
