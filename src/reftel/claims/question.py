"""Questions told of: `asked whether he would come`, `asked about the list`; `asked him to come` is none.

A question states nothing, nor does it ask for a deed.
"""

from reftel.claims.clause import auxiliaries, through
from reftel.claims.tree import Tree

_QUESTIONS = frozenset({"whether", "if", "how", "why", "what", "which", "who", "when", "where"})
_ASKING = frozenset({"ask", "question", "query", "inquire", "enquire"})


def asked_about(tree: Tree, verb: int) -> bool:
    """Whether this verb asks a question rather than for a deed: `asked whether`, `asked about`; not `asked him to`."""
    for kid in tree.kids(verb, "ccomp", "xcomp", "advcl"):
        opened = tree.lower[min(tree.under(kid))]
        if kid > verb and opened in (_QUESTIONS - {"when", "where"} if tree.deps[kid] == "advcl" else _QUESTIONS):
            return not _asked_to(tree, verb, kid)
    if _asked_to(tree, verb, len(tree)):
        return False
    if any(tree.lower[kid] == "about" for kid in tree.kids(verb, "prep")):
        return True
    return tree.lemmas[verb] in _ASKING and through(tree, verb, "on") is not None and through(tree, verb, "for") is None


def _asked_to(tree: Tree, verb: int, before: int) -> bool:
    """Whether a deed is asked for before this place: `asked us to help if needed`."""
    return any(kid < before and "to" in auxiliaries(tree, kid) for kid in tree.kids(verb, "xcomp"))
