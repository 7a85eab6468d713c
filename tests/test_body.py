"""What stands below a banner: slugs, labels, paragraphs and their headings, page breaks, the end.

Each case of `tables/body.txt` is set under a banner and read; paragraphs are shown as `number heading: first words`.
"""

import pytest

from reftel.message.cable import Copy
from reftel.message.read import read
from reftel.message.sheet import rows
from reftel.terms.tables import shipped
from tests.table import cases

HEAD = "P 111530Z FEB 11\nFM AMEMBASSY SAHRIYA\nTO SECSTATE WASHDC\n\nC O N F I D E N T I A L SAHRIYA 000088\n\n"


def read_text(text):
    return read(Copy(text, "0", "telegram", "-"), shipped())


def shown(cable):
    for slug in cable.slugs:
        yield f"slug {slug.value}"
    for row in cable.paragraphs:
        heading = f"[{row.heading.value}] " if row.heading else ""
        yield f"{row.number or '-'} {heading}{' '.join(row.text.split())}"
    for signer in cable.signers:
        yield f"signed {signer.value}"


@pytest.mark.parametrize(("text", "expected"), cases("body"))
def test_body(text, expected):
    assert " | ".join(shown(read_text(HEAD + text.replace("\\f", "\f")).cable)) == expected


def test_a_later_section_may_repeat_the_labels():
    labels = "E.O. 13526: DECL: 02/11/2021\nTAGS: PGOV\nSUBJECT: THE CHIEF STAYS\nREF: SAHRIYA 12\n"
    first = HEAD.replace("SAHRIYA 000088", "SECTION 01 OF 02 SAHRIYA 000088")
    later = first.replace("01 OF", "02 OF")
    cable = read_text(f"{first}{labels}\n1. (C) The chief kept\n\n{later}{labels}\nhis post.\nVALE\n").cable
    assert [" ".join(row.text.split()) for row in cable.paragraphs] == ["The chief kept his post."]


def test_a_later_section_may_print_other_labels():
    labels = "E.O. 13526: DECL: 02/11/2021\nTAGS: PGOV\nSUBJECT: THE CHIEF STAYS\n"
    first = HEAD.replace("SAHRIYA 000088", "SECTION 01 OF 02 SAHRIYA 000088")
    later = first.replace("01 OF", "02 OF")
    cable = read_text(f"{first}{labels}\n1. (C) The chief kept\n\n{later}TAGS: EAID\nhis post.\nVALE\n").cable
    assert "TAGS: EAID" in cable.paragraphs[0].text


def test_a_publishers_record_may_stand_above_the_banner():
    pasted = "ID: 77\nORIGIN: 11SAHRIYA88\nDESTINATION: VZCZCXRO1" + "RUEHSA AMCONSUL " * 12
    cable = read_text(HEAD.replace("\nC O N F", f"{pasted}\n\nC O N F") + "SUBJECT: TRADE\n\n1. (C) He came.\n").cable
    assert (str(cable.mrn), cable.banners[0].serial) == ("11SAHRIYA88", 88)


def test_a_number_alone_on_its_line_is_the_telegrams():
    heading = (
        "O 130854Z AUG 09\nFM AMEMBASSY ULAANBAATAR\nTO SECSTATE WASHDC\n>\n09ULAANBAATAR234\nEmbassy Ulaanbaatar\n"
    )
    assert str(read_text(f"{heading}TAGS: PREL\nSUBJECT: TRADE\n\n1. He came.\n").cable.mrn) == "09ULAANBAATAR234"


def test_a_line_that_says_corrected_copy_is_no_addressee():
    cable = read_text(
        HEAD + "C O R R E C T E D COPY - CAPTION ADDED\n\nFOR NEA\n\nSUBJECT: TRADE\n\n1. (C) Here.\n"
    ).cable
    shown_rows = dict(rows(cable))
    assert shown_rows["Correction"] == ("C O R R E C T E D COPY - CAPTION ADDED",)
    assert shown_rows["For"] == ("FOR NEA",)
