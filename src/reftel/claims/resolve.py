"""Who is meant within one telegram: `we` is the sender, `you` the action addressee, `he` the man last named.

It sees what a reader of the telegram sees, claims and cable, and adds; it never changes the words of a key. A role
told twice stays where it was told first.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from msgspec.structs import replace

from reftel.claims.antecedent import ONE
from reftel.claims.bearer import Bearers, bearers
from reftel.claims.claim import ADDRESSEE, SENDER, Claim, Meant, Relation, Role
from reftel.claims.name import alike, particle
from reftel.claims.person import person_at
from reftel.claims.position import head, is_body, is_honorific, is_place
from reftel.claims.rows import lexicon_rows
from reftel.claims.sex import fits
from reftel.claims.token import tokens
from reftel.message.cable import Cable
from reftel.terms.name_part import is_suffix

_PARTIES = frozenset({"owner", "counterpart", "actor", "target", "for", "subject", "object", "from", "source"})

_PAIR = 2


def resolve(cable: Cable, paragraphs: Iterable[Iterable[Claim]]) -> tuple[tuple[Claim, ...], ...]:
    """The claims of each paragraph with whom they mean; a role told before is left out."""
    held: list[Role | Relation] = []
    last: list[str] = []
    rows = []
    paragraphs = [tuple(claims) for claims in paragraphs]
    known = bearers(cable, paragraphs)
    for claims in paragraphs:
        row = tuple(_meant(cable, claim, last, known) for claim in claims if _is_new(claim, held))
        rows.append(row)
        last += [name for claim in row if (name := _about(claim))]
    return tuple(rows)


def _meant(cable: Cable, claim: Claim, last: Sequence[str], bearing: Bearers) -> Claim:
    """The claim with sender and addressee named, and what was left open filled from the paragraph before."""
    known = {each.key: each for each in claim.meant}
    for key, words in {**claim.keys, "source": claim.source}.items():
        if not isinstance(words, str):
            continue
        if key in known:
            known[key] = replace(known[key], name=_symbol(cable, known[key].name))
        elif words.lower() in ONE and (name := next((one for one in reversed(last) if fits(words.lower(), one)), None)):
            known[key] = Meant(key, name, "whom the telegram was last about")
        elif key in _PARTIES and (found := bearing.meant(key, words)) is not None:
            known[key] = found
    return replace(claim, meant=tuple(known.values()))


def _symbol(cable: Cable, name: str) -> str:
    """The post for `@sender`, the action addressee for `@addressee`; any other name as it is."""
    heading = cable.heading
    if name == SENDER and heading.sender:
        return heading.sender.plad
    if name == ADDRESSEE and len(heading.to) == 1:
        return heading.to[0].plad
    return name


def _about(claim: Claim) -> str | None:
    """The person a claim is about, for pronouns further down: never an office or a post."""
    if isinstance(claim.said, Role):
        return claim.said.person
    keys = {**claim.keys, "source": claim.source}
    meant = {each.key: each.name for each in claim.meant}
    for key in ("source", "owner", "actor"):
        words = keys.get(key)
        name = meant.get(key) if isinstance(words, str) and words.lower() in ONE else words
        if isinstance(name, str) and is_name(name):
            return name
    return None


def _is_new(claim: Claim, held: list[Role | Relation]) -> bool:
    """Whether this is no role or relation that was told before; one that is new is added to those `held`."""
    said = claim.said
    if not isinstance(said, Role | Relation):
        return True
    if any(_told_before(said, other) for other in held):
        return False
    held.append(said)
    return True


def _told_before(said: Role | Relation, other: Role | Relation) -> bool:
    if isinstance(said, Role):
        return isinstance(other, Role) and same_role(said, other)
    if not isinstance(other, Relation) or said.relation != other.relation:
        return False
    return same_person(said.subject, other.subject) and same_person(said.object, other.object)


def is_name(words: str) -> bool:
    """Whether these words are a person's name, titles before it or not.

    >>> is_name("Shaykh Ali Tamaz"), is_name("Embassy Sahriya"), is_name("the Ministry")
    (True, False, False)
    """
    row = tokens(words)
    if not row or any(is_body(token.word) or is_place(token.word) for token in row):
        return False
    return any(found.last == len(row) - 1 for place in range(len(row)) if (found := person_at(row, place)))


@lru_cache(maxsize=50_000)
def fathers(name: str) -> tuple[str, ...]:
    """The names of fathers in a name.

    >>> fathers("Daoud bin Sami al-Rahvend"), fathers("Daoud Sami")
    (('Sami',), ())
    """
    return tuple(word for before, word in pairwise(name.split()[1:]) if particle(before.lower()) == "kin bin")


def name_parts(name: str) -> list[str]:
    """The parts of a name that tell one man from another: ranks and particles left out."""
    return list(_name_parts(name))


@lru_cache(maxsize=200_000)
def _name_parts(name: str) -> tuple[str, ...]:
    words = [word for part in name.split() for word in part.split("-")]
    return tuple(word for word in words if word and not particle(word.lower()) and not is_honorific(word))


@lru_cache(maxsize=200_000)
def full_parts(name: str) -> tuple[str, ...]:
    """The parts of a name by given and family name: a short given name spelled out, no `Jr.` behind.

    >>> full_parts("Bill Tamaz, Jr."), full_parts("Bill")
    (('william', 'Tamaz'), ('Bill',))
    """
    parts = _name_parts(name.replace(",", " "))
    while len(parts) > _PAIR and is_suffix(parts[-1]):
        parts = parts[:-1]
    return (_nicknames().get(parts[0].lower().strip("."), parts[0]), *parts[1:]) if len(parts) > 1 else parts


@cache
def _nicknames() -> Mapping[str, str]:
    return {row["word"]: row["full"] for row in lexicon_rows("nickname")}


def same_person(left: str, right: str) -> bool:
    """Whether two names may be one man's: the shorter's parts are all in the longer, and in its order.

    Names of equal length may also be one turned round, the family name first.

    >>> same_person("Idris Tamaz", "Idris Vakh Tamaz"), same_person("Tamaz Idris", "Idris Tamaz")
    (True, True)
    >>> same_person("I. Tamaz", "Idris Tamaz"), same_person("S. Tamaz", "Idris Tamaz")
    (True, False)
    >>> same_person("Vakh Tamaz", "Tamaz Idris-Vakh"), same_person("Tamaz", "Idris Tamaz")
    (False, True)
    """
    if left == right:
        return bool(_name_parts(left))
    return _is_same(_name_parts(left), _name_parts(right)) or _is_same(full_parts(left), full_parts(right))


def is_initial(part: str) -> bool:
    """Whether a part of a name is an initial or two: `K`, `J.R`."""
    return len(part) == 1 or (len(part.replace(".", "")) <= _PAIR and "." in part)


def _is_same(left: Sequence[str], right: Sequence[str]) -> bool:
    few, many = sorted((left, right), key=len)
    if not few:
        return False
    if len(few) == _PAIR and is_initial(few[0]) != is_initial(many[0]) and (is_initial(few[0]) or len(many) == _PAIR):
        return few[0][0].lower() == many[0][0].lower() and alike(few[-1], many[-1])
    turned = len(few) == len(many) > 1 and _in_order((*few[1:], few[0]), many)
    return turned or _in_order(few, many) or (len(few) == len(many) > 1 and _in_order((few[-1], *few[:-1]), many))


def _in_order(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether all these parts stand in the other name, one behind the other."""
    rest = iter(many)
    return all(any(alike(part, other) for other in rest) for part in few)


def same_role(left: Role, right: Role) -> bool:
    """Whether both say that one man holds one post, in whatever words."""
    return same_person(left.person, right.person) and post(left.position) == post(right.position)


def post(position: str) -> str:
    """What a position comes down to: its last word that is an office, in full."""
    before = position.split(" of ")[0].split(" for ")[0].split(" in ")[0]
    heads = [found.full for word in before.replace("-", " ").split() if (found := head(word))]
    return heads[-1].split()[-1] if heads else before.lower()
