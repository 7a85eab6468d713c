"""Leaders: who of a family name leads a country, as all telegrams of a room tell it.

It keeps a president's brother apart from him in the telegram that names the brother in full and the president in short.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from reftel.claims.claim import Role
from reftel.claims.name import alike, plain, skeleton
from reftel.claims.resolve import full_parts
from reftel.claims.sex import is_of_other_sex
from reftel.claims.wordclass import words_of
from reftel.room.claims import Told
from reftel.room.naming import Pair
from reftel.room.office import Office, offices, read_office

_WHOLE = 2
_OFTEN = 3


class Known(msgspec.Struct, frozen=True):
    """What a room knows of names from all its telegrams.

    `names` are the sounds of given and family names, `leaders` the given names of those who lead a country, by the
    family name and the office: `President Sami Rahvend`. There are none when only the family name was ever told.
    """

    names: frozenset[tuple[str, str]] = frozenset()
    leaders: Mapping[tuple[str, str], frozenset[str]] = {}

    @classmethod
    def of(cls, whole: Iterable[str], telling: Iterable[Iterable[tuple[tuple[str, str], str]]]) -> "Known":
        """What whole names and the leaders that each telegram names make known."""
        givens: dict[tuple[str, str], set[str]] = defaultdict(set)
        told: Counter[tuple[str, str]] = Counter()
        for telegram in telling:
            rows = tuple(telegram)
            told.update({office for office, _ in rows})
            for office, given in rows:
                givens[office] |= {given} if given else set()
        known = {office: frozenset(names) for office, names in givens.items() if names or told[office] >= _OFTEN}
        return cls(frozenset(map(sound, whole)), known)


NOTHING = Known()


def leaders(claims: Iterable[Told], words: Iterable[Pair]) -> Iterator[tuple[tuple[str, str], str]]:
    """Those whom a telegram names with an office that leads a country, the given name empty when it is not told."""
    roles = ((said.person, said.position) for row in claims if isinstance(said := row.claim.said, Role))
    for name, title in (*words, *roles):
        office = read_office(title) if title else None
        if office is not None and office.lead and not office.throne and (parts := full_parts(name)):
            yield (plain(parts[-1]), office.head), plain(parts[0]) if len(parts) >= _WHOLE else ""


def is_another(name: str, title: str | None, whole: str, titles: Sequence[str], known: Known) -> bool:
    """Whether a name alone with a title is somebody else than one called `whole` who bears it too, with these titles.

    `President Rahvend` is not Daoud Rahvend when the room knows a President Sami Rahvend and no President Daoud, or
    when many telegrams name a President Rahvend and none says that he is Daoud: presidents have brothers. Who is called
    a president is no secretary, ambassador or First Lady in the same telegram, and a lady no lord. A king's name is a
    given name, and he holds no other office. Nobody is minister of defense and of education.
    """
    office = read_office(title) if title else None
    if len(full_parts(name)) >= _WHOLE or title is None:
        return False
    if is_of_other_sex([title], titles):
        return True
    if office is None:
        return False
    parts = full_parts(whole)
    if office.throne and len(parts) >= _WHOLE and not alike(full_parts(name)[0], parts[0]):
        return True
    others = offices(tuple(titles))
    if not all(office.beside(other) for other in others) or _is_of_another_ministry(office, others):
        return True
    if office.lead and office.throne and others and not any(other.throne for other in others):
        return True
    if len(parts) < _WHOLE:
        return False
    leading = known.leaders.get((plain(parts[-1]), office.head)) if office.lead else None
    return leading is not None and plain(parts[0]) not in leading


def _is_of_another_ministry(office: Office, others: Iterable[Office]) -> bool:
    """Whether one is minister of one field, the other of another: `Defense Minister Tamaz`, `Education Minister Tamaz`.

    Fields that one ministry may have together, finance and economy, tell nobody apart.
    """
    own = _ministry(office)
    held = frozenset(word for other in others for word in _ministry(other))
    return bool(own and held) and own.isdisjoint(held)


def _ministry(office: Office) -> frozenset[str]:
    minister = office.head == "minister" and not (office.grade or office.former)
    return office.field & words_of("a ministry of its own") if minister else frozenset()


def sound(name: str) -> tuple[str, str]:
    """How given and family name sound."""
    parts = full_parts(name)
    return (skeleton(parts[0]), skeleton(parts[-1])) if parts else ("", "")
