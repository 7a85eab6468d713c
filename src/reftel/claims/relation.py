"""Relations: how a person stands to another or to a group: kin, member, ally, adversary, intermediary, successor.

`Qais' widow`, `a first cousin of Ali Tamaz`, `Maliki's Dawa party`, `worked closely with`, `through Shaykh Ali Orlan`.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from reftel.claims.agency import acts
from reftel.claims.claim import Relation
from reftel.claims.clause import clause, named, phrase, subject, through
from reftel.claims.draft import Draft, Scene
from reftel.claims.position import is_place
from reftel.claims.rows import lexicon_rows
from reftel.claims.tree import Tree
from reftel.claims.voice import Mood, mood

_GROUPS = frozenset(
    {"party", "list", "movement", "bloc", "coalition", "militia", "faction", "tribe", "clan", "alliance", "front"}
)


@cache
def _words() -> Mapping[str, tuple[str, str]]:
    return {row["word"]: (row["relation"], row["status"]) for row in lexicon_rows("relation")}


def relations(scene: Scene) -> Iterator[Draft]:
    """The relations that a sentence states."""
    tree = scene.tree
    for place in range(len(tree)):
        for rule in (_by_noun, _by_party, _by_verb, _by_channel):
            if draft := rule(scene, place):
                yield draft
                break


def _person(tree: Tree, place: int | None) -> bool:
    return place is not None and tree.is_name(place) and not is_place(tree.words[place])


def _by_noun(scene: Scene, noun: int) -> Draft | None:
    """`Qais' widow`, `Tamaz, a cousin of Orlan`, `Tamaz is the son-in-law of Orlan`."""
    tree = scene.tree
    found = _words().get(tree.lower[noun])
    if found is None or not tree.tags[noun].startswith("NN"):
        return None
    relation, status = found
    owner, of = tree.kid(noun, "poss"), through(tree, noun, "of", "to", "for")
    other = owner if owner is not None else of
    if other is None or not (_person(tree, other) or (tree.lower[other] in ("his", "her") and relation == "kin")):
        return None
    who = _bearer(tree, noun)
    if relation != "kin" and not _person(tree, who):
        return None
    if relation == "subordinate" and owner is None and of is not None and not _person(tree, of):
        return None
    words = phrase(tree, noun, whole=False)
    first, last = words.first, words.last
    if who is None:
        if relation != "kin" or tree.lower[other] in ("his", "her"):
            return None
        name = words.text(tree)
    else:
        name = phrase(tree, who, whole=False).text(tree)
        first, last = min(first, phrase(tree, who, whole=False).first), max(last, phrase(tree, who, whole=False).last)
    said = Relation(name, relation, named(tree, other) or "", status)
    return Draft(said, first, last, f"relation-{relation}", noun)


def _bearer(tree: Tree, noun: int) -> int | None:
    """Whose relation the noun tells: the name it stands in apposition to, or the subject of `is`."""
    if tree.deps[noun] == "appos":
        return tree.heads[noun]
    if tree.deps[noun] == "attr" or (tree.deps[noun] == "conj" and tree.deps[tree.heads[noun]] == "attr"):
        verb = tree.heads[noun] if tree.deps[noun] == "attr" else tree.heads[tree.heads[noun]]
        return subject(tree, verb)
    if tree.deps[noun] == "conj" and tree.deps[tree.heads[noun]] == "appos":
        return tree.heads[tree.heads[noun]]
    named_ = tree.kid(noun, "appos")
    return named_ if _person(tree, named_) else None


def _by_party(scene: Scene, noun: int) -> Draft | None:
    """`Maliki's Dawa party`, `the Army's Kayani`."""
    tree = scene.tree
    owner = tree.kid(noun, "poss")
    if owner is None or not tree.is_name(owner):
        return None
    if tree.lower[noun] in _GROUPS and _person(tree, owner):
        words = phrase(tree, noun, whole=False)
        group = tree.text(min(noun, owner + 2), noun)
        if group.lower() == tree.lower[noun]:
            return None
        said = Relation(named(tree, owner) or "", "member", group)
        return Draft(said, words.first, words.last, "relation-party", noun)
    return None


def _by_verb(scene: Scene, verb: int) -> Draft | None:
    """`worked closely with`, `joined the Dawa party`, `succeeded Orlan as governor`, `supports Tamaz`."""
    tree = scene.tree
    if not tree.is_verb(verb) or mood(tree, verb) not in (Mood.ASSERTED, Mood.BELIEVED):
        return None
    who = subject(tree, verb)
    if who is None or not acts(tree, who) or not _person(tree, who):
        return None
    relation, other = None, None
    if tree.lemmas[verb] == "work" and any(tree.lower[kid] == "closely" for kid in tree.kids(verb, "advmod")):
        relation, other = "ally", through(tree, verb, "with")
    elif tree.lemmas[verb] == "succeed":
        relation, other = "successor", tree.kid(verb, "dobj")
    elif tree.lemmas[verb] in ("belong",):
        relation, other = "member", through(tree, verb, "to")
    if relation is None or other is None or not tree.is_name(other):
        return None
    words = clause(tree, verb, tail=False)
    said = Relation(named(tree, who) or "", relation, named(tree, other) or "")
    return Draft(said, words.first, words.last, "relation-verb", verb)


def _by_channel(scene: Scene, prep: int) -> Draft | None:
    """`relayed the offer through Shaykh Ali Orlan`: the one in between."""
    tree = scene.tree
    if tree.lower[prep] not in ("through", "via") or not tree.is_verb(tree.heads[prep]):
        return None
    between, verb = tree.kid(prep, "pobj"), tree.heads[prep]
    if not _person(tree, between) or tree.lemmas[verb] not in (
        "relay",
        "pass",
        "convey",
        "send",
        "deliver",
        "transmit",
        "communicate",
        "contact",
    ):
        return None
    who = subject(tree, verb)
    if who is None:
        return None
    words = clause(tree, verb)
    said = Relation(named(tree, between) or "", "intermediary", named(tree, who) or "")
    return Draft(said, words.first, words.last, "relation-channel", verb)
