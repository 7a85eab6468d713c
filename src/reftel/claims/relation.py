"""Relations: how a person stands to another or to a group: kin, member, ally, adversary, intermediary, successor.

`Qais' widow`, `a first cousin of Ali Tamaz`, `Maliki's Dawa party`, `worked closely with`, `through Shaykh Ali Orlan`.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from msgspec.structs import replace

from reftel.claims.agency import kind
from reftel.claims.antecedent import ONE, is_person
from reftel.claims.bond import bond, is_group, names_person
from reftel.claims.channel import WAYS, channel
from reftel.claims.claim import Relation
from reftel.claims.clause import named, negated, phrase, through
from reftel.claims.company import bearer
from reftel.claims.draft import Draft, Scene
from reftel.claims.position import head, is_body, is_field, is_honorific, is_people, is_place
from reftel.claims.rows import lexicon_rows
from reftel.claims.thing import is_thing
from reftel.claims.tree import Tree
from reftel.claims.vocabulary import is_word
from reftel.claims.wordclass import words_of


@cache
def _words() -> Mapping[str, tuple[str, str]]:
    return {row["word"]: (row["relation"], row["status"]) for row in lexicon_rows("relation")}


def relations(scene: Scene) -> Iterator[Draft]:
    """The relations that a sentence states."""
    tree = scene.tree
    owned = {head for head, dep in zip(tree.heads, tree.deps, strict=True) if dep == "poss"}
    for place, word in enumerate(tree.lower):
        rules = _OF_NOUNS if word in _words() or place in owned or tree.is_name(place) else ()
        if tree.is_verb(place) or word in WAYS:
            rules += _OF_VERBS
        if draft := next(filter(None, (rule(scene, place) for rule in rules)), None):
            yield draft


def _person(tree: Tree, place: int | None) -> bool:
    return place is not None and tree.is_name(place) and not is_place(tree.words[place])


def _by_noun(scene: Scene, noun: int) -> Draft | None:
    """`Tamaz' widow`, `Tamaz, a cousin of Orlan`, `his grandfather, King Ali`, `Tamaz is no member of the Front`."""
    tree = scene.tree
    found = _words().get(tree.lower[noun])
    if found is None or not tree.tags[noun].startswith("NN") or tree.words[noun] != tree.lower[noun]:
        return None  # `the Son Antem`, `Minister Mentor Vale` are names
    relation, status = found
    owner, who = _owner(tree, noun), bearer(tree, noun)
    preps = ("of", "from", "in") if relation == "member" else ("of", "to", "for")
    other = through(tree, noun, *preps) if relation == "member" or owner is None else owner
    other = other if other is not None or relation not in ("ally", "adversary", "kin") else _named_before(tree, noun)
    other = _in_person(tree, other) if other is not None and relation != "member" else other
    if other is None or not _fits(tree, relation, other, owner, who, noun):
        return None
    words = phrase(tree, noun, whole=False)
    if other > noun:
        words = replace(words, last=min(words.last, phrase(tree, other, whole=False).last))
    first, last, name = words.first, words.last, words.text(tree)
    if who is not None:
        man = phrase(tree, who, whole=False)
        name = tree.text(noun + 1, who) if man.first <= noun < who else man.text(tree)
        name = tree.text(man.first, who) if who < noun <= man.last else name
        if tree.deps[noun] != "conj" or who > noun:
            first, last = min(first, man.first), max(last, man.last)
    of = _own_name(tree, other)
    if relation == "predecessor" or (relation == "kin" and who is not None and tree.lower[other] in ("his", "her")):
        name, of = of, name
    relation = "successor" if relation == "predecessor" else relation
    verb = tree.heads[noun]
    status = "denied" if tree.deps[noun] == "attr" and negated(tree, verb) else status
    return Draft(Relation(name, relation, of, status), first, last, f"relation-{relation}", noun)


def _in_person(tree: Tree, other: int) -> int:
    """He himself where a noun and his name tell of him: `the wife of the coach Ali Tamaz`, `Orlan and his wife`."""
    if tree.lower[other] in ("his", "her"):
        noun = tree.heads[other]
        beside = tree.heads[noun]
        return beside if tree.deps[noun] == "conj" and tree.is_name(beside) else other
    named_ = tree.kid(other, "appos") if not tree.is_name(other) else None
    return named_ if named_ is not None and is_person(tree, named_) else other


def _someone(tree: Tree, place: int) -> bool:
    """A person by name, or by a title written large: `the King`, `the Ambassador`."""
    titled = head(tree.words[place]) is not None and tree.words[place][0].isupper()
    return is_person(tree, place) or (titled and kind(tree.lower[place]) != "body" and not is_place(tree.words[place]))


def _owner(tree: Tree, noun: int) -> int | None:
    """Whose he is: `Tamaz' cousin`, `Tamaz' cousin Ali Orlan`, `Tamaz, whose brother Ali`."""
    head_ = tree.heads[noun]
    owner = tree.kid(noun, "poss")
    if owner is None and tree.deps[noun] == "compound" and tree.is_name(head_) and head_ > noun:
        owner = next((kid for kid in tree.kids(head_, "poss") if kid < noun), None)
    if owner is not None and tree.lower[owner] == "whose":
        told = next((up for up in tree.ups(noun) if tree.deps[up] == "relcl"), None)
        return tree.heads[told] if told is not None else None
    return owner


def _man(tree: Tree, who: int | None) -> bool:
    """Whether this is a person by name or `he`: `Kharvan is a member of the Union` is of a country."""
    if who is None or tree.lower[who] in ONE:
        return who is not None
    return _person(tree, who) and names_person(tree, who) and not is_thing(tree.words[who])


def _named_before(tree: Tree, noun: int) -> int | None:
    """Whose friend or foe, named right before: `a Tamaz loyalist`."""
    before = noun - 1
    named_ = before >= 0 and tree.heads[before] == noun and tree.deps[before] in ("compound", "nmod")
    behind = noun + 1 < len(tree) and tree.deps[noun] == "compound" and tree.is_name(noun + 1)
    named_ = (named_ and _words()[tree.lower[noun]][0] != "kin") or (
        before >= 0 and behind and tree.deps[before] in ("conj", "compound", "nmod")
    )
    word = tree.words[before]
    if not named_ or not tree.is_name(before) or is_place(word) or is_people(tree.lower[before]) or is_thing(word):
        return None
    return before if not word.isupper() else None


def _fits(tree: Tree, relation: str, other: int, owner: int | None, who: int | None, noun: int) -> bool:
    """Whether those two can stand so: kin to a person, a member of a group."""
    if relation == "member":
        group = tree.is_name(other) or is_group(tree, other)
        return _man(tree, who) and group and tree.lower[other] not in _POSTS and not is_place(tree.words[other])
    if tree.lower[other] in ("his", "her"):
        unnamed = who is None and relation == "kin" and tree.tags[noun] in ("NN", "NNS")
        return unnamed or (_person(tree, who) and who != other)
    if not (_someone(tree, other) or tree.deps[other] == "compound"):
        return False
    if relation == "kin":
        return who is None or _person(tree, who)
    return _person(tree, who) and (owner is not None or relation != "subordinate" or tree.is_name(other))


_POSTS = frozenset(
    {"cabinet", "government", "parliament", "congress", "senate", "council", "committee", "police", "assembly"}
)


def _by_party(scene: Scene, noun: int) -> Draft | None:
    """`Tamaz' Dawa party`, `the Army's Orlan`."""
    tree = scene.tree
    owner = tree.kid(noun, "poss")
    if owner is None or not tree.is_name(owner):
        return None
    words = phrase(tree, noun, whole=False)
    if tree.lower[noun] in words_of("group") and is_person(tree, owner):
        between = [place for place in range(owner + 1, noun + 1) if tree.is_name(place)]
        if not between or between == [noun]:
            return None
        said = Relation(_own_name(tree, owner), "member", tree.text(between[0], noun))
        return Draft(said, words.first, words.last, "relation-party", noun)
    body = kind(tree.lower[owner]) == "body" or (tree.words[owner].isupper() and len(tree.words[owner]) > 1)
    common = any(is_word(tree.lower[place]) for place in range(min(noun, owner + 2), noun + 1))
    if body and is_person(tree, noun) and not common:
        name = tree.text(min(noun, owner + 2), noun)
        return Draft(Relation(name, "member", _own_name(tree, owner)), words.first, words.last, "relation-body", noun)
    return None


def _own_name(tree: Tree, place: int) -> str:
    return named(tree, place, whole=False) or ""


def _by_compound(scene: Scene, noun: int) -> Draft | None:
    """`Front member Ali Tamaz`, `an alleged Brotherhood operative, Ali Tamaz`."""
    tree = scene.tree
    found = _words().get(tree.lower[noun])
    if found is None or found[0] != "member" or noun == 0:
        return None
    who = tree.heads[noun] if tree.deps[noun] in ("compound", "nmod", "amod") else bearer(tree, noun)
    first = noun
    while first > 0 and (tree.is_name(first - 1) or tree.lower[first - 1] in words_of("group")):
        first -= 1
    if who is None or not names_person(tree, who) or first == noun or is_place(tree.words[noun - 1]):
        return None
    last = noun - 1
    if any(tree.lower[place] in words_of("council") for place in range(max(0, first - 4), noun)):
        if not tree.words[first].isupper() or len(tree.words[first]) == 1 or tree.lower[first] in words_of("council"):
            return None  # who sits in a council has a post; `FDP Bundestag member` is of the FDP too
        last = first
    name = phrase(tree, who, whole=False)
    start = noun + 1 if name.first <= noun < who else name.first
    said = Relation(tree.text(*_bare(tree, start, who)), "member", tree.text(first, last), found[1])
    return Draft(said, min(first, name.first), max(noun, name.last), "relation-member", noun)


def _by_body(scene: Scene, noun: int) -> Draft | None:
    """`Shaykh Hassan Orlan of the Tamaz tribe`, `Ann Vale of Orlan Brothers`: whose man he is."""
    tree = scene.tree
    if not _person(tree, noun) or tree.kids(noun, "det") or head(tree.words[noun]) or not tree.kids(noun, "prep"):
        return None
    body = through(tree, noun, "of")
    body = body if body is not None else _party_from(tree, noun)
    if body is None or not (is_group(tree, body) or _is_firm(tree, body)) or not names_person(tree, noun):
        return None
    if is_word(tree.lower[noun]) and tree.kid(noun, "compound") is None:
        return None  # `the Status of Forces`
    words, of = phrase(tree, noun, whole=False), phrase(tree, body, whole=False)
    said = Relation(tree.text(*_bare(tree, words.first, noun)), "member", of.text(tree))
    return Draft(said, words.first, max(words.last, of.last), "relation-body", noun)


def _party_from(tree: Tree, noun: int) -> int | None:
    """`Ali Orlan, from the Dawn Party`."""
    found = through(tree, noun, "from")
    return found if found is not None and is_group(tree, found) and "/" not in tree.words[found] else None


def _bare(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """The name from `first` to `last` without ranks and forms of address."""
    while first < last and is_honorific(tree.words[first]):
        first += 1
    return first, last


def _is_firm(tree: Tree, place: int) -> bool:
    """Whether this is the name of a body in several words, no place and no office: `Orlan Brothers`."""
    if not tree.is_name(place) or is_place(tree.words[place]) or head(tree.words[place]):
        return False
    return is_body(tree.lower[place]) or (is_field(tree.lower[place]) and tree.kid(place, "compound") is not None)


_Rule = Callable[[Scene, int], Draft | None]
_OF_NOUNS: tuple[_Rule, ...] = (_by_noun, _by_party, _by_compound, _by_body)
_OF_VERBS: tuple[_Rule, ...] = (bond, channel)
