import pytest

from reftel.message.label import find_labels, word_kind
from reftel.text.lines import split_lines
from tests.table import cases


@pytest.mark.parametrize(("word", "kind"), cases("label"))
def test_word_kind(word, kind):
    assert (word_kind(word, True) or "-") == kind


def kinds(text):
    return [(label.kind, text[label.value :].split()[0]) for label in find_labels(split_lines(text))]


def test_labels_on_lines_of_their_own():
    text = (
        "E.O. 13526: DECL: 02/11/2021\nTAGS: PGOV, PHUM\n"
        "SUBJECT: A CHIEF UNDER THREAT\nREF: A. DELWAN 88\nClassified By: DCM"
    )
    assert kinds(text) == [
        ("order", "13526:"),
        ("tags", "PGOV,"),
        ("subject", "A"),
        ("reference", "A."),
        ("authority", "Classified"),
    ]


def test_labels_run_together_on_one_line():
    text = "SUBJECT: WHO WILL LEAD THE POLICE OF DELWANREF: A. DELWAN 88 CLASSIFIED BY: Consul Ann Vale"
    assert [kind for kind, _ in kinds(text)] == ["subject", "reference", "authority"]


def test_an_order_within_classified_by_is_no_label():
    text = "Classified By: Consul Ann Vale, reasons\nE.O. 13526, 1.4 (b) and (d)"
    assert [kind for kind, _ in kinds(text)] == ["authority"]


def test_subject_word_within_a_reference_is_no_second_subject():
    text = "SUBJECT: VISIT\nREF: A. DELWAN 12\nB. USDAO MESSAGE (SUBJ: IIR 6 123 0456 11)"
    assert [kind for kind, _ in kinds(text)] == ["subject", "reference"]


@pytest.mark.parametrize("line", ["REF DELWAN 88", "REFS (A) DELWAN 88", "Reference your telegram 36", "REF"])
def test_a_reference_word_without_a_colon_opens_what_may_be_cited(line):
    assert [label.kind for label in find_labels(split_lines(f"{line}\n"))] == ["reference"]


@pytest.mark.parametrize("line", ["Reference is made to the talks", "references to Delwan", "Ref. is enclosed"])
def test_a_sentence_that_begins_with_a_reference_word_is_text(line):
    assert find_labels(split_lines(f"{line}\n")) == []
