"""Which text of a telegram stands when there are several: a section of another copy does not go into a whole one."""

from reftel.message.cable import Copy
from reftel.message.read import read
from reftel.room.standing import standing
from reftel.terms.tables import shipped

HEAD = "P 111530Z FEB 11{}\nFM AMEMBASSY SAHRIYA\nTO SECSTATE WASHDC\n\nC O N F I D E N T I A L {}SAHRIYA 000088\n\n"


def cable(body, signal="", section=""):
    text = HEAD.format(signal, section) + "SUBJECT: TRADE\n\n" + body
    return read(Copy(text, "0", "telegram", "-"), shipped()).cable


def words(found):
    return [(row.number, row.text) for row in found.paragraphs]


def test_a_whole_corrected_copy_stands_alone():
    whole = cable("1. (C) He came.\n\n2. (C) He left.\nVALE\n", " ZDS")
    second = cable("2. (C) He lefd.\nVALE\n", section="SECTION 02 OF 02 ")
    assert words(standing([second, whole])) == [(1, "He came."), (2, "He left.")]


def test_sections_go_together():
    first = cable("1. (C) He came.\n", section="SECTION 01 OF 02 ")
    second = cable("2. (C) He left.\nVALE\n", section="SECTION 02 OF 02 ")
    assert words(standing([second, first])) == [(1, "He came."), (2, "He left.")]
