"""Missing telegrams of the example archive."""

from reftel.desk import missing_list
from reftel.desk.request import request
from reftel.room.missing import listing, missing, quoted
from reftel.room.resolution import SETTLED
from reftel.room.room import Room
from tests.archive import archive_of, telegram_text
from tests.archived import kharvan, kharvan_tables, links_of

HELD = kharvan()
LINKS = links_of(HELD.values(), kharvan_tables())


def found(**by):
    return missing(LINKS, HELD.get, **by)


def test_a_missing_telegram_has_one_record_however_often_it_is_cited():
    row = found()[0]
    assert (row.mrn, row.state, row.telegrams) == ("11DELWAN88", "known", 5)
    assert row.cited_by == (
        "11SAHRIYA402 ¶1",
        "11SAHRIYA431 ¶2",
        "11DELWAN104 ¶3",
        "11SAHRIYA566 ¶4",
        "11SAHRIYA655 ¶5",
    )
    assert (row.earliest, row.latest) == ("2011-04-04", "2011-05-19")


def test_it_says_what_is_said_of_it():
    row = found()[0]
    assert [each.pin for each in row.said] == list(row.cited_by)
    assert all(each.quote and each.marking for each in row.said)


def test_missing_telegrams_of_one_post_or_one_year():
    assert [row.mrn for row in found(post="PORTZAYD")] == ["76PORTZAYD119", "76PORTZAYD141", "09PORTZAYD77"]
    assert [row.mrn for row in found(year=1976)] == ["76PORTZAYD119", "76PORTZAYD141"]


def test_a_withdrawal_card_says_why_a_telegram_is_not_here():
    states = {row.mrn: row.state for row in found(year=1976)}
    assert states == {"76PORTZAYD119": "known", "76PORTZAYD141": "withdrawn"}


def test_nobody_signs_a_withdrawal_card():
    card = HELD["76PORTZAYD141"].cable
    assert [paragraph.text for paragraph in card.paragraphs] == ["WITHDRAWAL CARD"]
    assert card.signers == ()


def test_what_is_held_is_not_missing():
    held = {key for key, telegram in HELD.items() if telegram.cable.loss is None}
    assert found()
    assert not {row.mrn for row in found()} & held
    assert {row.state for row in found()} <= SETTLED


def test_a_request_names_each_telegram_and_quotes_none():
    text = request(found(), LINKS.sent)
    assert "1. 11DELWAN88: from DELWAN" in text
    assert "sent between April 4, 2011 and May 19, 2011." in text
    assert not any(said.quote in text for row in found() for said in row.said if "\u00b6" in said.pin)


def test_it_is_listed_before_anybody_is_read_and_quoted_as_far_as_asked():
    row = listing(LINKS)[0]
    assert (row.said, row.pin) == ((), None)
    assert row.cited_by == found()[0].cited_by
    assert quoted(row, LINKS, HELD.get, 2).said == found()[0].said[:2]
    assert quoted(row, LINKS, HELD.get) == found()[0]


def test_the_list_is_kept_until_a_telegram_comes(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(missing_list, "listing", lambda links: made.append(1) or listing(links))
    citing = telegram_text(80, "1. (C) He left.").replace("\n\n1. (C)", "\nREF: A. SAHRIYA 44 B. SAHRIYA 45\n\n1. (C)")
    texts = [citing, telegram_text(44, "1. (C) He called.")]
    archive = archive_of(tmp_path / "archive", texts[0])

    def rows(**wanted):
        with Room.open(archive) as room:
            kept = missing_list.missing_list(room, archive)
            of = missing_list.Wanted(**wanted)
            return kept.count(of), [row.mrn for row in kept.some(of, 0, 9)]

    assert rows() == (2, ["11SAHRIYA44", "11SAHRIYA45"])
    assert rows(post="SAHRIYA", year=2011) == rows()
    assert rows(year=1977) == rows(post="DELWAN") == (0, [])
    assert len(made) == 1
    archive_of(archive, texts[1])
    assert rows() == (1, ["11SAHRIYA45"])
