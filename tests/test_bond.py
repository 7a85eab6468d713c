"""Bonds told by verbs, where the parser makes a sentence of a verb alone."""

from datetime import date

from reftel.claims.bond import bonds
from reftel.claims.draft import Scene
from reftel.claims.tree import Tree
from reftel.claims.wording import word
from reftel.text import Span


def test_an_infinitive_that_is_its_own_head_tells_nothing():
    text = "to keep"
    tree = Tree(word(text, Span(0, len(text))), ["to", "keep"], ["TO", "VB"], ["aux", "ROOT"], [1, 1], [0, 3])
    assert not tuple(bonds(Scene(tree, date(2011, 5, 19), False, False), 1))
