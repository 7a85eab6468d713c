"""Basis: the digest of all that is known of a telegram, so that what was made of it stands while none of that changes.

Its words and claims, who the persons named in it are and how they are called, and the incidents it tells of.
"""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from reftel.room.incident import Incident, incidents
from reftel.room.judgement import Judgement
from reftel.room.made import digest
from reftel.room.record import Record

_pack = msgspec.msgpack.Encoder(order="deterministic").encode


class Basis:
    """The digests of the telegrams of one record."""

    def __init__(self, record: Record, happened: Iterable[Incident]) -> None:
        self._record, self.made = record, record.kept.made
        self._own: dict[str, bytes] = {}
        self._of: dict[str, bytes] = {}
        self._judged: dict[str, list[Judgement]] = defaultdict(list)
        for row in record.judged:
            self._judged[row.left.mrn].append(row)
        self._told: dict[str, list[Incident]] = defaultdict(list)
        for each in happened:
            for key in dict.fromkeys(telling.said.told.key for telling in each.tellings):
                self._told[key].append(each)
        self._persons = {
            each.key: digest(_pack((each.key, each.name, each.names, each.titles, each.protected)))
            for each in record.people.persons
        }

    def incident(self, incident: Incident) -> bytes:
        """The digest of an incident: its tellings, and all that is known of their telegrams."""
        rows = [(each.said.told.order, each.repeats, each.reasons) for each in incident.tellings]
        return digest(_pack((incident.id, rows)), *(self._alone(each.said.told.key) for each in incident.tellings))

    def judged(self, keys: Iterable[str]) -> list[Judgement]:
        """What people decided of words in these telegrams."""
        return [row for key in keys for row in self._judged.get(key, ())]

    def of(self, key: str) -> bytes:
        """The digest of a telegram."""
        if key not in self._of:
            self._of[key] = digest(self._alone(key), *map(self.incident, self._told.get(key, ())))
        return self._of[key]

    def _alone(self, key: str) -> bytes:
        """The digest of a telegram without what others tell of the same."""
        if key not in self._own:
            persons = (self._persons[person.key] for person, _ in self._record.cast(key))
            self._own[key] = digest(self._record.kept.digests[key], *persons)
        return self._own[key]


def basis(record: Record) -> Basis:
    """The digests of the telegrams of a record."""
    return record.part("basis", _basis)


def _basis(record: Record) -> Basis:
    return Basis(record, incidents(record))
