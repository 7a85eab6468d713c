"""Missing sections, gaps, annexes, and what a source declares: true faults, and those that nearly are."""

import pytest
from msgspec.structs import replace

from reftel.message.cable import Copy
from reftel.message.read import read
from reftel.terms.tables import shipped

HEAD = "P 111530Z FEB 11\nFM AMEMBASSY SAHRIYA\nTO SECSTATE WASHDC\n\nC O N F I D E N T I A L {}SAHRIYA 000088\n\n"
LABELS = (
    "E.O. 13526: DECL: 02/11/2021\nTAGS: PGOV\nSUBJECT: THE CHIEF STAYS\n\n"
    "Classified By: DCM Ann Vale, reasons 1.4 (b).\n\n"
)
COPY = Copy("", "0", "telegram", "-")


def codes(body, section="", head=HEAD, labels=LABELS, **fields):
    reading = read(replace(COPY, text=head.format(section) + labels + body, **fields), shipped())
    return [finding.code for finding in reading.findings]


def paragraphs(*numbers):
    return "".join(f"{number}. (C) Passage {place}.\n\n" for place, number in enumerate(numbers))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (paragraphs(1, 2, 3) + "VALE\n", []),
        (paragraphs(1, 2, 3), ["section-missing", "no-signature"]),
        (paragraphs(1, 2, 5) + "VALE\n", ["section-missing", "paragraph-gap"]),
    ],
)
def test_a_telegram_that_runs_through_to_its_signature_lacks_no_section(body, said):
    assert codes(body, "SECTION 01 OF 02 ") == said


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((1, 2, 3, 1, 2), ["numbers-begin-anew"]),
        ((1, 2, 3, 1, 2, 1, 2, 3), ["numbers-begin-anew"]),
        ((1, 2, 2, 3), ["paragraph-repeated"]),
        ((1, 2, 4), ["paragraph-gap"]),
        ((2, 3), ["paragraph-gap"]),
    ],
)
def test_annexes_count_anew_and_repeats_are_told(numbers, said):
    assert codes(paragraphs(*numbers) + "VALE\n") == said


def test_the_line_that_says_who_classified_it_may_have_the_number_1():
    labels = LABELS.replace("Classified", "1. (U) Classified")
    assert codes(paragraphs(2, 3) + "VALE\n", labels=labels) == []


@pytest.mark.parametrize(
    ("subject", "differs"),
    [
        ("(U) THE CHIEF STAYS", False),
        ("THE CHIEF STAYS SUMMARY: HE KEPT HIS POST", False),
        ("THE CHIEF", False),
        ("BREAD IS DEARER", True),
    ],
)
def test_an_archivists_subject_may_run_on_or_break_off(subject, differs):
    found = codes(paragraphs(1) + "VALE\n", declared=(("Subject", subject),))
    assert found == (["declared-differs"] if differs else [])


def test_a_reviewers_note_is_no_order_of_the_day():
    head = HEAD.replace("FEB 11", "FEB 72").replace("C O N F I D E N T I A L {}", "UNCLASSIFIED ")
    labels = "E.O. 12958: AS AMENDED; DECLASSIFIED JUNE 21, 2006\nTAGS: MASS\nSUBJECT: TRADE\n\n"
    assert codes("1. HE CAME.\n\nVALE\n", head=head, labels=labels) == []


def test_tags_and_addressees_are_missed():
    assert "no-tags" in codes(paragraphs(1) + "VALE\n", labels=LABELS.replace("TAGS: PGOV\n", ""))
    assert "no-addressee" in codes(paragraphs(1) + "VALE\n", head=HEAD.replace("TO SECSTATE WASHDC\n", ""))
    assert codes(paragraphs(1) + "VALE\n") == []
