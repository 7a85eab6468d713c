"""A place somebody types, `11 Sahriya 88 ¶2`: the telegram and the passage it names, as far as the room shows them.

What is hidden is answered like what was never there, in the same words.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from reftel.room.judgement import Mark
from reftel.room.link import typed_key
from reftel.room.room import Room
from reftel.room.telegram import Passage, Telegram

_NUMBER = re.compile(r"\d\d[A-Z]+(?:-A)?\d+")


class NotThere(ValueError):
    """No such telegram, passage or words that may be seen; `str()` says what would have worked."""


class Place(NamedTuple):
    """A telegram, and the passage of it when one was named."""

    telegram: Telegram
    passage: Passage | None

    @property
    def pin(self) -> str:
        """Its pin: `11SAHRIYA88 ¶2`."""
        return f"{self.telegram.key} {self.passage.paragraph}" if self.passage else self.telegram.key


def no_telegram(room: Room, typed: str) -> str:
    """What is said where nothing of a number may be seen: what may have been meant, or what a number is."""
    key = typed_key(typed)
    if not _NUMBER.match(key):
        return f"{typed.strip() or 'this'} is no telegram's number; one is year, post and serial: 11SAHRIYA88"
    near = room.near(key)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return f"there is no telegram {key} that you may see{hint}"


def place(room: Room, typed: str) -> Place:
    """The place; `NotThere` when nothing like it may be seen."""
    key, _, part = typed.replace("¶", " ¶").partition("¶")
    name = typed_key(key)
    telegram = room.telegram(name)
    if telegram is None:
        raise NotThere(no_telegram(room, key))
    if not part.strip():
        return Place(telegram, None)
    passages = {row.paragraph: row for row in telegram.passages}
    wanted = f"¶{part.strip()}"
    if wanted not in passages:
        raise NotThere(f"{name} has no {wanted} that you may see; there are {', '.join(passages)}")
    return Place(telegram, passages[wanted])


def words_in(place: Place, words: str) -> str:
    """The words as they stand in a passage, white space folded; `NotThere` when they do not stand in it.

    Signs count, letters' case does not: what is pinned are the words of the telegram, never those that were typed.
    """
    wanted = " ".join(words.split())
    if not wanted:
        raise NotThere("say which words of the passage are meant")
    if place.passage is None:
        named = ", ".join(row.paragraph for row in place.telegram.passages if _found(wanted, row.text))
        raise NotThere(f"say which passage is meant: {place.pin} has these words in {named or 'none'}")
    if found := _found(wanted, place.passage.text):
        return found
    others = [row.paragraph for row in place.telegram.passages if _found(wanted, row.text)]
    hint = f"they stand in {', '.join(others)}" if others else f"`reftel show {place.pin}` prints the passage"
    raise NotThere(f"these words do not stand in {place.pin}; {hint}")


def stands(telegrams: Mapping[str, Telegram], mark: Mark) -> Passage | None:
    """The passage words stand in, None when they may not, or no longer, be seen there."""
    telegram = telegrams.get(mark.mrn)
    for passage in telegram.passages if telegram else ():
        if passage.paragraph == mark.paragraph:
            texts = (passage.text, passage.heading or "")
            return passage if any(_found(mark.quote, text) for text in texts) else None
    return None


def seen(room: Room, mark: Mark, words: bool = True) -> bool:
    """Whether a room shows the words of a mark where they stand, or, without `words`, the passage they are in.

    A name that stands in no passage of its own is looked for in the whole telegram.
    """
    telegram = room.telegram(mark.mrn)
    passages = telegram.passages if telegram else ()
    rows = [row for row in passages if row.paragraph == mark.paragraph or not mark.paragraph]
    return any(not words or _found(mark.quote, f"{row.heading or ''}\n{row.text}") for row in rows)


def _found(words: str, text: str) -> str | None:
    folded = " ".join(text.split())
    start = folded.find(words)
    if start < 0 and len(folded.casefold()) == len(folded):
        start = folded.casefold().find(words.casefold())
    return folded[start : start + len(words)] if start >= 0 else None
