"""Namesakes: which of the mentions of a name are his whose name it is.

`Rustam` alone is Rustam Darvazi only in a telegram that names Rustam Darvazi and no Rustam Orlan. What cannot be
decided keeps its doubt and is shown apart, never guessed.
"""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from reftel.claims.mention import Basis, Mention, Sighting

_RANKED = (Basis.RANK_GIVEN, Basis.RANK_FAMILY)


def decide(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """The sightings of one name in several telegrams, each mention that is not surely his with its doubt.

    Rank and one name alone name him where no namesake is known and the rank is of the kind he bears; one name alone
    does where its own telegram names him more fully.
    """
    rows = tuple(sightings)
    known = _Known.of(rows)
    return tuple(_decided(row, known) for row in rows)


class _Known(Struct, frozen=True):
    """What all telegrams together know: the kinds of rank he bears, and the others who share his names."""

    groups: frozenset[str]
    namesakes: frozenset[str]
    relatives: frozenset[str]

    @classmethod
    def of(cls, rows: Iterable[Sighting]) -> "_Known":
        rows = tuple(rows)
        full = (mention.group for row in rows for mention in row.mentions if mention.basis is Basis.FULL)
        return cls(
            groups=frozenset(group for group in full if group and group != "honorific"),
            namesakes=frozenset(name for row in rows for name in row.namesakes),
            relatives=frozenset(name for row in rows for name in row.relatives),
        )


def _decided(row: Sighting, known: _Known) -> Sighting:
    full = any(mention.basis in (Basis.FULL, Basis.ALONE) for mention in row.mentions)
    mentions = [_with_rank(mention, row if full else known, known.groups, full) for mention in row.mentions]
    named = full or any(mention.basis in _RANKED and not mention.doubt for mention in mentions)
    return replace(row, mentions=tuple(_bare(mention, named, row) for mention in mentions))


def _with_rank(mention: Mention, others: Sighting | _Known, groups: frozenset[str], full: bool) -> Mention:
    """A mention by rank and one name, doubted when that name is also another's or the rank is of another kind."""
    if mention.basis not in _RANKED:
        return mention
    shared = others.namesakes if mention.basis is Basis.RANK_GIVEN else others.relatives
    if shared:
        return _shared(mention, shared)
    if not full and groups and mention.group not in groups | {"honorific"}:
        return replace(mention, doubt="the rank is of another kind")
    return mention


def _bare(mention: Mention, named: bool, row: Sighting) -> Mention:
    """A mention by one name alone, doubted unless its telegram names him more fully and names no other so."""
    if mention.doubt or mention.basis not in (Basis.GIVEN, Basis.FAMILY):
        return mention
    shared = row.namesakes if mention.basis is Basis.GIVEN else row.relatives
    if shared:
        return _shared(mention, shared)
    return mention if named else replace(mention, doubt="the telegram does not name him more fully")


def _shared(mention: Mention, names: Iterable[str]) -> Mention:
    return replace(mention, doubt=f"others bear the name: {', '.join(sorted(names))}")
