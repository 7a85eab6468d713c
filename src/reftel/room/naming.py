"""Naming: the names in the words of a telegram, behind a rank or an office, or two words and more on their own.

`Shaykh Idris Dehkulan` names somebody by itself; whether `Rafiq Kolvadi` is a name the room knows from other telegrams.
"""

import sqlite3
from collections.abc import Iterator

import msgspec

from reftel.claims.name import rank
from reftel.claims.nation import nations
from reftel.claims.person import Found, person_at, words
from reftel.claims.position import head, is_honorific
from reftel.claims.resolve import name_parts
from reftel.claims.sentence import in_capitals, sentences
from reftel.claims.thing import is_thing
from reftel.claims.title_phrase import AFFAIRES, start_of_title
from reftel.claims.token import Token, tokens
from reftel.claims.vocabulary import is_plain
from reftel.claims.wording import word
from reftel.room.telegram import Passage, Telegram
from reftel.terms.country import is_country

INTO_NAMED = "insert or replace into named values (?, ?)"
_WHOLE = 2
_LONG = 4
_BRACKETED = 3
Pair = tuple[str, str]
_packer = msgspec.msgpack.Encoder()
_unpacker = msgspec.msgpack.Decoder(tuple[Pair, ...])


def named_row(telegram: Telegram) -> tuple[str, bytes]:
    """The row of a telegram's names."""
    return telegram.key, _packer.encode(tuple(names(telegram)))


def names_of(db: sqlite3.Connection, telegram: Telegram) -> tuple[Pair, ...]:
    """The names of one telegram, as they were kept, or looked for."""
    kept = db.execute("select names from named where key = ?", (telegram.key,)).fetchone()
    return _unpacker.decode(kept[0]) if kept else tuple(names(telegram))


def names(telegram: Telegram) -> Iterator[Pair]:
    """The names in a telegram's words, each with its title, empty when it has none, in order.

    In a heading every word is written large: its verbs, adjectives and plurals are names only where the text has them.
    """
    lines = [line for passage in telegram.passages for line in _lines(passage)]
    running = {each for text, _, heading in lines if not heading for each in text.split()}
    for text, raw, heading in lines:
        for name, title in (*_titled(text, tokens(text)), *_bare(raw)):
            if not heading or all(each in running or not is_plain(each.lower()) for each in name.split()):
                yield name, title


def _lines(passage: Passage) -> Iterator[tuple[str, str, bool]]:
    """The sentences of a passage, worded and as they stand on one line, and whether each is a heading.

    One in capitals is taken as it is worded: in capitals every word looks like a name.
    """
    capitals = in_capitals(passage.text)
    for sentence in sentences(passage.text):
        text = word(passage.text, sentence, capitals).text
        raw = text if capitals else " ".join(sentence.of(passage.text).split())
        yield text, raw, not capitals and _is_heading(text)


def _is_heading(text: str) -> bool:
    """Whether all words of a line but small ones are written large."""
    long = [each for each in text.split() if len(each) >= _LONG and each.isalpha()]
    return len(long) > 1 and all(each[0].isupper() for each in long)


def _titled(text: str, row: list[Token]) -> Iterator[Pair]:
    """Names behind a rank or an office: `Governor Oltavi`."""
    place = 0
    while place < len(row) - 1:
        token = row[place]
        titled = token.capital and not token.owns and (rank(token.word) or head(token.word))
        behind = place + 1 + sum(1 for each in row[place + 1 : place + 3] if each.lower in AFFAIRES)
        named = titled and behind < len(row) and not is_honorific(row[behind].word)
        found = person_at(row, behind) if named else None
        if found is None or not row[found.first].capital or row[found.first].word.isupper():
            place += 1
            continue
        yield " ".join(words(text, row, found).split()), _title(text, row, place, found)
        place = found.last + 1


def _title(text: str, row: list[Token], place: int, found: Found) -> str:
    """The title whose last word is at `place`, with what stands before it: `Kharvani Defense Minister`.

    The country may own it or stand behind the name, and a body be told in short: `Kharvan's President Tamaz`, `King
    Sami of Kharvan`, `Service for Security (KDS) Chief Orlan`.
    """
    start = start_of_title(row, place)
    title = " ".join(text[row[start].start : row[place].end].split()).rpartition(". ")[2]
    if owner := _owner(row, start):
        return f"{owner}'s {title}"
    if (
        start > _BRACKETED
        and row[start - 1].word == ")"
        and row[start - 3].word == "("
        and row[start - 2].word.isupper()
    ):
        return f"{row[start - 2].word} {title}"
    country = _country_behind(row, found)
    return f"{title} of {country}" if country else title


def _owner(row: list[Token], start: int) -> str | None:
    """The country whose possessive stands right before a title."""
    if start == 0 or not row[start - 1].owns:
        return None
    names = (" ".join(token.word for token in row[first:start]) for first in range(max(start - _LONG, 0), start))
    return next((name for name in names if nations([name])), None)


def _country_behind(row: list[Token], found: Found) -> str | None:
    """The country that `of` joins to a name."""
    if row[found.last].owns or found.last + 2 >= len(row) or row[found.last + 1].lower != "of":
        return None
    first = found.last + 2 + (row[found.last + 2].lower == "the")
    names = (" ".join(token.word for token in row[first:end]) for end in range(first + _LONG - 1, first, -1))
    return next((name for name in names if is_country(name)), None)


def _bare(text: str) -> Iterator[Pair]:
    """Two words and more that may be a name."""
    row = tokens(text)
    place = 0
    while place < len(row) - 1:
        found = person_at(row, place) if row[place].capital and row[place + 1].word[:1].isalpha() else None
        if found is not None and found.last > found.first:
            name = words(text, row, found)
            if len(name_parts(name)) >= _WHOLE and not is_thing(name):
                yield name, ""
                place = found.last
        place += 1
