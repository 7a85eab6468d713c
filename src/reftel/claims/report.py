"""Reports: the verbs under which a clause is said, believed, wished, asked, denied or attempted, and not asserted.

`The Minister said`, `the chief feared`, `we tried to`.
"""

from collections.abc import Mapping
from functools import cache

from reftel.claims.rows import lexicon_rows
from reftel.claims.tree import Tree


@cache
def _reports() -> Mapping[str, frozenset[str]]:
    kinds: dict[str, frozenset[str]] = {}
    for row in lexicon_rows("report"):
        kinds[row["word"]] = kinds.get(row["word"], frozenset()) | {row["kind"]}
    return kinds


def says(word: str) -> bool:
    """Whether the verb of this base form is one of speech."""
    return "speech" in _reports().get(word, frozenset())


def kinds(tree: Tree, place: int) -> frozenset[str]:
    """What kinds of reporting this verb does: speech, belief, wish, question, denial, attempt."""
    return _reports().get(tree.lemmas[place], frozenset())
