"""The pattern of a skeleton leaves out no word that sounds so."""

from hypothesis import given
from hypothesis import strategies as st

from reftel.claims.name import skeleton, spellings

PIECES = ("tch", "sh", "kh", "gh", "dj", "ck", "x", "ou", "ow", "aw", "iy", "ff", "h", "w", "q", "ß", "7", "ø")
LETTERS = st.one_of(st.sampled_from(PIECES), st.characters(min_codepoint=97, max_codepoint=122))
WORDS = st.lists(LETTERS, min_size=1, max_size=12).map("".join).filter(skeleton)


@given(WORDS)
def test_every_word_is_like_its_own_skeleton(word):
    assert spellings(skeleton(word)).fullmatch(word)
    assert spellings(skeleton(word)).fullmatch(f"{word}s")


def test_other_words_are_not():
    like = spellings(skeleton("Darvazi"))
    assert [word for word in ("derwazy", "darvazis", "chief", "vizard", "darvazin") if like.fullmatch(word)] == [
        "derwazy",
        "darvazis",
    ]
