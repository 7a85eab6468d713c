"""Protection: who is to be shielded in what leaves the desk, because a telegram asks for it."""

from collections.abc import Iterator

from reftel.claims.protection import protections
from reftel.room.judgement import Mark
from reftel.room.telegram import Telegram


def protected(telegram: Telegram) -> Iterator[Mark]:
    """The names beside which a telegram asks so, and those that are blacked out."""
    for passage in telegram.passages:
        for each in protections(passage.text):
            yield Mark(telegram.key, passage.paragraph, " ".join(each.name.split()))
