"""Relations: how a person stands to another or to a group: kin, member, ally, adversary, intermediary, successor.

`Qais' widow`, `a first cousin of Ali Tamaz`, `Maliki's Dawa party`, `worked closely with`, `through Shaykh Ali Orlan`.
"""

from collections.abc import Callable, Iterable, Iterator

from reftel.claims.agency import kind
from reftel.claims.antecedent import ONE, is_person
from reftel.claims.bond import bonds
from reftel.claims.channel import WAYS, channel
from reftel.claims.claim import Relation
from reftel.claims.clause import named, phrase, through
from reftel.claims.company import bearers
from reftel.claims.draft import Draft, Scene
from reftel.claims.kindred import kindred, relation_of
from reftel.claims.partisan import stands_by
from reftel.claims.party import is_group, is_named, names_person
from reftel.claims.position import head, is_body, is_field, is_given, is_honorific, is_place
from reftel.claims.tie import tie, ties
from reftel.claims.tree import Tree
from reftel.claims.vocabulary import is_word
from reftel.claims.wordclass import words_of


def relations(scene: Scene) -> Iterator[Draft]:
    """The relations that a sentence states."""
    tree = scene.tree
    groups = words_of("group")
    owned = {head for head, dep in zip(tree.heads, tree.deps, strict=True) if dep == "poss"}
    for place, word in enumerate(tree.lower):
        rules = _OF_NOUNS if relation_of(tree, place) or place in owned or tree.is_name(place) or word in groups else ()
        if tree.is_verb(place) or word in WAYS:
            rules += _OF_VERBS
        if tree.lemmas[place] in ties():
            rules += (tie,)
        yield from next(filter(None, (tuple(rule(scene, place)) for rule in rules)), ())


def _by_party(scene: Scene, noun: int) -> Iterator[Draft]:
    """`Tamaz' Dawa party`, `Tamaz' tribe, the Sahriya`, `the Army's Orlan`."""
    tree = scene.tree
    owner = tree.kid(noun, "poss")
    if owner is None or not (tree.is_name(owner) or tree.lower[owner] in ONE):
        return
    words = phrase(tree, noun, whole=False)
    if tree.lower[noun] in words_of("group") and (tree.lower[owner] in ONE or is_person(tree, owner)):
        between = [place for place in range(owner + 1, noun + 1) if tree.is_name(place)]
        named_ = tree.kid(noun, "appos")
        if between and between != [noun]:
            of, last = tree.text(between[0], noun), words.last
        elif named_ is not None and tree.is_name(named_) and not is_person(tree, noun):
            of, last = _own_name(tree, named_), phrase(tree, named_, whole=False).last
        else:
            return
        yield Draft(Relation(_own_name(tree, owner), "member", of), words.first, last, "relation-party", noun)
        return
    body = kind(tree.lower[owner]) == "body" or (tree.words[owner].isupper() and len(tree.words[owner]) > 1)
    common = any(is_word(tree.lower[place]) for place in range(min(noun, owner + 2), noun + 1))
    if body and is_person(tree, noun) and not common:
        name = tree.text(min(noun, owner + 2), noun)
        yield Draft(Relation(name, "member", _own_name(tree, owner)), words.first, words.last, "relation-body", noun)


def _by_faction(scene: Scene, noun: int) -> Iterator[Draft]:
    """`the Karim Orlan faction of the Dawn Party`: a group that is called by the name of its man."""
    tree = scene.tree
    of = through(tree, noun, "of")
    before = [kid for kid in tree.kids(noun, "compound") if tree.is_name(kid)]
    if tree.lower[noun] not in words_of("group") or of is None or not is_group(tree, of) or not before:
        return
    who = before[-1]
    name = phrase(tree, who, whole=False)
    if name.first == who or who != noun - 1 or not (names_person(tree, who) and is_given(tree.words[name.first])):
        return
    words = phrase(tree, noun, whole=False)
    said = Relation(name.text(tree), "member", _own_name(tree, of))
    yield Draft(said, words.first, words.last, "relation-party", noun)


def _own_name(tree: Tree, place: int) -> str:
    return named(tree, place, whole=False) or ""


def _by_compound(scene: Scene, noun: int) -> Iterator[Draft]:
    """`Front member Ali Tamaz`, `an alleged Brotherhood operative, Ali Tamaz`."""
    tree = scene.tree
    found = relation_of(tree, noun)
    if found is None or found[0] != "member" or noun == 0:
        return
    within = tree.deps[noun] in ("compound", "nmod", "amod")
    those = [tree.heads[noun]] if within else bearers(tree, noun)
    first = noun
    while first > 0 and (tree.is_name(first - 1) or tree.lower[first - 1] in words_of("group")):
        first -= 1
    those = [who for who in those if names_person(tree, who)]
    plain = first == noun - 1 and tree.tags[first] == "NNP" and _is_plain(tree, first)
    if not those or first == noun or plain or is_place(tree.words[noun - 1]):
        return
    last = noun - 1
    if any(tree.lower[place] in words_of("council") for place in range(max(0, first - 4), noun)):
        if not tree.words[first].isupper() or len(tree.words[first]) == 1 or tree.lower[first] in words_of("council"):
            return  # who sits in a council has a post; `FDP Bundestag member` is of the FDP too
        last = first
    for who in those:
        name = phrase(tree, who, whole=False)
        start = noun + 1 if name.first <= noun < who else name.first
        said = Relation(tree.text(*_bare(tree, start, who)), "member", tree.text(first, last), found[1])
        at = noun if who == those[0] else who
        yield Draft(said, min(first, name.first), max(noun, name.last), "relation-member", at)


def _is_plain(tree: Tree, place: int) -> bool:
    """Whether this is no group: `Staff Member`, `Plenary Members`; `Front member` is of a group."""
    word = tree.lower[place]
    return is_word(word) and not tree.words[place].isupper() and kind(word) != "body" and word not in words_of("group")


def _by_body(scene: Scene, noun: int) -> Iterator[Draft]:
    """`Shaykh Hassan Orlan of the Tamaz tribe`, `Ann Vale of Orlan Brothers`: whose man he is."""
    tree = scene.tree
    if not is_named(tree, noun) or tree.kids(noun, "det") or head(tree.words[noun]) or not tree.kids(noun, "prep"):
        return
    body = through(tree, noun, "of")
    body = body if body is not None else _party_from(tree, noun)
    if body is None or not (is_group(tree, body) or _is_firm(tree, body)) or not names_person(tree, noun):
        return
    if is_word(tree.lower[noun]) and tree.kid(noun, "compound") is None:
        return  # `the Status of Forces`
    words, of = phrase(tree, noun, whole=False), phrase(tree, body, whole=False)
    said = Relation(tree.text(*_bare(tree, words.first, noun)), "member", of.text(tree))
    yield Draft(said, words.first, max(words.last, of.last), "relation-body", noun)


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


_Rule = Callable[[Scene, int], Iterable[Draft]]
_OF_NOUNS: tuple[_Rule, ...] = (kindred, _by_party, _by_faction, _by_compound, _by_body, stands_by)
_OF_VERBS: tuple[_Rule, ...] = (bonds, channel)
