"""Things asked for, and of whom: `requested USG assistance`, `asked for guidance`, `the reply is requested`."""

from reftel.claims.agency import acts
from reftel.claims.clause import auxiliaries, patient, subject, through
from reftel.claims.deed import giver
from reftel.claims.tree import Tree
from reftel.claims.verb import happening
from reftel.claims.wordclass import words_of


def asked_for(tree: Tree, verb: int, frame: str) -> tuple[int | None, int] | None:
    """`requested USG assistance`, `asked the Department for guidance`, `is seeking greater UN involvement`."""
    thing, wanted = next(reversed(tree.kids(verb, "dobj")), None), through(tree, verb, "for")
    if frame == "seek":
        whom = giver(tree, thing, thing) if thing is not None else None
        return (whom, thing) if whom is not None and thing is not None else None
    if wanted is not None and tree.lemmas[verb] in ("ask", "appeal", "plead", "beg", "request", "petition"):
        if tree.lower[wanted] in words_of("asked about"):
            return None
        whom = patient(tree, verb)
        return (whom if whom is not None else giver(tree, wanted, wanted)), wanted
    wants = tree.lemmas[verb] in ("request", "demand")
    if thing is None or (tree.lower[thing] in words_of("asked about") and not wants):
        return None
    if tree.lemmas[verb] == "appeal" or (tree.tags[thing] == "PRP" and not wants):
        return None  # `appealed the verdict`, `I asked him`
    if happening(tree.lower[thing]) == "attack" or (not wants and through(tree, thing, "about") is not None):
        return None  # `soliciting murder`, `asked capitals about it`
    return giver(tree, verb, thing), thing


def is_requested(tree: Tree, verb: int) -> tuple[int | None, int] | None:
    """`The Department's guidance is requested`."""
    thing = subject(tree, verb)
    here = {"is", "are"} & set(auxiliaries(tree, verb))
    if tree.lemmas[verb] not in ("request", "appreciate") or not here or thing is None or acts(tree, thing):
        return None
    return giver(tree, thing, thing), thing


def spoken_to(tree: Tree, verb: int, asker: int | None) -> int | None:
    """Whom it is asked of where only the occasion names him: `in a meeting with the Consul he requested radios`."""
    for noun in tree.under(verb):
        word = tree.lower[noun]
        if happening(word) == "meeting" or word in words_of("representation"):
            whom = through(tree, noun, "with", "to")
            if whom is not None and acts(tree, whom) and (asker is None or tree.lower[whom] != tree.lower[asker]):
                return whom
    return None
