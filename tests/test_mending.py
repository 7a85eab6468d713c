"""Mending never makes a ring of what was a tree, whatever the parser proposes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.claims.mending import Proposal, mended

WORDS = ("Vale", "met", "raised", "May", "with", "threats", ",", "and", "to", "will", "ask", "Minister", "he")
TAGS = ("NNP", "VBD", "VB", "IN", "NNS", "NN", "CC", "TO", "MD", "PRP", ",")
DEPS = ("nsubj", "aux", "prep", "pobj", "conj", "compound", "advcl", "ccomp", "dobj", "appos")


@st.composite
def proposals(draw: st.DrawFn) -> Proposal:
    """Any tree over a few words: each word but the root hangs on one that was already hung."""
    size = draw(st.integers(2, 12))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    heads[order[0]] = order[0]
    for rank, place in enumerate(order[1:], 1):
        heads[place] = order[draw(st.integers(0, rank - 1))]
    words, tags, deps = (
        draw(st.lists(st.sampled_from(each), min_size=size, max_size=size)) for each in (WORDS, TAGS, DEPS)
    )
    deps[order[0]] = "ROOT"
    return Proposal(words, tags, deps, heads)


@settings(max_examples=1_500)
@given(proposals())
def test_a_tree_stays_a_tree(proposal: Proposal) -> None:
    heads = mended(proposal).heads
    for place in range(len(heads)):
        above = place
        for _ in heads:
            above = heads[above]
        assert heads[above] == above, "the root is reached from everywhere"
