"""Threads over the example archive: 11DELWAN88 is cited by five telegrams and held by nobody."""

from msgspec.structs import replace

from reftel.desk.drawing import drawing
from reftel.desk.graph import gexf
from reftel.room.thread import thread
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
        "11DELWAN104",
        "11DELWAN117",
        "11SAHRIYA566",
        "11SAHRIYA655",
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
    assert 'role="img"' in text
    assert text.count('class="missing"') == 1
    assert text.count('class="held start"') == 1


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
