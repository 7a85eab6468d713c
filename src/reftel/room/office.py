"""Offices: what a title comes down to, so that FM, Fonmin and Minister of Foreign Affairs are one office.

A Deputy Foreign Minister holds another than the Foreign Minister, and `Minister` alone may be short for either's. The
lexicons are `office.csv`, `position.csv`, `field.csv` and `rank.csv`.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import msgspec

from reftel.claims.name import rank
from reftel.claims.position import head, is_field, office
from reftel.claims.rows import lexicon_rows
from reftel.claims.wordclass import words_of

_WORD = re.compile(r"[^\W\d_][\w./&'’]*")
_BEHIND = frozenset({"of", "for", "to", "in", "at", "on"})
WIFE, _GENERAL = "first lady", "general"
_BODY = re.compile(
    r"\b(?:company|bank|court|university|party|assembly|senate|council|association|commission|committee|federation"
    r"|authority|chamber|union|corporation|institute|foundation|board|academy|parliament|congress)\b",
    re.IGNORECASE,
)


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
        return self.sole or (bool(self.field) and self.grade in ("", "deputy") and self.head in _each_field())

    @property
    def throne(self) -> bool:
        """Whether who holds it is called by a given name, which others of his kind bear: King Daoud."""
        return self.head in _thrones()

    @property
    def common(self) -> bool:
        """Whether every country, town or house has one: a minister, a mayor, a senator."""
        return self.head in words_of("in every country or town") or (self.single and not self.sole)

    @property
    def realm(self) -> str:
        """What it is an office of: arms, a house, a court, a town or a school; empty for all others."""
        return _realm(self.head)

    @property
    def service(self) -> bool:
        """Whether an officer of the foreign service holds it in turn with others: ambassador, A/S, DCM, consul."""
        if self.head in words_of("foreign service"):
            return True
        if self.head == "chief":
            return self.grade == "deputy"
        return self.head == "secretary" and bool(self.grade) and self.field.isdisjoint(words_of("another department"))

    def beside(self, other: "Office") -> bool:
        """Whether one man may be called both in one telegram: who leads a country is no secretary, no ambassador."""
        below = words_of("held by nobody who leads")
        return not ((self.lead and other.head in below) or (other.lead and self.head in below))

    def __str__(self) -> str:
        return " ".join(filter(None, (self.grade, *sorted(self.field), self.head)))


@cache
def _means(as_: str) -> Mapping[str, str]:
    """What words mean in a title, as its grade, its realm, another word for it, or a title of their own."""
    return {row["word"]: row["means"] for row in lexicon_rows("office") if row["as"] == as_}


@cache
def _realm(head: str) -> str:
    return _means("realm").get(head) or ("arms" if is_uniformed(head) else "")


@cache
def _thrones() -> frozenset[str]:
    return words_of("throne") | words_of("dignity by given name")


@cache
def _each_field() -> frozenset[str]:
    return words_of("one for each field")


@cache
def _dignities() -> frozenset[str]:
    return words_of("dignity by given name") | words_of("dignity by family name")


@cache
def _seconds() -> frozenset[str]:
    return words_of("title behind a title") | _dignities()


@cache
def _fielded() -> frozenset[str]:
    return _each_field() | words_of("heads a body") | words_of("office of a field") | {"counselor", "attache"}


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
    grades, same = _means("grade"), _means("word")
    grade = next((grades[word] for word in reversed(words[: place + 1]) if word in grades), "")
    found = _held(words, place)
    field = frozenset(
        same.get(word, word) for word in words if word not in words_of("no field of an office") and is_field(word)
    )
    inner = _BODY.search(title) is not None
    lead = found in words_of("leads a country") and not grade and not inner
    cabinet = found == "secretary" and not grade and not inner and field.isdisjoint(words_of("ministry of a minister"))
    former = any(office(word, "former") is not None for word in words[:place]) or title.lower().startswith("ex-")
    over = field - {found, grade} if found in _fielded() else frozenset()
    secures = found == "advisor" and "security" in over and not grade
    return Office(found, grade, over, lead, lead or cabinet or secures, former)


def _held(words: list[str], place: int) -> str:
    """The word that makes a title an office, in full: `prime minister`, `general` of a lieutenant general."""
    word = words[place]
    if word in _means("title"):
        return _means("title")[word]
    civil, uniform = head(word), rank(word)
    found = (civil.full if civil else uniform.word if uniform else word).split()[-1]
    found = _means("word").get(found, found)
    if found == "minister" and place > 0 and words[place - 1] == "prime":
        return "prime minister"
    return "supreme leader" if found == "leader" and "supreme" in words[:place] else found


def _words(title: str) -> list[str]:
    """The words of a title in small letters, short ones spelled out: `FM` are `foreign` and `minister`."""
    found: list[str] = []
    for word in _WORD.findall(title.replace("-", " ")):
        low = word.strip(".'’").lower()
        short = head(word.strip(".'’"))
        if low in _means("grade") and low != "undersecretary":
            found.append(low)
        elif short is not None and short.full != low and " " in short.full:
            found += short.full.split()
        else:
            found.append(low)
    return [*found[:-2], WIFE] if " ".join(found[-2:]) == WIFE else found


def _head(words: list[str]) -> int | None:
    """Where the word stands that makes the title an office: the last one before `of`, not counting the grades."""
    until = next((place for place, word in enumerate(words) if word in _BEHIND and place), len(words))
    titles = [place for place in range(until) if is_head(words[place])]
    ranked = [place for place in titles if words[place] not in _means("grade") or words[place] == "undersecretary"]
    if len(ranked) > 1 and words[ranked[-1]] == _GENERAL and words[ranked[-1] - 1] in words_of("office before general"):
        ranked.pop()
    found = ranked or titles
    return found[-1] if found else None


@lru_cache(maxsize=10_000)
def is_uniformed(word: str) -> bool:
    """Whether this is a rank of those who bear arms, or a command."""
    found = rank(word)
    others = words_of("rank of others than soldiers")
    return word == "commander" or (found is not None and found.group == "uniformed" and word not in others)


def is_head(word: str) -> bool:
    """Whether a word makes a title an office: `Minister`, `General`, `CODEL`; not `Shaykh`."""
    if head(word) is not None or word.lower() in _means("title"):
        return True
    uniform = rank(word)
    return uniform is not None and (uniform.group != "honorific" or uniform.word in _dignities())


@lru_cache(maxsize=50_000)
def offices(titles: tuple[str, ...]) -> frozenset[Office]:
    """The offices among titles, both of `Army Chief of Staff General`.

    Who is called Defense Minister and Minister is one minister, not another's besides.
    """
    found = frozenset(office for title in titles for each in _parts(title) if (office := read_office(each)))
    told = {(each.head, each.grade, each.lead) for each in found if each.field and each.head == "minister"}
    return frozenset(each for each in found if each.field or (each.head, each.grade, each.lead) not in told)


def _parts(title: str) -> Iterable[str]:
    yield title
    earlier, _, last = title.rpartition(" ")
    if earlier and ((title_ := rank(last.strip("."))) is not None) and title_.word.split()[-1] in _seconds():
        yield earlier
