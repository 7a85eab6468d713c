"""A row of a case file in words: in one line, and in the parts a page sets apart."""

from reftel.desk.brief_page import brief_page
from reftel.desk.casefile import case_file
from reftel.desk.cite import Source
from reftel.desk.dossier import dossier
from reftel.desk.line import rows_with_lines
from reftel.desk.phrase import phrase
from reftel.desk.record import recorded
from reftel.desk.subject import subject
from reftel.room.room import Room
from tests.archive import archive_of, telegram_text

OWED = {
    "state": "open",
    "owner": None,
    "type": "commitment",
    "strength": "firm",
    "due": "2011-02-14",
    "action": "send the guards",
    "side": "about",
    "counterpart": "Orlan",
    "source": "the Mayor",
}
HAPPENED = {
    "type": "personnel",
    "state": "planned",
    "who": "Rustam Orlan",
    "actor": "the Governor",
    "for": None,
    "where": "Tirvash",
    "when": None,
    "means": None,
    "tellings": ["11SAHRIYA12 ¶1", "11SAHRIYA13 ¶1"],
}


def test_what_is_owed_in_one_line_and_in_parts():
    found = phrase("actions", OWED)
    assert found.whole == "open: nobody named, commitment (firm, due 2011-02-14): send the guards"
    assert found.whole == f"{found.head}: {found.says}"
    assert (found.lead, found.text) == ("open", "nobody named: send the guards")
    assert found.facts == ("firm commitment", "due 2011-02-14", "to Orlan", "about", "says the Mayor")


def test_what_happened_is_named_alike_in_the_line_and_in_its_parts():
    found = phrase("incidents", HAPPENED)
    assert found.whole == "undated change of post of Rustam Orlan by the Governor at Tirvash, planned, 2 tellings"
    assert (found.lead, found.text) == ("change of post planned", "of Rustam Orlan by the Governor at Tirvash")
    assert found.text in found.whole


def test_the_brief_does_not_say_twice_what_is_owed(tmp_path):
    body = "1. (C) PO Delwan will meet Chief Rustam Darvazi on February 14. PO Delwan promised to write to Darvazi."
    archive = archive_of(tmp_path / "archive", telegram_text(12, body))
    with Room.open(archive) as room:
        record = recorded(room, archive)
        found = case_file(room, record, subject(room, record, "Rustam Darvazi"))
        shown = dossier(record, found)
        page = brief_page(shown, record, Source)
        rows = {line.quote: phrase("actions", row) for row, line in rows_with_lines(found) if line.section == "actions"}
    owed = [row for part in page.parts if part.title == "What is owed" for row in part.sentences]
    assert len(owed) == len(rows) == 2
    for row in owed:
        said = rows[row.words.strip("“”")]
        assert row.text == (said.head if said.says in row.words else said.whole)
    assert {row.text for row in owed} & {said.head for said in rows.values()}
