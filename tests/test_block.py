from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reftel.message.block import tile
from reftel.message.cable import Block
from reftel.text import Span, cut

LENGTH = 60


@st.composite
def layouts(draw):
    edges = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=8)))
    cuts = [Block("page head", Span(a, b)) for a, b in zip(edges[::2], edges[1::2], strict=False) if b > a]
    places = st.integers(0, LENGTH - 1)
    starts = draw(st.lists(st.tuples(places, st.sampled_from(["to", "info", "paragraph"])), max_size=8))
    inside = {place for block in cuts for place in range(block.span.start, block.span.end)}
    return [start for start in starts if start[0] not in inside], cuts


@given(layouts())
def test_tiles_rejoin_whatever_the_layout(layout):
    starts, cuts = layout
    blocks = tile(LENGTH, starts, cuts)
    assert blocks[0].span.start == 0
    assert blocks[-1].span.end == LENGTH
    assert all(a.span.end == b.span.start for a, b in pairwise(blocks))
    assert all(block.span.end > block.span.start for block in blocks)


def test_a_block_goes_on_behind_a_page_head():
    blocks = tile(30, [(0, "banner"), (10, "paragraph")], [Block("page head", Span(15, 20))])
    assert [(b.kind, b.span.start) for b in blocks] == [
        ("banner", 0),
        ("paragraph", 10),
        ("page head", 15),
        ("paragraph", 20),
    ]


@given(st.text(alphabet="ab\n", max_size=40), st.sets(st.integers(0, 40), max_size=6))
def test_kept_text_maps_back_character_by_character(text, edges):
    points = sorted(edge for edge in edges if edge <= len(text))
    spans = [Span(a, b) for a, b in zip(points[::2], points[1::2], strict=False)]
    kept = cut(text, spans)
    assert len(kept.text) == len(text) - sum(len(span) for span in spans)
    assert all(kept.text[i] == text[kept.source(i)] for i in range(len(kept.text)))
