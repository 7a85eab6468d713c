import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.terms.rows import shipped_rows
from reftel.terms.tag import Tags, is_code
from reftel.terms.tag_line import read_tags
from tests.table import cases

TAGS = Tags.from_rows(shipped_rows("tag"))
WORDS = st.sampled_from(
    ["PGOV", "IZ", "OVIP", "VALE", "ANN", "(", ")", "[", "](#)", ",", ";", "\n", " ", "TAGS:", "IN", "."]
)


@pytest.mark.parametrize(("value", "tags"), cases("tag"))
def test_tags_of_a_line(value, tags):
    assert (" | ".join(name for name, _, _ in read_tags(value, TAGS).tags) or "-") == tags


def test_offsets_point_at_the_words():
    value = " PGOV, PHUMIZ, OVIP (VALE, ANN)\n"
    assert [value[start:end] for _, start, end in read_tags(value, TAGS).tags] == [
        "PGOV",
        "PHUM",
        "IZ",
        "OVIP",
        "VALE, ANN",
    ]


def test_the_end_of_the_tags_is_told():
    value = " PGOV, IZ  \nDEPT PASS AID\n"
    assert value[: read_tags(value, TAGS).end] == " PGOV, IZ"


def test_an_archive_adds_its_own_tags():
    row = {"tag": "QZ", "kind": "country", "meaning": "Kharvan", "source": "the archive"}
    local = TAGS.plus([row])
    assert local.get("QZ").meaning == "Kharvan"
    assert [name for name, _, _ in read_tags("PHUMQZ", local).tags] == ["PHUM", "QZ"]
    assert [name for name, _, _ in read_tags("PHUMQZ", TAGS).tags] == ["PHUMQZ"]
    assert not TAGS.known("QZ")


def test_kinds_of_the_table():
    assert {row["kind"] for row in shipped_rows("tag")} == {
        "subject",
        "program",
        "country",
        "organisation",
        "person",
        "free",
    }
    assert TAGS.get("IZ").meaning == "Iraq"
    assert TAGS.get("CH").meaning == "China", "the State Department's code, not that of ISO"
    assert TAGS.get("KDEM").kind == "program"


def test_a_run_that_can_be_cut_in_two_ways_stays_whole():
    rows = [{"tag": tag, "kind": "subject"} for tag in ("PGOV", "PGOVA", "ABCD", "BCD")]
    assert Tags.from_rows(rows).cut("PGOVABCD") == ("PGOVABCD",)


@pytest.mark.parametrize("tag", [row["tag"] for row in shipped_rows("tag") if row["kind"] == "subject"])
def test_a_subject_alone_is_itself(tag):
    assert [name for name, _, _ in read_tags(tag, TAGS).tags] == [tag]
    assert is_code(tag) or len(tag) > 4


@given(
    st.lists(st.sampled_from(sorted(tag.name for tag in TAGS if is_code(tag.name))), unique=True),
    st.sampled_from([", ", " ", ","]),
)
def test_known_tags_come_back_in_order(names, between):
    assert [name for name, _, _ in read_tags(between.join(names), TAGS).tags] == names


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map("".join)))
def test_any_value_is_read_and_every_tag_stands_in_it(value):
    line = read_tags(value, TAGS)
    assert 0 <= line.end <= len(value)
    assert all(0 <= start < end <= line.end for _, start, end in line.tags)
    names = [name for name, _, _ in line.tags]
    assert len(set(names)) == len(names)
