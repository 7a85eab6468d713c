"""Bonds: what a verb says of how a person stands to another: `is allied with`, `joined the Dawn Party`, `is close to`.

The lexicon is `bond.csv`: the word, what joins the other to it, what the other must be, and the relation that this is.
A word of it may be an adverb's (`closely with`), a preposition's (`at odds`), a particle's (`fall out`) or a denial's
(`not trust`).
"""

from collections.abc import Iterator
from functools import cache

import msgspec
from msgspec.structs import replace

from reftel.claims.agency import kind
from reftel.claims.claim import Relation
from reftel.claims.clause import agent, clause, is_passive, negated, patient, phrase, subject, through
from reftel.claims.draft import Draft, Scene
from reftel.claims.mood import Mood, conditional, mood
from reftel.claims.party import bearer, is_group, is_man, is_party, joined, own_name
from reftel.claims.position import is_people
from reftel.claims.report import kinds
from reftel.claims.rows import lexicon_rows
from reftel.claims.tree import Tree
from reftel.claims.verb import frames


class Bond(msgspec.Struct, frozen=True):
    """One way to say a relation: `joins` is the preposition (or `object`), `other` person, group or any."""

    joins: str
    other: str
    relation: str
    status: str


@cache
def _bonds() -> dict[str, tuple[Bond, ...]]:
    found: dict[str, tuple[Bond, ...]] = {}
    for row in lexicon_rows("bond"):
        bond = Bond(row["frame"], row["object"], row["relation"], row["status"])
        found[row["word"]] = (*found.get(row["word"], ()), bond)
    return found


def bonds(scene: Scene, verb: int) -> Iterator[Draft]:
    """The relations that this verb tells, of a named person or of `he`, one for each whom it is told of.

    What is denied, planned or asked tells none, but for a denial that the lexicon has: `does not trust Orlan`.
    """
    tree = scene.tree
    known = [(word, _bonds()[key]) for word, key in _words(tree, verb) if key in _bonds()]
    if not known or not _told(tree, verb):
        return
    for word, rows in known:
        for row in rows:
            found = tuple(_drafts(tree, verb, word, row))
            if found:
                yield from found
                return


def _drafts(tree: Tree, verb: int, word: int, row: Bond) -> Iterator[Draft]:
    """The relations of one row of the lexicon."""
    turned = row.joins == "object" and row.relation != "member" and is_passive(tree, verb)
    who, whom = (
        (agent(tree, verb), subject(tree, verb)) if turned else (_whose(tree, verb), _other(tree, word, verb, row))
    )
    if who is None or whom is None:
        return
    if row.relation in _EITHER_WAY and not bearer(tree, who) and (turned or is_group(tree, who)):
        who, whom, row = (
            whom,
            who,
            replace(row, other="any"),
        )  # `Orlan, backed by the Dawn Party`, `the Party backs him`
    who = bearer(tree, who)
    words = clause(tree, verb, tail=False)
    for other in (_called(tree, each) for each in joined(tree, whom)):
        if who is None or other == who or not _fits(tree, other, row):
            continue
        last = max(words.last, phrase(tree, other, whole=False).last) if other != whom else words.last
        said = Relation(own_name(tree, who), row.relation, own_name(tree, other), row.status)
        yield Draft(said, words.first, last, "relation-verb", verb if other == whom else other)


def _called(tree: Tree, other: int) -> int:
    """The name that a noun is given behind it: `married to a clerk, Ann Orlan`."""
    name = tree.kid(other, "appos") if not tree.is_name(other) else None
    return name if name is not None and is_man(tree, name) else other


_EITHER_WAY = frozenset({"ally", "adversary", "kin"})


def _whose(tree: Tree, verb: int) -> int | None:
    """Whose relation it is: the subject; of `named Vale to the post, replacing Orlan` it is Vale."""
    above = tree.heads[verb]
    coming = tree.lemmas[verb] in _COMING and tree.tags[verb] == "VBG" and tree.deps[verb] == "advcl"
    given = coming and any(type_ == "personnel" for type_, _ in frames(tree.lemmas[above]))
    return patient(tree, above) if given else subject(tree, verb)


def _told(tree: Tree, verb: int) -> bool:
    """Whether the verb tells what is so: `supports Tamaz`, `continued to support Tamaz`, not `asked to support him`."""
    if any(tree.lower[kid] == "to" for kid in tree.kids(verb, "aux")):
        above = tree.heads[verb]
        believed = is_passive(tree, above) and not kinds(tree, above).isdisjoint(("belief", "speech"))
        return above != verb and (believed or tree.lemmas[above] in ("continue", "keep")) and _told(tree, above)
    modals = {tree.lower[kid] for kid in tree.kids(verb, "aux") if tree.tags[kid] == "MD"}
    if modals and not (tree.lemmas[verb] in _COMING and modals <= {"will", "would", "'ll"}):
        return False
    if negated(tree, verb):
        return tree.words[-1] != "?" and not conditional(tree, verb)
    return mood(tree, verb) in (Mood.ASSERTED, Mood.BELIEVED)


_COMING = frozenset({"succeed", "replace", "continue"})


def _words(tree: Tree, verb: int) -> Iterator[tuple[int, str]]:
    """The words that may tell it, and how the lexicon spells them: the verb, its adjective, its noun behind `at`."""
    lemma = tree.lemmas[verb]
    beside = tree.kid(verb, "prt")
    lemma = f"{lemma} {tree.lower[beside]}" if beside is not None else lemma
    if negated(tree, verb):
        yield verb, f"not {lemma}"
        return
    yield verb, lemma
    if lemma in _HELD:
        yield from ((place, tree.lower[place]) for place in tree.kids(verb, "acomp", "oprd"))
        for prep in tree.kids(verb, "prep"):
            if (noun := tree.kid(prep, "pobj")) is not None:
                yield noun, f"{tree.lower[prep]} {tree.lower[noun]}"


_HELD = frozenset({"be", "remain", "become", "seem", "consider", "believe", "regard", "deem", "think", "stay", "find"})
"""`is close to`, `is considered loyal to`, `found himself at odds with`."""


def _other(tree: Tree, word: int, verb: int, row: Bond) -> int | None:
    """The one to whom the bond is."""
    if row.joins == "object":
        return tree.kid(word, "dobj") if through(tree, word, "with") is None else None
    adverb, _, prep = row.joins.rpartition(" ")
    if adverb and not any(tree.lower[kid] == adverb for kid in tree.kids(word, "advmod")):
        return None
    other = through(tree, word, prep)
    return other if other is not None or word == verb else through(tree, verb, prep)


def _fits(tree: Tree, other: int, row: Bond) -> bool:
    """Whether the other is of the kind that the bond asks for."""
    if row.other == "one" and tree.tags[other] in ("NN", "NNP") and not is_man(tree, other):
        return kind(tree.lower[other]) == "person" or is_people(tree.lower[other])  # `married to a Kharvani`
    if row.other == "group":
        return is_party(tree, other) and (is_group(tree, other) or (tree.is_name(other) and row.joins in _OF_GROUPS))
    return is_party(tree, other) if row.other == "any" else is_man(tree, other)


_OF_GROUPS = frozenset({"to", "from"})
