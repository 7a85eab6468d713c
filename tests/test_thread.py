"""Threads over the example archive: 11DELWAN88 is cited by five telegrams and held by nobody."""

import re

import pytest
from msgspec.structs import replace

from reftel.desk.drawing import drawing, plan
from reftel.desk.graph import gexf
from reftel.message.reference_year import BEFORE
from reftel.room.quotation import said_by_subject
from reftel.room.thread import thread
from reftel.terms.dtg import read_dtg
from tests.archived import kharvan, kharvan_tables, links_of

HELD = kharvan()
LINKS = links_of(HELD.values(), kharvan_tables())


def walked(start: str, steps: int = 3):
    return thread(start, LINKS, HELD.get, steps)


def test_a_thread_goes_both_ways():
    found = walked("11SAHRIYA431", 1)
    assert [knot.mrn for knot in found.cables] == [
        "11DELWAN88",
        "11SAHRIYA402",
        "11SAHRIYA431",
        "11DELWAN99",
        "11DELWAN104",
        "11DELWAN117",
        "11SAHRIYA566",
        "11SAHRIYA655",
        "11SAHRIYA833",
    ]
    assert found.more


def test_a_thread_may_begin_with_a_telegram_that_nobody_holds():
    found = walked("11DELWAN88", 1)
    missing = next(knot for knot in found.cables if not knot.held)
    assert (missing.mrn, missing.state, missing.earliest, missing.latest) == (
        "11DELWAN88",
        "known",
        "2011-04-04",
        "2011-05-19",
    )
    assert sorted(tie.source for tie in found.links if tie.target == "11DELWAN88") == [
        "11DELWAN104",
        "11SAHRIYA402",
        "11SAHRIYA431",
        "11SAHRIYA566",
        "11SAHRIYA655",
    ]


def test_a_tie_is_pinned_to_the_sentence_that_speaks_of_it():
    tie = next(tie for tie in walked("11SAHRIYA431", 1).links if (tie.source, tie.label) == ("11SAHRIYA431", "B"))
    assert (tie.target, tie.pin, tie.rule) == ("11DELWAN88", "11SAHRIYA431 ¶2", "year of the citing cable")
    assert tie.quote.startswith("The Ambassador said that he was not;")
    assert tie.marking == "CONFIDENTIAL"


def test_what_nobody_holds_and_nobody_cites_has_no_thread():
    assert walked("11DELWAN9").cables == ()


def test_a_telegram_that_comes_later_is_held_everywhere():
    first = HELD["11DELWAN61"]
    late = replace(first, key="11DELWAN88", cable=replace(first.cable, mrn=replace(first.cable.mrn, serial=88)))
    held = {**HELD, late.key: late}
    links = links_of(held.values(), kharvan_tables())
    found = thread("11SAHRIYA431", links, held.get, 1)
    assert [tie.state for tie in found.links if tie.target == "11DELWAN88"] == ["held"] * 5


def test_the_order_in_which_telegrams_come_changes_nothing():
    backwards = links_of(reversed(list(HELD.values())), kharvan_tables())
    for key in HELD:
        assert thread(key, backwards, HELD.get) == walked(key)


def test_the_drawing_is_read_aloud_and_shows_what_is_missing():
    text = drawing(walked("11SAHRIYA431", 1), "11SAHRIYA431")
    assert '<title id="title">The thread of 11SAHRIYA431</title>' in text
    assert "Not held: 11DELWAN88." in text
    assert text.count('role="img"') == len(walked("11SAHRIYA431", 1).cables)
    assert 'role="group"' in text.partition(">")[0]
    assert text.count('class="missing"') == 1
    assert text.count('class="held start"') == 1


def test_no_two_arrows_of_the_drawing_begin_at_one_point():
    found = walked("11SAHRIYA431")
    paths = re.findall(r'<path d="M(\S+ \S+) Q\S+ \S+ (\S+ \S+)"', drawing(found, "11SAHRIYA431"))
    starts, ends = zip(*paths, strict=True)
    assert len(set(starts)) == len(set(ends)) == len(found.links)


def test_a_box_is_as_wide_as_its_number():
    found = walked("11SAHRIYA431", 1)
    long = replace(found.cables[0], mrn="11" + "W" * 30 + "123456")
    assert plan(replace(found, cables=(long,), links=())).box > 8 * len(long.mrn)


def test_the_graph_has_a_node_a_telegram_and_an_edge_a_reference():
    found = walked("11SAHRIYA431", 1)
    text = gexf(found).decode()
    assert text.count("<node ") == len(found.cables)
    assert text.count("<edge ") == len(found.links)


def test_a_post_that_no_table_knows_may_have_lost_a_letter():
    citing = HELD["11SAHRIYA741"]
    entries = citing.cable.references
    slipped = replace(entries[0], text="QORVL 77", mrn=replace(entries[0].mrn, post="QORVL", serial=77))
    late = replace(citing, cable=replace(citing.cable, references=(slipped,)))
    first = HELD["11DELWAN61"]
    sent = replace(
        first, key="11QORVAL77", cable=replace(first.cable, mrn=replace(first.cable.mrn, post="QORVAL", serial=77))
    )
    held = {late.key: late, sent.key: sent}
    links = links_of(held.values(), kharvan_tables())
    (link,) = (each for each in links.of(late.key) if each.cited.text == "QORVL 77")
    assert (link.meaning.name, link.meaning.state, link.meaning.certainty) == ("11QORVAL77", "held", "likely")
    assert [each.source for each in links.to(link.meaning.mrn)] == [late.key]


def citing_again(**entry):
    """11SAHRIYA741 with one entry in its list, made of its first one."""
    citing = HELD["11SAHRIYA741"]
    first = citing.cable.references[0]
    return replace(citing, cable=replace(citing.cable, references=(replace(first, **entry),)))


def test_a_number_that_no_post_can_have_is_looked_for_in_the_citing_year():
    mrn = HELD["11DELWAN117"].cable.mrn
    late = citing_again(text="STATE 821877", mrn=replace(mrn, year=2010, post="STATE", serial=821877), rule=BEFORE)
    held = {**HELD, late.key: late}
    links = links_of(held.values(), kharvan_tables())
    (link,) = (each for each in links.of(late.key) if each.cited.text == "STATE 821877")
    assert link.meaning.name == "11STATE21877"
    assert late.key in [each.source for each in links.to(link.meaning.mrn)]


@pytest.mark.parametrize(
    ("text", "dtg", "name"),
    [
        ("SAHRIYA MSG DTG 261512Z MAY 11", read_dtg("261512Z MAY 11"), "11SAHRIYA431"),
        ("OUR TELEGRAM OF MAY 26", None, "11SAHRIYA431"),
    ],
)
def test_an_entry_may_cite_by_time_or_day(text, dtg, name):
    late = citing_again(kind="document", text=text, mrn=None, rule=None, dtg=dtg)
    links = links_of({**HELD, late.key: late}.values(), kharvan_tables())
    (link,) = (each for each in links.of(late.key) if each.cited.text == text)
    assert link.meaning.name == name


def test_what_the_subject_says_is_pinned_to_the_subject():
    telegram = HELD["11SAHRIYA741"]
    subject = replace(telegram.cable.subject, value="THE POLICE CHIEFS: FOLLOW-UP")
    found = said_by_subject(replace(telegram, cable=replace(telegram.cable, subject=subject)), "follows")
    assert (found.pin, found.quote) == ("11SAHRIYA741 SUBJECT", "THE POLICE CHIEFS: FOLLOW-UP")
    assert said_by_subject(telegram, "corrects") is None
