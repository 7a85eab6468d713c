"""Furniture is found wherever it stands, and the text reads on without it."""

import pytest

from reftel.message.furniture import furniture
from reftel.text import cut
from reftel.text.lines import split_lines


def kinds_and_rest(text):
    found = furniture(text, split_lines(text))
    return [block.kind for block in found], cut(text, [block.span for block in found]).text


def test_running_header_in_the_middle_of_a_sentence():
    text = "1. (C) The chief kept\nhis post after\n\nSAHRIYA 00000412  002.2 OF 003 \n\n\nthe embassy spoke.\n"
    assert kinds_and_rest(text) == (["running header"], "1. (C) The chief kept\nhis post after\nthe embassy spoke.\n")


def test_running_header_between_words_of_one_line():
    text = "REF: A) DELWAN 12, B) DELWAN 14 SAHRIYA 00000412 \n\n001.2 OF 003 Classified By: DCM"
    kinds, rest = kinds_and_rest(text)
    assert kinds == ["running header"]
    assert rest == "REF: A) DELWAN 12, B) DELWAN 14  Classified By: DCM"


def test_page_head_with_the_lines_of_level_around_it():
    text = "AND THE CARAVAN\nCONFIDENTIAL\n \nCONFIDENTIAL\n \nPAGE 02        SAHRIY 01225  100731Z\n \nWAS STOPPED.\n"
    assert kinds_and_rest(text) == (["page head"], "AND THE CARAVAN\nWAS STOPPED.\n")


def test_a_blank_line_stays_where_a_sentence_ended_before_the_page():
    text = "THE CARAVAN WAS STOPPED.\n \nSECRET\n \nPAGE 02        SAHRIY 01225  100731Z\n \n2. NOTHING MORE.\n"
    assert kinds_and_rest(text)[1] == "THE CARAVAN WAS STOPPED.\n \n2. NOTHING MORE.\n"


@pytest.mark.parametrize("words", [str, str.upper])
def test_release_stamp_within_a_paragraph(words):
    stamp = words(" Declassified/Released US Department of State EO Systematic Review 30 JUN 2005 \n")
    text = f"1. THE MAYOR\n{stamp}{stamp}SPOKE.\n"
    assert kinds_and_rest(text) == (["stamp"], "1. THE MAYOR\nSPOKE.\n")


def test_restarted_heading_of_a_second_section():
    text = (
        "FM AMEMBASSY SAHRIYA\nC O N F I D E N T I A L SECTION 1 OF 2 SAHRIYA 412\n\nSUBJECT: ROADS\n\n"
        "1. (C) The road is\n\nPAGE 01        SAHRIY 00412  02 OF 02  101748Z\nACTION NEA-10\n\n"
        "INFO  OCT-01  ISO-00  /080 W\n                  ------------------125643  101748Z /43\n"
        "R 101640Z MAR 76\nFM AMEMBASSY SAHRIYA\nTO SECSTATE WASHDC 1200\n \n"
        "C O N F I D E N T I A L SECTION 2 OF 2 SAHRIYA 412\n\nopen again.\n"
    )
    _, rest = kinds_and_rest(text)
    assert rest.endswith("1. (C) The road is\nopen again.\n")
    assert rest.startswith("FM AMEMBASSY SAHRIYA\nC O N F I D E N T I A L SECTION 1 OF 2")


def test_prose_above_a_repeated_banner_is_no_heading():
    text = (
        "UNCLAS SAHRIYA 412\n\n1. HE WENT\nTO THE PORT TO SEE THE SHIPS AND\nINFO WAS SCARCE AS\n"
        "UNCLAS SECTION 2 OF 2 SAHRIYA 412\n\nEVER.\n"
    )
    kinds, rest = kinds_and_rest(text)
    assert kinds == ["restart"]
    assert "TO THE PORT TO SEE THE SHIPS AND\nINFO WAS SCARCE AS\n" in rest


def test_index_of_the_archive_is_cut_off():
    text = "Message Text\n\nUNCLAS SAHRIYA 412\n\n1. TEXT.\nVALE\n\nMessage Attributes\nSubject: n/a\n"
    kinds, rest = kinds_and_rest(text)
    assert kinds == ["wrapper", "index"]
    assert "Subject" not in rest


def test_plain_text_has_no_furniture():
    text = "UNCLAS SAHRIYA 412\n\nSUBJECT: PAGE SIX OF THE NEWSPAPER\n\n1. Nothing OF 003 note.\n"
    assert kinds_and_rest(text) == ([], text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_stamp_takes_its_own_line_and_no_more_whatever_ends_a_line(end):
    text = "1. (C) The mayor|RELEASED IN PART|spoke.|2. (C) He left.|".replace("|", end)
    assert kinds_and_rest(text) == (["stamp"], text.replace(f"RELEASED IN PART{end}", ""))
