"""How a sentence of a later telegram stands to what is sought: what both speak of, and how much that means."""

from collections.abc import Set
from typing import NamedTuple

from reftel.desk.evidence import Later
from reftel.desk.sought import ENOUGH, Sought, names_day, sender
from reftel.desk.telling import Telling
from reftel.desk.weight import rare, specific, weight
from reftel.room.telegram import Telegram


class Seen(NamedTuple):
    """A sentence as it stands to an entry: what both speak of, how much that means, and what it rests on.

    `specific` are words in common that are no person, office or verb; `cites` says that the sentence rests on the
    telegram of the entry, `elsewhere` that it rests on another, `thread` that its telegram cites that of the entry, and
    `own` that it tells of the one whose it is or was sent by him.
    """

    telling: Telling
    common: frozenset[str]
    weight: int
    specific: frozenset[str]
    cites: bool
    elsewhere: bool
    thread: bool
    own: bool

    @property
    def many(self) -> bool:
        """Whether they have enough in common to be of one thing."""
        return self.weight >= ENOUGH


def seen(asked: Sought, telegram: Telegram, telling: Telling, labels: Set[str], later: Later) -> Seen | None:
    """How a sentence stands to what is sought; None when it has nothing to do with it.

    `labels` are those under which its telegram cites the ones that state the entry.
    """
    common = asked.common(telling)
    named = common & asked.persons.keys()
    common -= frozenset(key for key in named if _is_another(asked.persons[key], key, telling, telegram, later))
    cites = bool(labels) and bool(labels & telling.labels)
    if cites and telling.is_as_asked:
        common |= asked.words & telling.after
    if not common and telling.kept is None:
        return None
    telling_of = specific(common & asked.words, asked.places) - asked.verbs
    return Seen(
        telling,
        common,
        weight(common, asked.places) + names_day(asked.day, telling.text),
        telling_of if labels else rare(telling_of),
        cites,
        bool(telling.labels) and not cites,
        bool(labels),
        not asked.owner or bool(asked.owned(telling)) or bool(asked.owner & sender(telegram)),
    )


def is_same_matter(common: frozenset[str], asked: Sought, linked: bool) -> bool:
    """Whether a sentence of a telegram that does not cite the entry's is of one matter: by rare words, or its month.

    One in a telegram of the same thread (`linked`), two and a person in common in any other.
    """
    things = common & asked.seldom
    return bool(things) if linked else len(things) >= ENOUGH and bool(common & asked.persons.keys())


def _is_another(own: frozenset[str], key: str, telling: Telling, telegram: Telegram, later: Later) -> bool:
    """Whether the name in a sentence is another's of the family: whom it names in full, or its telegram alone names."""
    cast = {person.key for person, _ in later.record.cast(telegram.key)}
    shared = own & telling.words
    rivals = (theirs for each in cast - {key} if shared <= (theirs := later.names(each)))
    return any(key not in cast or (theirs - own) & telling.words for theirs in rivals)
