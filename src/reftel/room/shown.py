"""Shown: the telegrams a record is made of, in order of time, each read when it is asked for and held for a while.

What stands beside the room's telegrams (entries of a log) stands among them by its day.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from reftel.room.claims import Told, told_in
from reftel.room.judgement import Judgement, Refused
from reftel.room.naming import Pair, names_of
from reftel.room.room import Room
from reftel.room.telegram import Telegram
from reftel.room.vantage import Vantage

_AT_HAND = 8_000
"""How many telegrams are held at a time, some 30 KB each."""
_pack = msgspec.msgpack.Encoder(order="deterministic").encode


class Shown(Mapping[str, Telegram]):
    """The telegrams of a room that were known, by key; and the claims they make, but those people refused."""

    def __init__(
        self,
        room: Room,
        beside: Sequence[tuple[Telegram, Told]],
        judged: Sequence[Judgement],
        vantage: Vantage,
    ) -> None:
        self._room, self._refused = room, Refused(judged)
        self._beside = {row.key: (telegram, row) for telegram, row in beside if vantage.tells(telegram)}
        orders = [(dtg, key) for dtg, key in room.register.order() if vantage.sent(dtg)]
        if vantage.at is not None:
            orders = [(dtg, key) for dtg, key in orders if vantage.tells(self._of_room(key))]
        orders += [telegram.order for telegram, row in self._beside.values() if not self._is_refused(row)]
        self._orders = {key: dtg for dtg, key in sorted(orders)}
        self._held = lru_cache(_AT_HAND)(self._read)

    def __contains__(self, key: object) -> bool:
        return key in self._orders

    def __getitem__(self, key: str) -> Telegram:
        if key not in self._orders:
            raise KeyError(key)
        return self._held(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._orders)

    def __len__(self) -> int:
        return len(self._orders)

    def claims(self, key: str) -> list[Told]:
        """The claims of a telegram."""
        rows = (self._beside[key][1],) if key in self._beside else told_in(self._room.register, self[key])
        return [row for row in rows if not self._is_refused(row)]

    def words(self, key: str) -> Sequence[Pair]:
        """The names in the words of a telegram."""
        return names_of(self._room.register.db, self[key])

    def state(self, key: str) -> bytes:
        """All that the claims of a telegram hang on besides its words and the rules: what was refused of them."""
        if key in self._beside:
            telegram, row = self._beside[key]
            return _pack((key, telegram.cable, row))
        return _pack((key, self._refused.of(key)))

    def _read(self, key: str) -> Telegram:
        return self._beside[key][0] if key in self._beside else self._of_room(key)

    def _of_room(self, key: str) -> Telegram:
        found = self._room.telegram(key)
        if found is None:
            raise KeyError(key)
        return found

    def _is_refused(self, row: Told) -> bool:
        return self._refused.has(row.key, row.paragraph, row.quote, row.claim.kind)
