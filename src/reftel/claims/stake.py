"""What is at stake in a danger: life, position or liberty, by the words between."""

from reftel.claims.tree import Tree

LIFE = frozenset({"life", "lives", "death", "assassination", "security", "safety", "kill", "killed"})
POSITION = frozenset(
    {
        "position",
        "positions",
        "post",
        "job",
        "authority",
        "government",
        "office",
        "power",
        "tenure",
        "seat",
        "regime",
        "leadership",
    }
)
LIBERTY = frozenset({"arrest", "detention", "imprisonment", "liberty", "freedom", "prosecution", "jail"})


def at_stake(tree: Tree, first: int, last: int, otherwise: str) -> str:
    """What is in danger, by the words between."""
    for place in range(first, last + 1):
        for words, of in ((LIFE, "life"), (POSITION, "position"), (LIBERTY, "liberty")):
            if tree.lower[place] in words:
                return of
    return otherwise
