"""What a citation means: each case is a row of `tables/resolution.txt`."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.message.reference_year import BEFORE, CITING, PRINTED
from reftel.room.cited import Cited
from reftel.room.reach import Citing, reach
from reftel.room.resolution import resolve
from reftel.room.series import Member, Series, series
from reftel.terms.mrn import MRN
from tests.table import cases

HELD = [
    ("SAHRIYA", 2010, 900, "2010-12-20T09:00:00Z", None),
    ("SAHRIYA", 2011, 88, "2011-02-11T09:00:00Z", None),
    ("SAHRIYA", 2011, 402, "2011-05-16T09:00:00Z", None),
    ("SAHRIYA", 2011, 431, "2011-05-26T15:12:00Z", None),
    ("SAHRIYA", 1976, 412, "1976-03-02T09:00:00Z", "microfilm"),
    ("DELWAN", 2010, 300, "2010-12-15T09:00:00Z", None),
    ("DELWAN", 2011, 12, "2011-01-20T09:00:00Z", None),
    ("DELWAN", 2011, 104, "2011-04-02T09:00:00Z", None),
    ("DELWAN", 2011, 117, "2011-06-30T09:00:00Z", None),
    ("STATE", 2011, 21877, "2011-03-08T09:00:00Z", None),
]


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def known(post: str, year: int, airgram: bool) -> Series:
    rows = [row for row in HELD if row[:2] == (post, year)] if not airgram else []
    return series(Member(serial, day(dtg[:10]), loss, dtg) for _, _, serial, dtg, loss in rows)


def cited(text: str) -> Cited:
    if number := re.fullmatch(r"(\d\d)([A-Z]+)(-A)?(\d+)( printed| before)?", text):
        year = int(number[1]) + (1900 if int(number[1]) > 50 else 2000)
        mrn = MRN(year, number[2], int(number[4]), bool(number[3]))
        rule = {" printed": PRINTED, " before": BEFORE}.get(number[5], CITING)
        return Cited("K", "REF", text, "cable", mrn=mrn, rule=rule, printed=rule == PRINTED, post=mrn.post)
    post, _, rest = text.partition(" ")
    if post == "withheld":
        return Cited("K", "REF", "XXXXXXXXXXXX", "document")
    if post == "email":
        return Cited("K", "REF", text, "email")
    if rest.startswith("of "):
        month, number = map(int, rest[3:].split("/"))
        return Cited("K", "¶2", text, "cable", post=post, month=month, day=number)
    return Cited("K", "REF", text, "cable", post=post, dtg=rest if rest[:1] == "2" else None)


def citing(text: str) -> Citing:
    post, when, *number = text.split()
    serial = int(number[0][1:]) if number else None
    year = int(when[:4])
    return Citing(MRN(year, post, serial) if serial else None, year, post, day(when))


@pytest.mark.parametrize(("given", "expected"), cases("resolution"))
def test_resolution(given, expected):
    what, _, who = given.partition(" | ")
    found = resolve(cited(what), citing(who), known)
    assert " ".join(filter(None, (found.state, found.name, found.certainty))) == expected


def test_the_rule_says_what_the_room_knew():
    found = resolve(cited("11DELWAN300"), citing("SAHRIYA 2011-02-11"), known)
    assert found.rule == "year before the citing cable: DELWAN had not yet sent its number 117 of 2011"


def test_a_slipped_number_says_why_it_cannot_stand():
    found = resolve(cited("11DELWAN1004 printed"), citing("SAHRIYA 2011-05-26"), known)
    assert (found.rule, found.reason) == ("one digit slipped", "DELWAN had not yet sent its number 117 of 2011")


@given(st.integers(1, 60_000), st.dates(date(2011, 1, 1), date(2011, 12, 31)))
def test_a_number_above_what_a_post_had_reached_is_never_of_that_year(serial, when):
    found = resolve(cited(f"11DELWAN{serial}"), Citing(None, 2011, "SAHRIYA", when.toordinal()), known)
    later = [
        row
        for row in HELD
        if row[:2] == ("DELWAN", 2011) and row[2] <= serial and day(row[3][:10]) > when.toordinal() + 1
    ]
    most = reach("DELWAN", 2011, when.toordinal(), known)
    if later or serial > most:
        assert found.mrn is None or found.mrn.year == 2010 or found.rule == "one digit slipped"
    else:
        assert found.mrn.year == 2011


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(1, 50)), max_size=12, unique_by=lambda row: row[0]))
def test_the_dates_a_series_relies_on_never_fall(rows):
    found = series(Member(serial, when) for serial, when in rows)
    assert list(found.days) == sorted(found.days)
    assert list(found.serials) == sorted(found.serials)
    assert len(found.members) == len(rows)


def test_a_date_that_was_misread_stands_out():
    found = series([Member(10, 300), Member(20, 50), Member(30, 60), Member(40, 70)])
    assert found.after(25, 55) is None
    assert found.after(35, 40) == 30
