"""Pieces: the words a sentence is cut into are those the model was trained on, save what belongs together."""

from hypothesis import given
from hypothesis import strategies as st

from reftel.claims.parser import _cutter, _model, _whole
from reftel.claims.piece import Cutter

PIECES = st.sampled_from(
    [
        "Tamaz's",
        "can't",
        "$5",
        "(ISAF)",
        "10:30a.m.",
        "and/or",
        "U.S.",
        "Dr.",
        "he",
        "well-known",
        '"Go,"',
        "--",
        "e.g.,",
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=8))
def test_words_are_cut_as_the_model_cuts_them(pieces):
    text = " ".join(piece for piece in pieces if not piece.startswith("("))
    found = _cutter().cut(text)
    tokens = list(_model().tokenizer(text))
    assert found.words == [token.text for token in tokens]
    assert found.starts == [token.idx for token in tokens]
    assert found.spaces == [bool(token.whitespace_) for token in tokens]


def test_what_belongs_together_stays_whole():
    assert _cutter().cut("An MNF-I team met A/S Vale.").words == ["An", "MNF-I", "team", "met", "A/S", "Vale", "."]
    assert _cutter().cut("Gen. Tamaz left.").words == ["Gen.", "Tamaz", "left", "."]


def test_short_asides_are_left_out_and_long_ones_kept():
    short = _cutter().cut("The chief (ref B) left.")
    assert (short.words, short.starts) == (["The", "chief", "left", "."], [0, 4, 18, 22])
    long = "The chief (who had been in his post for six years) left."
    assert "(" in _cutter().cut(long).words


def test_a_piece_is_cut_once():
    asked: list[str] = []

    def tokens(piece: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
        asked.append(piece)
        return (piece,), (0,)

    cutter = Cutter(tokens)
    assert cutter.cut("he met him and he left").starts == [0, 3, 7, 11, 15, 18]
    assert asked.count("he") == 1


def test_a_word_is_embedded_alike_in_any_company():
    model = _model()
    layer = model.get_pipe("tok2vec").model.layers[0]
    one, other = _whole(model, "The mayor met Orlan."), _whole(model, "Orlan met the mayor of Delwan again.")
    (alone,), (again, _) = layer.layers[0].predict([one]), layer.predict([one, other])
    assert abs(alone - again).max() < 1e-5
