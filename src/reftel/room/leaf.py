"""Leaves: what a single word, phrase or value of a query asks for, by itself or in a field.

`chief` asks for words, `post:delwan` for a value, `date:2011-11` for days, `11SAHRIYA88` for a telegram as well.
"""

import re
from collections.abc import Callable, Mapping

from reftel.room.field import Field, Kind, numbers, read_range
from reftel.room.query import Dates, Lookup, Node, OneOf, Role, Value, Words
from reftel.room.sign import needle
from reftel.room.token import Token

_NUMBER = re.compile(r"\d{2}[A-Za-z]{2,20}(?:-[Aa])?\d{1,7}")
_SPACES = re.compile(r"\s+")
_NUMBERED = ("ref", "key")


def leaf(token: Token, field: Field | None) -> Node | None:
    """What this word or phrase asks for, in this field or in the text; None where no word is in it."""
    return _BY_KIND[field.kind](token, field) if field else _plain(token)


def _plain(token: Token) -> Node | None:
    """A word of the text; a telegram's number finds the telegram, and those that refer to it, besides the word."""
    found = needle(token)
    if found is None or token.kind != "word" or not _NUMBER.fullmatch(token.words):
        return Words(found) if found else None
    number = token.words.upper()
    return OneOf((Words(found), Value("key", number), Value("ref", number)))


def _text(token: Token, field: Field) -> Node | None:
    found = needle(token)
    return Words(found, field.within) if found else None


def _dates(token: Token, field: Field) -> Node:
    days = read_range(token.words)
    if days is None:
        raise token.bad("this is no date", f"write a day, month or year or two of them, as in {field.example}")
    if days.first > days.last:
        raise token.bad("the second of these dates is before the first", "write the earlier first")
    return Dates(days)


def _lookup(token: Token, field: Field) -> Node:
    return Lookup(field.name, token.words, token.span)


def _role(token: Token, field: Field) -> Node:
    return Role(_written(token, field))


def _value(token: Token, field: Field) -> Node:
    if token.kind == "word" and token.words.endswith("*"):
        return Value(field.within, _SPACES.sub("", token.words[:-1]).upper(), prefix=True)
    written = _written(token, field)
    if field.within in _NUMBERED and len(ways := numbers(token.words)) > 1:
        return OneOf(tuple(Value(field.within, each) for each in ways))
    return Value(field.within, written)


def _written(token: Token, field: Field) -> str:
    """The value as the index has it."""
    written = field.written(token.words)
    if written is None:
        raise token.bad(f"there is no {field.name} {token.words}", f"write it as in {field.example}")
    return written


_BY_KIND: Mapping[Kind, Callable[[Token, Field], Node | None]] = {
    Kind.TEXT: _text,
    Kind.DATE: _dates,
    Kind.LOOKUP: _lookup,
    Kind.ROLE: _role,
    Kind.VALUE: _value,
}
