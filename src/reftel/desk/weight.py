"""Weight: how much it means that two texts share some words.

That both speak of guards and a notary means something; that both name the Prime Minister, a month or the post that sent
them means little: offices count once, however many, months and posts not at all.
"""

from functools import cache

from reftel.claims.rows import lexicon_rows
from reftel.claims.wordclass import words_of as claim_words
from reftel.desk.deed import content
from reftel.desk.wordclass import words_of
from reftel.terms.rows import shipped_rows


@cache
def _offices() -> frozenset[str]:
    """Stems of offices and titles, those of the own service among them."""
    rows = [*lexicon_rows("position"), *(row for row in lexicon_rows("agent") if row["kind"] == "own")]
    return content(" ".join((*(row["word"].replace("-", " ") for row in rows), *words_of("office"))))


@cache
def _nothing() -> frozenset[str]:
    """Stems of months and of words for promising, which tell nothing."""
    return content(" ".join(words_of("time") | words_of("saying")))


@cache
def _ordinary() -> frozenset[str]:
    """Stems that stand in one of eight telegrams or more, and those of nations, parts of the world and months."""
    lands = [row["word"] for row in lexicon_rows("nation")] + [row["name"] for row in shipped_rows("country")]
    names = content(" ".join((*lands, *claim_words("region"), *words_of("time"))))
    return names | {row["stem"] for row in shipped_rows("ordinary", "desk")}


def rare(common: frozenset[str]) -> frozenset[str]:
    """What texts have in common besides words that stand in many telegrams, whatever they are about.

    >>> sorted(rare(frozenset({"meet", "issu", "notari", "wage"})))
    ['notari', 'wage']
    """
    return common - _ordinary()


def weight(common: frozenset[str], places: frozenset[str] = frozenset()) -> int:
    """How many telling things texts have in common; `places` are words that mean nothing here.

    >>> weight(frozenset({"guard", "notari"})), weight(frozenset({"minist", "prime", "octob"}))
    (2, 1)
    """
    rest = common - places - _nothing()
    return len(rest - _offices()) + bool(rest & _offices())


def specific(common: frozenset[str], places: frozenset[str] = frozenset()) -> frozenset[str]:
    """What texts have in common besides offices."""
    return common - places - _nothing() - _offices()
