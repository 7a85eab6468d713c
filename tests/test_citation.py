"""Citations in running text, as 11SAHRIYA500 to the Department would print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.message.cable import Addressee, Cable, Heading, Paragraph
from reftel.message.citation import citations
from reftel.terms.mrn import MRN
from reftel.text import Span
from tests.table import cases
from tests.test_reference import CITING, POSTS, read

LIST = "A. DELWAN 12 B. 10 PORT ZAYD 41 AND 44 C. VALE-ORDE EMAIL 02/11/2011 D. SAHRIYA 402"
NOWHERE = Span(0, 0)


def cable(*texts: str, listed: str = LIST) -> Cable:
    return Cable(
        mrn=MRN(CITING.year, CITING.post, CITING.serial),
        heading=Heading(to=(Addressee("SECSTATE WASHDC", NOWHERE, post="STATE"),)),
        references=read(listed),
        paragraphs=tuple(
            Paragraph(number, f"{number}.", None, None, None, "body", text, NOWHERE, NOWHERE)
            for number, text in enumerate(texts, 1)
        ),
    )


def shown(row, listed) -> str:
    means = ",".join(str(listed[place].mrn or listed[place].text) for place in row.entries)
    day = f"{row.post} {row.month}/{row.day}" if row.month else ""
    value = means or str(row.mrn or day or "?")
    return f"{row.quote}={value}{f' ¶{row.passage}' if row.passage else ''}"


@pytest.mark.parametrize(("text", "expected"), cases("citation"))
def test_citation(text, expected):
    found = cable(text)
    rows = [shown(row, found.references) for row in citations(found, POSTS)]
    assert " | ".join(rows) == expected.replace("nothing", "")


@pytest.mark.parametrize(
    ("listed", "text", "means"),
    [
        ("DELWAN 12", "Reftel said so.", "11DELWAN12"),
        ("DELWAN 12 AND PORT ZAYD 14", "Ref B said so.", "11PORTZAYD14"),
        ("DELWAN 12 AND PORT ZAYD 14", "Ref C said so.", ""),
        ("DELWAN 12 AND PORT ZAYD 14", "POINT ONE OF DELWAN REFTEL.", "11DELWAN12"),
        ("DELWAN 12", "Ref A said so.", "11DELWAN12"),
        ("A. DELWAN 12", "It was so (ref).", "11DELWAN12"),
        ("A. DELWAN 12", "Ref B said so.", ""),
        ("DELWAN 12 AND 14", "Reftel said so.", ""),
        ("DELWAN 12 AND 14", "Reftels said so.", "11DELWAN12 11DELWAN14"),
        ("A. DELWAN 12 B. VALE-ORDE EMAIL 02/11/2011", "Reftel said so.", "11DELWAN12"),
        ("VALE-ORDE EMAIL 02/11/2011", "It was so (ref).", "VALE-ORDE EMAIL 02/11/2011"),
    ],
)
def test_what_reftel_means_hangs_on_the_list(listed, text, means):
    found = cable(text, listed=listed)
    (row,) = citations(found, POSTS)
    assert " ".join(str(found.references[place].mrn or found.references[place].text) for place in row.entries) == means


def test_a_citation_is_pinned_to_its_words():
    found = cable("Nothing here.", "It is told in ref A and in\nPORT ZAYD 300.")
    rows = citations(found, POSTS)
    assert [(row.paragraph, row.span.of(found.paragraphs[1].text)) for row in rows] == [
        (1, "ref A"),
        (1, "PORT ZAYD 300"),
    ]


@given(st.text(alphabet="REFreftl ABCD(),.-\n0123456789SAHIYOU", max_size=120))
def test_any_text_is_searched(text):
    found = cable(text)
    for row in citations(found, POSTS):
        assert row.span.of(text) == row.quote
        assert all(place < len(found.references) for place in row.entries)
