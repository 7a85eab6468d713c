"""Attacks told by a noun: `the recent attack on the convoy`, `the attempted bombing of an airliner on December 25`.

Told is one that has a date, or is the recent one, or of which a verb in the past says what it did.
"""

from reftel.claims.agency import is_side
from reftel.claims.claim import Event
from reftel.claims.clause import Phrase, clause, named, through
from reftel.claims.draft import Draft, Scene
from reftel.claims.gathering import state
from reftel.claims.happening import place
from reftel.claims.position import is_place
from reftel.claims.tree import Tree
from reftel.claims.verb import happening
from reftel.claims.when import when
from reftel.claims.wordclass import words_of

_RECENT = frozenset({"recent", "latest", "last", "earlier", "subsequent"})


def assault(scene: Scene, noun: int, words: Phrase, owner: int | None, date: str | None) -> Draft | None:
    """`the February attack on the mosque`, `an attack against police left 16 dead`: by whom, on what, where."""
    tree = scene.tree
    against = through(tree, noun, "on", "against", "of", "at")
    did = _did(tree, noun)
    if did is not None and date is None:
        date = when(did.text(tree), scene.said, past=True)
    where = place(tree, noun) or known_by_place(tree, noun)
    known = against is not None or where is not None
    if tree.lower[noun] in ("strike", "strikes") and not (known or owner is not None or _armed(tree, noun)):
        return None  # work is struck too
    famous = known_by_place(tree, noun) is not None
    if date is None and not famous and not (known and (did is not None or _of_late(tree, noun))):
        return None
    if did is not None and against is not None:
        words = did
    by = owner if owner is not None else through(tree, noun, "by")
    by = by if by is not None and is_side(tree, by) else maker(tree, noun)
    by = by if by is None or tree.words[by] != where else None
    status = "attempted" if failed(tree, noun) else state(scene, date)
    said = Event("attack", named(tree, by), named(tree, against), None, None, where, date, status)
    return Draft(said, words.first, words.last, "occasion-attack", noun)


def known_by_place(tree: Tree, noun: int) -> str | None:
    """Where an attack was that is called by its place: `the Vienna bombings`, `the 2004 Vienna bombing`."""
    if not any(tree.lower[kid] == "the" for kid in tree.kids(noun, "det")):
        return None
    spots = [kid for kid in tree.kids(noun, "compound", "nmod") if is_place(tree.words[kid])]
    return tree.words[spots[0]] if spots else None


def _armed(tree: Tree, noun: int) -> bool:
    """`a missile strike`, `the AQAP strikes`, `the May 3 strikes`: with arms, or by those who bear them."""
    kinds = tree.kids(noun, "compound", "amod", "nmod")
    return any(tree.lower[kid] == "the" for kid in tree.kids(noun, "det")) or any(
        tree.lower[kid] in words_of("arms") or (tree.is_name(kid) and is_side(tree, kid)) for kid in kinds
    )


def _did(tree: Tree, noun: int) -> Phrase | None:
    """The clause that tells what the attack did: `left 16 dead on August 4`."""
    verb = tree.heads[noun]
    does = (
        tree.deps[noun] == "nsubj" and tree.tags[verb] == "VBD" and tree.lemmas[verb] in words_of("what an attack does")
    )
    return clause(tree, verb) if does else None


def _of_late(tree: Tree, noun: int) -> bool:
    """Whether it is the recent one or one that failed: `the recent attack`, not `attacks`."""
    if tree.tags[noun] == "NNS" or not tree.kids(noun, "det", "poss"):
        return False
    return failed(tree, noun) or any(tree.lower[kid] in _RECENT for kid in tree.kids(noun, "amod"))


def maker(tree: Tree, noun: int) -> int | None:
    """Who did it, named right before the noun: `the Kharvani attack`."""
    return next(
        (kid for kid in tree.kids(noun, "compound", "amod", "nmod") if tree.is_name(kid) and is_side(tree, kid)), None
    )


def attempted(tree: Tree, noun: int) -> str | None:
    """`an assassination attempt`, `the coup plot`: what was attempted, where it is an attack."""
    if tree.lower[noun] not in ("attempt", "plot", "bid"):
        return None
    attacks = any(happening(tree.lower[kid]) == "attack" for kid in tree.kids(noun, "compound", "nmod"))
    return "attack" if attacks else None


def failed(tree: Tree, noun: int) -> bool:
    """Whether it came to nothing: `the failed attack`, `the attempted bombing`, `an assassination attempt`."""
    return attempted(tree, noun) is not None or any(
        tree.lower[kid] in words_of("failed") for kid in tree.kids(noun, "amod")
    )
