"""Hostile texts take time in proportion to their size: twice the text, about twice the time."""

import time

import pytest

from reftel.message.read import read
from reftel.terms.tables import shipped
from tests.deep.holds import copy_of, hold_reading

ENVELOPE = "P 101158Z DEC 07\nFM AMEMBASSY SAHRIYA\nTO RUEHC/SECSTATE WASHDC\n\n"
HEAD = ENVELOPE + "C O N F I D E N T I A L SAHRIYA 000088\n\nSIPDIS\n\n"
LABELS = "E.O. 13526: DECL: 02/11/2021\nTAGS: PGOV, PHUM\nSUBJECT: A CHIEF UNDER THREAT\n"
REFERENCES = HEAD + LABELS + "REF: "
BODY = HEAD + LABELS + "REF: A. DELWAN 88\n\n1. (C) Summary: "
SMALL, LARGE = 40_000, 320_000
STEEPEST = 3
"""How much more time a character of the large text may take than one of the small: a square would take eight times."""
SLOWEST = 5e-6
"""Seconds a character may take at most; an ordinary telegram takes about a tenth of a microsecond."""

# What stands before, and what is repeated.
HOSTILE = {
    "one long line": ("", "A"),
    "one line of words": ("", "word "),
    "one line of small letters": (BODY, "abcdefgh"),
    "digits": ("", "1"),
    "digits in a paragraph": (BODY, "1"),
    "blanks": ("", " "),
    "blanks in a paragraph": (BODY, " "),
    "blank lines": ("", "\n"),
    "blank lines with blanks": (HEAD, " \n\t\n"),
    "carriage returns": (HEAD, "\r"),
    "form feeds": (HEAD, "\x0c"),
    "nulls": ("", "\x00"),
    "nulls in a paragraph": (BODY, "\x00"),
    "paragraphs": (HEAD + LABELS, "\n\n1. (C) The chief was told. "),
    "counted paragraphs": (HEAD + LABELS, "\n\n¶11. (S//NF) x"),
    "paragraphs without mark": (HEAD + LABELS, "\n\n2. x"),
    "numbers on one line": (BODY, "1. 2. 3. "),
    "brackets opened": (BODY, "("),
    "brackets nested": (BODY, "([("),
    "brackets and stops": (BODY, "1. (("),
    "brackets opened on lines": (HEAD, "(\n"),
    "marks": (BODY, "(C) "),
    "marks on lines": (BODY, "\n(C) "),
    "marks on lines of a list": (BODY, "\n- (A)\n- (B) (B)\n- (C)"),
    "long mark": (HEAD + LABELS + "\n\n1. (", "C/"),
    "long release": (HEAD + LABELS + "\n\n1. (C/REL ", "FRA, "),
    "look-alikes": (HEAD + LABELS + "\n\n1. (", "Ѕ/"),
    "bidi": (HEAD + LABELS + "\n\n1. (", "\u202eS\u2066"),
    "references": (REFERENCES, "A. DELWAN 88 "),
    "references on lines": (REFERENCES, "A. DELWAN 88\nB. 05 PORT ZAYD 12\n"),
    "reference words": (REFERENCES, "DELWAN "),
    "reference serials": (REFERENCES, "88, "),
    "reference brackets": (REFERENCES, "A) ("),
    "labels REF": (HEAD, "REF: "),
    "labels SUBJECT": (HEAD, "SUBJECT: "),
    "labels SUBJECT on lines": (HEAD, "SUBJECT: A\n"),
    "labels TAGS": (HEAD, "TAGS: "),
    "tags": (HEAD + "TAGS: ", "PGOV "),
    "tags without blanks": (HEAD + "TAGS: ", "PGOVPREL"),
    "tags with people": (HEAD + "TAGS: ", "OVIP (VALE, ANN), "),
    "orders": (HEAD, "E.O. 12958: DECL: "),
    "orders on lines": (HEAD, "E.O. 12958: DECL: 02/11/2021\n"),
    "classified by": (HEAD + LABELS, "Classified By: "),
    "classified by, names": (HEAD + LABELS + "Classified By: ", "Ann Vale "),
    "classified by, reasons": (HEAD + LABELS + "Classified By: DCM Ann Vale, reasons ", "1.4 (b) and "),
    "addressees": ("FM AMEMBASSY SAHRIYA\n", "TO RUEHC/SECSTATE WASHDC\n"),
    "addressees on one line": ("FM AMEMBASSY SAHRIYA\nTO ", "RUEHC/SECSTATE "),
    "exemptions": ("FM AMEMBASSY SAHRIYA\nINFO KHARVAN COLLECTIVE\nXMT ", "AMEMBASSY SAHRIYA\n"),
    "relays": ("PP ", "RUEHAA "),
    "stations": ("", "DE RUEHAA #0001 0091257\n"),
    "security lines": ("", "ZNY CCCCC ZZH\n"),
    "transmissions": ("", "VZCZCXRO0001\n"),
    "date-time groups": ("", "101158Z DEC 07 "),
    "date-time groups on lines": ("", "P 101158Z DEC 07\n"),
    "banners": ("", "C O N F I D E N T I A L SAHRIYA 000088\n"),
    "banners on one line": ("", "C O N F I D E N T I A L SAHRIYA 000088 "),
    "banners with orders": (HEAD, "x\nC O N F I D E N T I A L SAHRIYA 000088\nE.O. 12958: DECL: 02/11/2021\n"),
    "banner letters": ("", "C O N F I D E N T I A "),
    "spaced letters": (HEAD, "S E C R "),
    "captions": (HEAD, "SIPDIS\n"),
    "captions on one line": (HEAD, "SIPDIS NOFORN "),
    "slugs": (HEAD, "DEPT FOR NEA/X\n"),
    "page heads": (BODY, "\nSAHRIYA 00000088 001.2 OF 002\n"),
    "old page heads": (HEAD, "PAGE 02 SAHRIY 00088 101158Z\n"),
    "page heads run together": (BODY, "PAGE 02        SAHRIY 00088  101158Z "),
    "running headers": (BODY, "SAHRIYA 00000088  001.2 OF 002 "),
    "page heads on one line": (BODY, "PAGE 02 SAHRIY "),
    "sections": (HEAD, "SECTION 01 OF 02 "),
    "summaries": (BODY, "Summary: "),
    "ends of summaries": (BODY, "End Summary. "),
    "comments": (BODY, "(Comment: End Comment.) "),
    "release tokens": (BODY, "B6 1.4(D) (b)(6) "),
    "release stamps": (BODY, "RELEASED IN PART\n"),
    "release stamps behind carriage returns": (BODY, "RELEASED IN PART\rx\r"),
    "codes behind carriage returns": (BODY, "   B6\rx\r"),
    "sites": (BODY, "Visit Sahriya's Web Site: http://www.example.org/sahriya/ "),
    "masked names": (BODY, "X"),
    "masked names in lower case": (BODY, "x"),
    "gaps": (BODY, "[...] "),
    "gaps opened": (BODY, "[."),
    "signers": (BODY, "\n\nVALE"),
    "dashes": (HEAD, "-"),
    "dashes on lines": (HEAD, "----------\n"),
    "stops": (BODY, "."),
    "slashes": (HEAD, "/"),
    "backslashes": (HEAD, "\\"),
    "colons": (HEAD, "A: "),
    "quotes": (BODY, "QUOTE\n"),
    "attributes": (BODY + "\n\nMessage Attributes\n", "Draft Date: 01 JAN 1976\n"),
    "stray letters": (HEAD, "a b "),
}


def text_of(name: str, size: int) -> str:
    start, unit = HOSTILE[name]
    return start + unit * (size // len(unit))


def seconds(text: str) -> float:
    """The processor time one reading takes, at best of two."""
    copy = copy_of(text)
    times = []
    for _ in range(2):
        start = time.process_time()
        reading = read(copy, shipped())
        times.append(time.process_time() - start)
    hold_reading(reading)
    return min(times)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_and_tiled(name):
    hold_reading(read(copy_of(text_of(name, SMALL)), shipped()))


@pytest.mark.deep
@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_size(name):
    for _ in range(3):  # other work on the machine disturbs a measurement, not three of them
        small = max(seconds(text_of(name, SMALL)) / SMALL, 20e-9)
        large = seconds(text_of(name, LARGE)) / LARGE
        if large < min(STEEPEST * small, SLOWEST):
            return
    pytest.fail(f"{large * 1e9:.0f} ns a character, {small * 1e9:.0f} in a text an eighth the size")


@pytest.mark.deep
@pytest.mark.parametrize(("name", "size"), [("one long line", 100_000_000), ("one line of words", 100_000_000)])
def test_a_line_of_100_megabytes(name, size):
    took = seconds(text_of(name, size))
    assert took < size * 2e-6, f"{took:.0f} s"


@pytest.mark.deep
@pytest.mark.parametrize("name", ["paragraphs", "counted paragraphs", "references on lines", "brackets nested", "bidi"])
def test_a_hundred_thousand_of_a_kind(name):
    took = seconds(text_of(name, 100_000 * len(HOSTILE[name][1])))
    assert took < 60, f"{took:.0f} s"
