from reftel.message.glossary import entry, glossary_page, near, terms, told
from tests.conftest import ROOT


def test_the_page_is_written_from_the_table():
    assert (ROOT / "docs/glossary.md").read_text(encoding="utf-8") == glossary_page()


def test_a_word_by_any_of_its_names():
    assert entry("Message reference number").word == "MRN"
    assert entry("page heads").word == "furniture"
    assert entry("BANNER").word == "banner"
    assert entry("teapot") is None


def test_a_mistyped_word_has_a_neighbour():
    assert near("furnitur")[0] == "furniture"


def test_what_is_told_of_a_word():
    assert told(entry("pin")).startswith("pin\n\nA telegram, a paragraph and the very words")
    assert "On pages and in messages: source words." in told(entry("pin"))


def test_every_word_is_told_in_a_sentence_with_an_example():
    assert len({term.word for term in terms()}) == len(terms())
    for term in terms():
        assert term.meaning.endswith("."), term.word
        assert term.example, term.word
