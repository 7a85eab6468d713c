"""Interventions between others and by words: who brokered a truce, brought a worry before somebody, won him over.

`brokered a truce between two`, `voiced concern about the sale to the Ambassador`, `persuaded the Front to free her`.
"""

from reftel.claims.agency import is_side, kind
from reftel.claims.antecedent import is_person
from reftel.claims.clause import patient, through
from reftel.claims.position import is_people, is_place
from reftel.claims.tree import Tree
from reftel.claims.wordclass import words_of

Sides = tuple[int | None, int | None]
"""The party worked upon, and the person or matter it is for."""
_ABOUT = ("about", "over", "at", "for", "regarding", "concerning")


def between(tree: Tree, verb: int) -> Sides | None:
    """`brokered a truce between the two`: an agreement of others."""
    thing = patient(tree, verb)
    if thing is None or is_side(tree, thing):
        return None
    return through(tree, thing, "between", "among") or through(tree, verb, "between"), thing


def as_mediator(tree: Tree, verb: int) -> Sides | None:
    """`acted as a go-between for the two`, `served as mediator between Orlan and Vale`."""
    role = through(tree, verb, "as")
    if role is None or tree.lower[role] not in words_of("mediator"):
        return None
    sides = through(tree, role, "between", "for", "with") or through(tree, verb, "between", "for", "with")
    return (sides, None) if sides is not None else None


def concern(tree: Tree, verb: int) -> Sides | None:
    """`voiced concern about the sale to the Ambassador`: a worry or a protest that is brought before somebody."""
    thing = patient(tree, verb)
    if thing is None or tree.lower[thing] not in words_of("worry brought"):
        return None
    to = through(tree, verb, "to") or through(tree, thing, "to")
    matter = through(tree, thing, *_ABOUT) or through(tree, verb, *_ABOUT)
    to = to if to is not None or matter is None else _behind(tree, matter)
    return (to, matter) if to is not None and _heard(tree, to) else None


def _behind(tree: Tree, matter: int) -> int | None:
    """To whom, where the words for it hang on the matter: `concern about the arrest of Vale to the Ambassador`."""
    for each in sorted(tree.under(matter)):
        to = tree.kid(each, "pobj") if tree.lower[each] == "to" and tree.deps[each] == "prep" else None
        if to is not None and (is_person(tree, to) or kind(tree.lower[to]) == "own"):
            return to
    return None


def _heard(tree: Tree, place: int) -> bool:
    """Whether this is somebody a worry can be told to: a person or an office, no country."""
    return is_side(tree, place) and not is_place(tree.words[place]) and not is_people(tree.lower[place])


def won(tree: Tree, verb: int) -> Sides | None:
    """`persuaded the Minister to let him go`, `efforts to persuade the Front to free her`."""
    whom, deed = tree.kid(verb, "dobj"), tree.kid(verb, "xcomp")
    if whom is None and (deed := tree.kid(verb, "ccomp", "xcomp")) is not None:
        whom = tree.kid(deed, "nsubj")
    if whom is None or deed is None or not is_side(tree, whom):
        return None
    return whom, tree.kid(deed, "dobj")
