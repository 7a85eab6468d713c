"""Marks are read, markings form a lattice, and access is one question asked of it."""

import re
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reftel.terms.marking import (
    Level,
    Marking,
    permits,
    read_banner_words,
    read_level,
    read_marking,
    read_portion,
)
from tests.table import cases


def unescaped(text):
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


def of(text):
    marking = read_marking(text)
    assert marking is not None, text
    return marking


levels = st.sampled_from(Level)
controls = st.frozensets(
    st.sampled_from(
        ["NOFORN", "ORCON", "SBU", "LOU", "FOUO", "SI", "TK", "FGI", "FGI DEU", "SI-G ABCD", "ZEBRA", "N", "DS"]
    )
)
releases = st.none() | st.frozensets(st.sampled_from(["USA", "GBR", "AUS", "NATO", "FVEY", "KHARVAN"]))
names = st.text("ABC /:'", max_size=6).map(lambda text: f"X{text}X")
captions = st.frozensets(
    st.sampled_from(["EXDIS", "NODIS", "SIPDIS", "NOFORN", "STADIS", "ROGER CHANNEL", "ONLY"]) | names, max_size=3
)
markings = st.builds(Marking, levels, controls, releases, captions)


@pytest.mark.parametrize(("text", "expected"), cases("marking"))
def test_marks(text, expected):
    portion = read_portion(unescaped(text))
    got = "none" if portion is None else ("!" if portion.repaired else "") + str(portion.marking)
    assert got == expected


@pytest.mark.parametrize(("line", "expected"), cases("banner"))
def test_banner_words(line, expected):
    line = unescaped(line)
    read = read_banner_words(line)
    got = "none" if read is None else f"{'!' if read[2] else ''}{read[0]} | {line[read[1] :].strip()}".strip()
    assert got == expected


@pytest.mark.parametrize(("line", "expected"), cases("level"))
def test_levels(line, expected):
    read = read_level(line)
    assert ("none" if read is None else ("!" if read[1] else "") + read[0].name) == expected


@pytest.mark.parametrize(("pair", "expected"), cases("clearance"))
def test_clearances(pair, expected):
    clearance, _, mark = pair.partition(" : ")
    assert permits(of(clearance), of(mark)) == (expected == "yes")


@pytest.mark.parametrize(("marks", "expected"), cases("rollup"))
def test_roll_up(marks, expected):
    whole = Marking()
    for mark in marks.split(" + "):
        whole |= of(mark)
    assert str(whole) == expected


def test_the_first_telegram():
    banner = Marking(Level.S) | Marking(captions=frozenset({"SIPDIS", "NOFORN"}))
    assert str(banner) == "SECRET//NOFORN"
    assert banner == of("S/NF") | of("S/NF") | of("C")
    assert Marking(captions=frozenset({"SIPDIS"})) == Marking()


@given(markings, markings)
def test_join_is_commutative(a, b):
    assert a | b == b | a


@given(markings, markings, markings)
def test_join_is_associative(a, b, c):
    assert (a | b) | c == a | (b | c)


@given(markings)
def test_join_is_idempotent_and_unclassified_its_least(a):
    assert a | a == a == a | Marking() == Marking() | a


@given(markings, markings, markings)
def test_what_permits_the_whole_permits_its_parts(clearance, a, b):
    assert permits(clearance, a | b) == (permits(clearance, a) and permits(clearance, b))


@given(markings, markings, markings)
def test_a_higher_clearance_permits_no_less(clearance, more, marking):
    assert permits(clearance | more, marking) or not permits(clearance, marking)


@given(markings, markings)
def test_join_never_lowers_the_level_and_never_loses_a_caption(a, b):
    whole = a | b
    assert whole.level == max(a.level, b.level)
    assert a.captions | b.captions == whole.captions
    assert not {"NOFORN", "ORCON", "SI", "ZEBRA"} & (a.controls | b.controls) - whole.controls


@given(markings)
def test_print_reads_back(marking):
    assert read_marking(str(marking)) == marking


@given(markings)
def test_portion_reads_back(marking):
    assume(len(marking.portion) <= 120)
    portion = read_portion(marking.portion)
    assert portion is not None
    assert portion.marking == marking
    assert not portion.repaired


@given(st.text(max_size=40) | st.text("SCUNF/-, .5\u200b\u0405\uff33()", max_size=14))
def test_any_text_is_a_mark_or_none(text):
    portion = read_portion(text)
    if portion is not None and not "".join(text.split()).isascii():
        assert portion.repaired


@given(
    st.sampled_from(["S/NF", "C", "TS//SI/TK", "SBU/NOFORN"]),
    st.integers(0, 9),
    st.sampled_from("\u200b\u202e\u2060\ufeff\u0301"),
)
def test_invisible_letters_make_a_mark_repaired(mark, place, letter):
    text = mark[:place] + letter + mark[place:]
    portion = read_portion(text)
    assert portion is not None
    assert portion.repaired
    assert portion.marking == of(mark)


@given(st.text(max_size=120))
def test_any_line_is_a_banner_or_none(line):
    read = read_banner_words(line)
    if read is not None:
        assert 0 < read[1] <= len(line)


@pytest.mark.deep
@pytest.mark.parametrize(
    "text",
    ["(" * 100_000, "S/" * 50_000, "S" * 100_000, "REL TO " * 20_000, " " * 100_000 + "S", "S//" + "," * 100_000],
)
def test_hostile_marks_cost_nothing(text):
    begin = time.perf_counter()
    read_portion(text)
    read_banner_words(text)
    read_marking(text)
    assert time.perf_counter() - begin < 0.05
