"""The heading, line by line, and what damage does to it."""

import pytest

from reftel.message.heading import read_heading
from reftel.terms.tables import shipped
from reftel.text import cut
from reftel.text.lines import split_lines
from tests.table import cases

POSTS = shipped().posts.plus([{"post": "SAHRIYA", "name": "SAHRIYA", "kind": "embassy"}], [])
WHOLE = """VZCZCXRO4471
PP RUEHDL RUEHPZ
RUEHXX
DE RUEHSA #0088/02 0421530
ZNY CCCCC ZZH
O P 111530Z FEB 11 ZDK
FM AMEMBASSY SAHRIYA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 2276-2279
INFO RUEKJCS/SECDEF WASHDC//USDP/ISA// PRIORITY
RUCNKHV/KHARVAN COLLECTIVE
XMT AMCONSUL PORT ZAYD
"""


def read(text):
    return read_heading(cut(text, []), split_lines(text), POSTS).heading


def test_every_line_of_a_whole_heading():
    heading = read(WHOLE)
    assert heading.transmission.value == "VZCZCXRO4471"
    assert heading.precedence.value == "PRIORITY"
    assert heading.relay == ("RUEHDL", "RUEHPZ", "RUEHXX")
    station = heading.station.value
    assert (station.routing, station.serial, station.section, station.julian) == ("RUEHSA", 88, 2, "0421530")
    assert heading.security.value.level.name == "C"
    assert heading.dtg.value.iso == "2011-02-11T15:30:00Z"
    assert heading.dtg_precedence == ("IMMEDIATE", "PRIORITY")
    assert heading.signals == ("ZDK",)
    assert (heading.sender.plad, heading.sender.post) == ("AMEMBASSY SAHRIYA", "SAHRIYA")


def test_addressees_with_all_they_can_carry():
    heading = read(WHOLE)
    (state,) = heading.to
    assert (state.routing, state.plad, state.post) == ("RUEHC", "SECSTATE WASHDC", "STATE")
    assert (state.precedence, state.mcn) == ("IMMEDIATE", "2276-2279")
    defense, posts = heading.info
    assert (defense.office, defense.precedence, defense.post) == ("USDP/ISA", "PRIORITY", None)
    assert (posts.plad, posts.exempt) == ("KHARVAN COLLECTIVE", ("AMCONSUL PORT ZAYD",))


def test_the_break_ends_the_heading():
    heading = read(WHOLE.replace("XMT AMCONSUL PORT ZAYD\n", "BT\nCONFIDENTIAL SAHRIYA\n"))
    assert [row.plad for row in heading.info] == ["SECDEF WASHDC", "KHARVAN COLLECTIVE"]


def test_a_span_holds_the_words_of_its_line():
    (state,) = read(WHOLE).to
    assert state.span.of(WHOLE) == "RUEHC/SECSTATE WASHDC IMMEDIATE 2276-2279"


@pytest.mark.parametrize(("line", "expected"), cases("addressee"))
def test_addressee(line, expected):
    (row,) = read(f"P 111530Z FEB 11\nFM AMEMBASSY SAHRIYA\nTO {line}\n").to
    parts = (row.routing, row.plad, row.precedence, row.mcn, row.office)
    assert " | ".join("-" if part is None else str(part) for part in parts) == expected


def test_distribution_of_the_seventies_is_no_list_of_addressees():
    text = """43
ACTION ARA-20
INFO  OCT-01  ISO-00  CIAE-00
      NSAE-00  /150 W
                       ---------------------     077188
P 241549Z JAN 76
FM AMEMBASSY SAHRIYA
TO SECSTATE WASHDC PRIORITY 2026
"""
    heading = read(text)
    assert [row.plad for row in heading.to] == ["SECSTATE WASHDC"]
    assert heading.info == ()
    assert heading.distribution.value.startswith("ACTION ARA-20\nINFO  OCT-01")


def test_the_sender_ends_the_distribution_where_the_date_time_group_is_damaged():
    heading = read(
        "ACTION ARA-20\nINFO OCT-01 ISO-00 /150 W\nP 24#549Z JAN 76\nFM AMEMBASSY SAHRIYA\nTO SECSTATE WASHDC\n"
    )
    assert heading.dtg is None
    assert heading.sender.post == "SAHRIYA"
    assert len(heading.to) == 1


def test_nothing_is_read_from_nothing():
    heading = read("\n\n")
    assert (heading.dtg, heading.sender, heading.to) == (None, None, ())


def test_an_address_broken_at_its_lines_end_is_one():
    heading = read(
        "R 111530Z FEB 11\nFM AMEMBASSY SAHRIYA\nTO RUEHC/SECSTATE WASHDC 12\n"
        "RUEHUNV/USMISSION TO INTERNATIONAL ORGANIZATIONS\nVIENNA PRIORITY 0012\nRUEHPZ/AMCONSUL PORT ZAYD 17\n"
    )
    assert [row.plad for row in heading.to] == [
        "SECSTATE WASHDC",
        "USMISSION TO INTERNATIONAL ORGANIZATIONS VIENNA",
        "AMCONSUL PORT ZAYD",
    ]
    assert (heading.to[1].precedence, heading.to[1].mcn) == ("PRIORITY", "0012")


def test_a_group_of_an_impossible_time_keeps_the_year():
    dtg = read("P 102560Z FEB 11\nFM AMEMBASSY SAHRIYA\n").dtg.value
    assert (dtg.year, dtg.when, str(dtg)) == (2011, None, "102560Z FEB 11")


def test_what_a_publisher_pasted_is_no_addressee():
    heading = read("P 111530Z FEB 11\nFM AMEMBASSY SAHRIYA\nTO SECSTATE WASHDC\nID: 77\nORIGIN: 11SAHRIYA88\n")
    assert [row.plad for row in heading.to] == ["SECSTATE WASHDC"]
