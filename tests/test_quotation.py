"""The sentence a citation stands in."""

from reftel.room.quotation import sentence


def test_the_stop_of_a_shortened_word_ends_no_sentence():
    text = "He left. Ref. B told of it. He came back."
    assert "B told of it." in sentence(text, text.index("Ref."), text.index("Ref.") + len("Ref. B"))
