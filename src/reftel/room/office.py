"""Offices: what a title comes down to, so that FM, Fonmin and Minister of Foreign Affairs are one office.

A Deputy Foreign Minister holds another than the Foreign Minister, and `Minister` alone may be short for either's.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from reftel.claims.name import rank
from reftel.claims.nation import nations
from reftel.claims.position import head, is_field, office

_WORD = re.compile(r"[^\W\d_][\w./&'’]*")
_BEHIND = frozenset({"of", "for", "to", "in", "at", "on"})
_GRADES = {
    "deputy": "deputy",
    "dep": "deputy",
    "vice": "deputy",
    "under": "under",
    "undersecretary": "under",
    "assistant": "assistant",
    "asst": "assistant",
    "associate": "assistant",
    "co": "co",
}
_SAME = {
    "premier": "prime minister",
    "adviser": "advisor",
    "undersecretary": "secretary",
    "defence": "defense",
    "external": "foreign",
    "exterior": "foreign",
    "home": "interior",
    "economics": "economy",
    "economic": "economy",
    "treasury": "finance",
    "councilor": "counselor",
}
_NO_FIELD = frozenset({"affairs", "general", "national", "state", "relations", "mission", "secretary"})
_LEADS = frozenset(
    {"president", "prime minister", "chancellor", "king", "queen", "pope", "sultan", "emir", "supreme leader"}
)
_NO_LEADERS = frozenset({"secretary", "ambassador", "envoy", "senator", "congressman"})
_WHERE = re.compile(r"\s(?:to|in|at|of|for)\s")
_THRONES = frozenset({"king", "queen", "sultan", "emir"})
_ENVOYS = frozenset({"ambassador", "envoy", "representative", "charge", "consul", "attache", "counselor", "officer"})
_OF_GENERALS = frozenset(
    {"director", "secretary", "attorney", "consul", "inspector", "governor", "solicitor", "prosecutor", "procurator"}
)
_BY_GIVEN = frozenset({"prince", "princess", "mullah", "imam"})
_DIGNITIES = _BY_GIVEN | {"ayatollah", "lord", "baroness", "pir"}
_SECOND = frozenset({"general", "admiral", "senator", "ambassador", "colonel", "judge"}) | _DIGNITIES
_EVERYWHERE = frozenset({"minister", "governor", "mayor", "senator", "member"})
_REALMS = {
    **dict.fromkeys(("senator", "congressman", "congresswoman", "deputy", "parliamentarian", "legislator"), "house"),
    **dict.fromkeys(("judge", "justice", "prosecutor", "magistrate"), "court"),
    **dict.fromkeys(("governor", "mayor", "prefect"), "town"),
}
_SMALL = 3
_SHORT = re.compile(r"(?<![\w./])[A-Z]{3,6}(?![\w/])")
_BODY = re.compile(
    r"\b(?:company|bank|court|university|party|assembly|senate|council|association|commission|committee|federation"
    r"|authority|chamber|union|corporation|institute|foundation|board|academy|parliament|congress)\b",
    re.IGNORECASE,
)
CABINET = frozenset({"minister", "secretary"})
_NOT_OF_CABINETS = frozenset({"foreign", "interior"})
_COUNTED = frozenset({"minister", "secretary", "advisor"})
HEADS = frozenset({"director", "chief", "head", "commander"})
GENERALS = frozenset({"general", "admiral"})
_COMMANDS = tuple({each, "commander"} for each in GENERALS)
_FIELDED = _COUNTED | HEADS | {"chairman", "spokesman", "officer", "attache", "counselor"}


class Office(msgspec.Struct, frozen=True):
    """A title in its parts: `head` the word that makes it one, `grade` under whom, `field` over what.

    `lead` says that it leads a country: president, prime minister, king; `sole` that a country has one of it, or, of
    the secretaries of a cabinet, one of a name; `former` that it was held before.
    """

    head: str
    grade: str = ""
    field: frozenset[str] = frozenset()
    lead: bool = False
    sole: bool = False
    former: bool = False

    @property
    def single(self) -> bool:
        """Whether a country has one of it, as far as its words tell: a president, the minister of a field."""
        return self.sole or (self.head in _COUNTED and bool(self.field) and self.grade in ("", "deputy"))

    @property
    def throne(self) -> bool:
        """Whether who holds it is called by a given name, which others of his kind bear: King Daoud."""
        return self.head in _THRONES | _BY_GIVEN

    @property
    def common(self) -> bool:
        """Whether every country, town or house has one: a minister, a mayor, a senator."""
        return self.head in _EVERYWHERE or (self.single and not self.sole)

    @property
    def realm(self) -> str:
        """What it is an office of: arms, a house, a court or a town; empty for all others."""
        return _REALMS.get(self.head, "arms" if is_uniformed(self.head) else "")

    def beside(self, other: "Office") -> bool:
        """Whether one man may be called both in one telegram: who leads a country is no secretary, no ambassador."""
        return not ((self.lead and other.head in _NO_LEADERS) or (other.lead and self.head in _NO_LEADERS))

    def __str__(self) -> str:
        return " ".join(filter(None, (self.grade, *sorted(self.field), self.head)))


@lru_cache(maxsize=100_000)
def read_office(title: str) -> Office | None:
    """The office a title names; None for a form of address.

    >>> str(read_office("Minister of Foreign Affairs")), str(read_office("FonMin")), str(read_office("Vice President"))
    ('foreign minister', 'foreign minister', 'deputy president')
    """
    words = _words(title)
    place = _head(words)
    if place is None:
        return None
    grade = next((_GRADES[word] for word in reversed(words[: place + 1]) if word in _GRADES), "")
    uniform = rank(words[place])
    civil = head(words[place])
    found = (civil.full if civil else uniform.word if uniform else words[place]).split()[-1]
    found = _SAME.get(found, found)
    if found == "minister" and place > 0 and words[place - 1] == "prime":
        found = "prime minister"
    if found == "leader" and "supreme" in words[:place]:
        found = "supreme leader"
    field = frozenset(_SAME.get(word, word) for word in words if word not in _NO_FIELD and is_field(word))
    inner = _BODY.search(title) is not None
    lead = found in _LEADS and not grade and not inner
    cabinet = found == "secretary" and not grade and not inner and field.isdisjoint(_NOT_OF_CABINETS)
    former = any(office(word, "former") is not None for word in words[:place]) or title.lower().startswith("ex-")
    over = field - {found, grade} if found in _FIELDED else frozenset()
    secures = found == "advisor" and "security" in over and not grade
    return Office(found, grade, over, lead, lead or cabinet or secures, former)


def _words(title: str) -> list[str]:
    """The words of a title in small letters, short ones spelled out: `FM` are `foreign` and `minister`."""
    found: list[str] = []
    for word in _WORD.findall(title.replace("-", " ")):
        low = word.strip(".'’").lower()
        short = head(word.strip(".'’"))
        if low in _GRADES and low != "undersecretary":
            found.append(low)
        elif short is not None and short.full != low and " " in short.full:
            found += short.full.split()
        else:
            found.append(low)
    return found


def _head(words: list[str]) -> int | None:
    """Where the word stands that makes the title an office: the last one before `of`, not counting the grades."""
    until = next((place for place, word in enumerate(words) if word in _BEHIND and place), len(words))
    titles = [place for place in range(until) if _is_head(words[place])]
    ranked = [place for place in titles if words[place] not in _GRADES or words[place] == "undersecretary"]
    if len(ranked) > 1 and words[ranked[-1]] == "general" and words[ranked[-1] - 1] in _OF_GENERALS:
        ranked.pop()
    found = ranked or titles
    return found[-1] if found else None


@lru_cache(maxsize=10_000)
def is_uniformed(word: str) -> bool:
    """Whether this is a rank of those who bear arms, or a command."""
    found = rank(word)
    return word == "commander" or (found is not None and found.group == "uniformed" and word != "chief")


def _is_head(word: str) -> bool:
    uniform = rank(word)
    if head(word) is not None:
        return True
    return uniform is not None and (uniform.group != "honorific" or uniform.word in _DIGNITIES)


def offices(titles: Iterable[str]) -> frozenset[Office]:
    """The offices among titles, both of `Army Chief of Staff General`."""
    return frozenset(found for title in titles for each in _parts(title) if (found := read_office(each)))


def _parts(title: str) -> Iterable[str]:
    yield title
    earlier, _, last = title.rpartition(" ")
    if earlier and ((title_ := rank(last.strip("."))) is not None) and title_.word.split()[-1] in _SECOND:
        yield earlier


def agree(one: Office, other: Office) -> bool:
    """Whether two titles may be one office: the same, or one without the field that the other has, a general's command.

    >>> agree(read_office("Minister"), read_office("MinFin")), agree(read_office("MinInt"), read_office("MinFin"))
    (True, False)
    """
    if one.grade != other.grade or one.lead != other.lead:
        return False
    overlap = not one.field.isdisjoint(other.field)
    if {one.head, other.head} in _COMMANDS:
        return True
    if one.head != other.head:
        return overlap and ({one.head, other.head} == CABINET or {one.head, other.head} <= HEADS)
    return overlap or not (one.field and other.field)


def kind(office: Office) -> str:
    """What two offices have alike when they agree: the word that makes them offices, of cabinets one for all.

    A commander agrees with other heads of his field, too, and is found under his arms alone.
    """
    if any(office.head in pair for pair in _COMMANDS):
        return "commander"
    return "minister" if office.head in CABINET else "chief" if office.head in HEADS else office.head


def shared(ones: Iterable[Office], others: Iterable[Office]) -> tuple[frozenset[Office], frozenset[Office]]:
    """What two sets of offices have in common: those a country has one of, and others that may be the same."""
    both = [(one, other) for one in ones for other in others if agree(one, other)]
    same = {one for one, other in both if one.single and other.single}
    return frozenset(same), frozenset(one for one, _ in both if one not in same)


def lands(titles: Iterable[str]) -> frozenset[str]:
    """The countries that officials are of by their titles: `Brazilian President`, `President of Iraq`.

    An envoy's title names where he is sent, too: only the adjective before it is his own.

    >>> sorted(lands(["Brazilian Ambassador to Iraq"])), sorted(lands(["Ambassador to Iraq"]))
    (['BRA'], [])
    """
    found = ((title.replace("/", " "), read_office(title)) for title in titles)
    own = (_WHERE.split(title)[0] if office.head in _ENVOYS else title for title, office in found if office)
    return nations(word for title in own for word in title.split())


def places(positions: Iterable[str], titles: Iterable[str]) -> frozenset[str]:
    """The places in the names of positions, and the bodies in titles by their short names.

    >>> sorted(places(["Upper Delwan Police Chief"], ["NDS Director"]))
    ['Delwan', 'NDS']
    """
    words = (word.removesuffix("'s").strip("()'’,.") for position in positions for word in position.split())
    named = (word for word in words if word[:1].isupper() and not word.isupper() and len(word) > _SMALL)
    bodies = (body for title in titles for body in _SHORT.findall(title))
    return frozenset(word for word in (*named, *bodies) if _is_place(word))


def _is_place(word: str) -> bool:
    return not (_is_head(word) or is_field(word) or office(word.lower(), "modifier", "former", "appointed"))
