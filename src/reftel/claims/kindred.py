"""Nouns of kinship and company: `Tamaz' widow`, `a cousin of Orlan`, `a Tamaz loyalist`, `Orlan and Vale are rivals`.

The lexicon is `relation.csv`; a noun in the plural tells of each whom it is told of.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec.structs import replace

from reftel.claims.agency import kind
from reftel.claims.antecedent import ONE, is_person
from reftel.claims.claim import Relation
from reftel.claims.clause import named, negated, phrase, through
from reftel.claims.company import bearers
from reftel.claims.draft import Draft, Scene
from reftel.claims.party import is_group, is_named, joined, names_person
from reftel.claims.position import head, is_people, is_place
from reftel.claims.rows import lexicon_rows
from reftel.claims.thing import is_thing
from reftel.claims.tree import Tree
from reftel.claims.wordclass import words_of

_OF = {
    "member": ("of", "from", "in"),
    "intermediary": ("between", "for", "of", "to", "with"),
    "ally": ("of", "to", "for", "with"),
    "adversary": ("of", "to", "for", "with"),
}
_MUTUAL = ("ally", "adversary", "kin")
_HIS = ("his", "her")


@cache
def _words() -> Mapping[str, tuple[str, str]]:
    return {row["word"]: (row["relation"], row["status"]) for row in lexicon_rows("relation")}


def relation_of(tree: Tree, noun: int) -> tuple[str, str] | None:
    """The relation that a noun tells, in the singular or the plural, and whether it holds."""
    several = tree.tags[noun] in ("NNS", "NNPS")
    return _words().get(tree.lower[noun]) or (_words().get(tree.lemmas[noun]) if several else None)


def kindred(scene: Scene, noun: int) -> Iterator[Draft]:
    """The relations that a noun of kinship or company tells, one for each pair."""
    tree = scene.tree
    row = relation_of(tree, noun)
    large = noun > 0 and tree.words[noun] != tree.lower[noun]
    if row is None or large or not tree.tags[noun].startswith("NN"):
        return  # `the Son Antem`, `Minister Mentor Vale` are names
    those = bearers(tree, noun)
    owner = _owner(tree, noun)
    first = _other(tree, noun, row[0], owner)
    if first is None:
        yield from _mutual(tree, noun, row, those)
        return
    alone = owner is not None or row[0] == "intermediary"
    others = [first] if alone else list(joined(tree, first))
    for other in others:
        for who in those or (None,):
            if _fits(tree, row[0], other, owner, who, noun):
                yield _told(tree, noun, row, who, other, other == first and who in (None, *those[:1]))


def _other(tree: Tree, noun: int, relation: str, owner: int | None) -> int | None:
    """To whom: `of Orlan`, `Orlan's`, `an Orlan loyalist`."""
    of = _OF.get(relation, ("of", "to", "for"))
    other = through(tree, noun, *of) if relation == "member" or owner is None else owner
    other = other if other is not None or relation not in _MUTUAL else _named_before(tree, noun)
    return _in_person(tree, other) if other is not None and relation != "member" else other


def _told(tree: Tree, noun: int, row: tuple[str, str], who: int | None, other: int, main: bool) -> Draft:
    """The relation of these two; `main` where it is the first that the noun tells."""
    relation, status = row
    words = phrase(tree, noun, whole=False)
    if other > noun:
        end = phrase(tree, other, whole=relation == "intermediary").last
        words = replace(words, last=min(words.last, end) if main else max(words.last, end))
    first, last, name = words.first, words.last, words.text(tree)
    if who is not None:
        man = phrase(tree, who, whole=False)
        name = tree.text(noun + 1, who) if man.first <= noun < who else man.text(tree)
        name = tree.text(man.first, who) if who < noun <= man.last else name
        name = _without_doubt(name)
        if tree.deps[noun] != "conj" or who > noun:
            first, last = min(first, man.first), max(last, man.last)
    of = named(tree, other, whole=relation == "intermediary") or ""
    if relation == "predecessor" or (relation == "kin" and who is not None and tree.lower[other] in _HIS):
        name, of = of, name
    relation = "successor" if relation == "predecessor" else relation
    status = "denied" if tree.deps[noun] == "attr" and negated(tree, tree.heads[noun]) else status
    return Draft(Relation(name, relation, of, status), first, last, f"relation-{relation}", noun if main else other)


def _without_doubt(name: str) -> str:
    """A name without the small word that puts it in doubt: `presumably Ali Orlan`."""
    while " " in name and name.split()[0] in words_of("before a name"):
        name = name.split(" ", 1)[1]
    return name


def _mutual(tree: Tree, noun: int, row: tuple[str, str], those: list[int]) -> Iterator[Draft]:
    """`Orlan and Vale are rivals`, `Orlan and Vale, cousins`: each of the other."""
    relation, status = row
    if (
        relation not in _MUTUAL
        or len(those) < 2
        or tree.tags[noun] != "NNS"
        or tree.deps[noun] not in ("attr", "appos")
    ):
        return
    who, *others = those
    if (
        not all(is_named(tree, each) and names_person(tree, each) for each in those)
        or tree.kid(noun, "poss") is not None
    ):
        return
    status = "denied" if tree.deps[noun] == "attr" and negated(tree, tree.heads[noun]) else status
    for other in others:
        said = Relation(named(tree, who, whole=False) or "", relation, named(tree, other, whole=False) or "", status)
        yield Draft(said, phrase(tree, who, whole=False).first, noun, f"relation-{relation}", noun)


def _in_person(tree: Tree, other: int) -> int:
    """He himself where a noun and his name tell of him: `the wife of the coach Ali Tamaz`, `Orlan and his wife`."""
    if tree.lower[other] in _HIS:
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
    return is_named(tree, who) and names_person(tree, who) and not is_thing(tree.words[who])


def _named_before(tree: Tree, noun: int) -> int | None:
    """Whose friend or foe, named right before: `a Tamaz loyalist`."""
    before = noun - 1
    named_ = before >= 0 and tree.heads[before] == noun and tree.deps[before] in ("compound", "nmod")
    behind = noun + 1 < len(tree) and tree.deps[noun] == "compound" and tree.is_name(noun + 1)
    row = relation_of(tree, noun)
    named_ = (named_ and row is not None and row[0] != "kin") or (
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
        return (
            _man(tree, who) and group and tree.lower[other] not in words_of("seat") and not is_place(tree.words[other])
        )
    if tree.lower[other] in _HIS:
        unnamed = who is None and relation == "kin" and tree.tags[noun] in ("NN", "NNS")
        return unnamed or (is_named(tree, who) and who != other)
    if not (_someone(tree, other) or tree.deps[other] == "compound"):
        return False
    if relation == "kin":
        return who is None or is_named(tree, who)
    return is_named(tree, who) and (owner is not None or relation != "subordinate" or tree.is_name(other))
