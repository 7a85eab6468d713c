"""What pages change: who may, what is kept, and how it is taken back."""

import errno
import json
import sqlite3
import time
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from lxml import html

from reftel.web.token import FIELD
from tests.archive import archive_of, telegram_text
from tests.web.conftest import sent, served


@pytest.fixture
def desk(kharvan, tmp_path):
    """A client of an archive of its own."""
    import shutil

    shutil.copytree(kharvan, tmp_path / "archive")
    with served(tmp_path / "archive") as client:
        yield client


def test_what_comes_from_no_page_of_this_run_says_so(desk):
    done = desk.post("/log", data={FIELD: "0" * 64, "text": "A call"}, follow_redirects=False)
    assert done.status_code == 403
    assert "open it again" in done.text
    assert desk.get("/log.json").json()["total"] == 0


def test_what_is_noted_of_nobody_does_no_harm(desk):
    assert sent(desk, "/log", text="Nobody spoke.", about="...").status_code == 303
    assert desk.get("/people").status_code == 200


def test_a_case_file_of_no_name_is_none(desk):
    assert desk.get("/case/%20").status_code == 404
    assert sent(desk, "/case/%20", did="open").status_code == 404


def test_only_addresses_with_a_form_take_one(desk):
    for address in ("/search", "/ledger", "/", "/cable/11SAHRIYA402"):
        assert sent(desk, address, text="x").status_code == 405


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "/review\nx: y"])
def test_a_form_leads_to_no_other_site(desk, back):
    (row, *_) = desk.get("/review.json").json()["rows"]
    done = sent(desk, "/review", question=row["id"], answer="h", back=back)
    assert done.status_code == 303
    assert done.headers["location"].startswith("/review")


def test_an_answer_is_kept_shown_and_taken_back(desk):
    before = desk.get("/review.json").json()
    first = before["rows"][0]
    done = sent(desk, "/review", question=first["id"], answer="n", why="35 years apart")
    assert done.status_code == 303
    assert done.headers["location"].endswith(f"#q{before['rows'][1]['id']}")
    after = desk.get("/review.json").json()
    assert after["total"] == before["total"] - 1
    (decided,) = after["decided"]
    assert (decided["why"], decided["verdict"]) == ("35 years apart", "different" if decided["right"] else "refused")
    assert decided["by"]
    assert sent(desk, "/review", question=first["id"], answer="y").status_code == 400
    assert sent(desk, "/review", undo=decided["number"]).status_code == 303
    assert desk.get("/review.json").json() == before


def test_while_an_answer_is_worked_in_pages_say_so_and_nobody_waits(desk, monkeypatch):
    monkeypatch.setattr("reftel.web.record.AT_ONCE", 0)
    told = "Still being worked in:"
    before = desk.get("/review.json").json()
    first = before["rows"][0]
    assert told not in desk.get("/ledger").text
    sent(desk, "/review", question=first["id"], answer="n")
    assert told in desk.get("/ledger").text
    after = desk.get("/review.json").json()
    assert (after["total"], after["rows"][0]["id"]) == (before["total"] - 1, before["rows"][1]["id"])
    assert len(after["decided"]) == 1
    until = time.monotonic() + 120
    while told in (text := desk.get("/ledger").text) and time.monotonic() < until:
        time.sleep(0.2)
    assert told not in text
    assert desk.get("/review.json").json()["total"] <= after["total"]


def test_what_was_known_on_a_day_is_worked_out_beside_and_kept(desk, monkeypatch):
    day = "/ledger.json?as-of=2011-07-08"
    before = desk.get(day).json()
    desk.get("/ledger.json?as-of=2011-07-09")  # of which the record is held now, and no more of the day before
    monkeypatch.setattr("reftel.web.record.AT_ONCE", 0)
    waiting = desk.get(day)
    assert waiting.status_code == 409
    assert "load this page again" in waiting.json()["told"]
    until = time.monotonic() + 120
    while (found := desk.get(day)).status_code == 409 and time.monotonic() < until:
        assert desk.get("/ledger").status_code == 200
        time.sleep(0.2)
    assert found.json() == before


def test_rows_that_no_other_process_can_make_are_made_here(desk, monkeypatch):
    monkeypatch.setattr("reftel.web.record.AT_ONCE", 0)
    monkeypatch.setattr("reftel.web.anew.Anew.begin", lambda *_: False)
    first = desk.get("/review.json").json()["rows"][0]
    sent(desk, "/review", question=first["id"], answer="n")
    page = desk.get("/ledger")
    assert page.status_code == 200
    assert "worked in" not in page.text
    assert first["id"] not in {row["id"] for row in desk.get("/review.json").json()["rows"]}


def test_a_state_is_confirmed_and_refused_on_the_ledger(desk):
    page = html.fromstring(desk.get("/ledger").content)
    row = page.xpath("//li[.//button[@name='answer']]")[0]
    fields = {each.get("name"): each.get("value") for each in row.xpath(".//form//input")}
    done = sent(desk, "/review", **{**fields, "answer": "y"})
    assert done.headers["location"].startswith("/ledger")
    key = row.get("id").removeprefix("e")
    (shown,) = [each for each in desk.get("/ledger.json?confirmed=true").json()["rows"] if each["id"] == key]
    assert shown["status"] == "confirmed"
    again = html.fromstring(desk.get("/ledger").content).xpath(f"//li[@id='e{key}']")[0]
    assert "confirmed" in again.get("class")
    (undo,) = again.xpath(".//input[@name='undo']/@value")
    sent(desk, "/review", undo=undo)
    assert desk.get("/ledger.json?confirmed=true").json()["rows"] == []


def test_what_is_noted_stands_beside_the_telegrams(desk):
    done = sent(
        desk, "/log", kind="risk", text="Two men asked for her by name", about="Zohra Telmashi", said="2011-09-30"
    )
    assert done.headers["location"] == "/log?entry=1#LOG1"
    page = html.fromstring(desk.get("/log?entry=1").content)
    assert page.xpath("//li[@id='LOG1' and contains(@class, 'logged')]")
    watch = desk.get("/watch").text
    assert "/log?entry=1#LOG1" in watch
    assert desk.get("/log.json").json()["rows"][0]["marking"] == "SECRET//NOFORN"
    sent(desk, "/log", undo=1)
    assert "LOG1" not in desk.get("/watch").text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"text": " "}, "Say what is noted"),
        ({"text": "A call", "said": "yesterday"}, "2011-07-08"),
        ({"text": "A call", "marking": "quite secret"}, "marking"),
        ({"text": "A call", "kind": "gossip"}, "gossip"),
    ],
)
def test_a_wrong_note_is_refused_with_what_would_work(desk, fields, told):
    done = sent(desk, "/log", **fields)
    assert done.status_code == 400
    assert told in done.text
    assert desk.get("/log.json").json()["total"] == 0


JURKHAL = f"/case/{quote('Daoud Jurkhal')}"


def kept(client, address=JURKHAL):
    return client.get(f"{address}.json").json()["kept"]


def risk(client):
    return client.get(f"{JURKHAL}.json").json()["risks"][0]["line"]


def test_a_case_file_is_kept_and_worked_on(desk):
    assert kept(desk) is None
    assert sent(desk, JURKHAL, did="pin", line=risk(desk)).status_code == 404
    assert sent(desk, JURKHAL, did="open").status_code == 303
    line = risk(desk)
    assert sent(desk, JURKHAL, did="pin", line=line).headers["location"] == f"{JURKHAL}#l{line}"
    sent(desk, JURKHAL, did="note", line=line, text="Since May")
    sent(desk, JURKHAL, did="note", text="Ask PO Delwan")
    sent(desk, JURKHAL, did="confirm", line=line)
    words = {"at": "11SAHRIYA88 ¶2", "text": "change his route each day", "says": "A warning", "marking": "SECRET"}
    sent(desk, JURKHAL, did="add", **words)
    found = kept(desk)
    assert [row["line"]["section"] for row in found["pinned"]] == ["risks", "own"]
    assert [note["text"] for note in found["pinned"][0]["notes"]] == ["Since May"]
    assert [note["text"] for note in found["notes"]] == ["Ask PO Delwan"]
    own = found["pinned"][1]["line"]["id"]
    sent(desk, JURKHAL, did="up", line=own)
    assert [row["line"]["id"] for row in kept(desk)["pinned"]] == [own, line]
    sent(desk, JURKHAL, did="unpin", line=own)
    assert [row["line"]["id"] for row in kept(desk)["pinned"]] == [line]
    page = html.fromstring(desk.get(JURKHAL).content)
    assert "confirmed" in page.xpath(f"//li[@id='l{line}']/@class")[0]
    assert "Daoud Jurkhal" in desk.get("/case").text


def test_every_step_in_a_case_file_is_taken_back(desk):
    sent(desk, JURKHAL, did="open")
    line, steps = risk(desk), []
    for fields in ({"did": "pin"}, {"did": "wrong", "text": "another man"}):
        steps.append(kept(desk))
        sent(desk, JURKHAL, line=line, **fields)
    assert [row["wrong"]["text"] for row in kept(desk)["wrong"]] == ["another man"]
    assert line not in json.dumps(desk.get(f"{JURKHAL}.json").json()["risks"])
    for before in reversed(steps):
        (number,) = html.fromstring(desk.get(JURKHAL).content).xpath("//header//input[@name='number']/@value")
        sent(desk, JURKHAL, did="undo", number=number)
        sent(desk, JURKHAL, did="undo", number=number)
        assert kept(desk) == before
    sent(desk, JURKHAL, did="close")
    assert kept(desk) is None
    sent(desk, JURKHAL, did="open")
    assert kept(desk)["pinned"] == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"did": "wrong", "text": ""}, "why it is wrong"),
        ({"did": "pin", "line": "00000000"}, "no such line"),
        ({"did": "add", "at": "11SAHRIYA88 ¶2", "text": "words nobody wrote"}, "do not stand"),
        ({"did": "add", "at": "11SAHRIYA99999 ¶2", "text": "words"}, "no telegram 11SAHRIYA99999"),
        ({"did": "note", "text": "x", "marking": "quite secret"}, "no marking"),
    ],
)
def test_wrong_work_is_refused_with_what_would_work(desk, fields, told):
    sent(desk, JURKHAL, did="open")
    before = kept(desk)
    done = sent(desk, JURKHAL, **{"line": risk(desk), **fields})
    assert done.status_code == 400
    assert told in done.text
    assert kept(desk) == before


@contextmanager
def visitors(archive):
    from reftel.room.definition import add

    add(archive, "visitors", "CONFIDENTIAL")
    with served(archive, "visitors") as client:
        yield client


def test_forms_about_the_hidden_and_the_unknown_are_answered_alike(tmp_path):
    secret = telegram_text(88, "1. (S) The chief called on Vale.", level="S E C R E T")
    known = telegram_text(90, "1. (C) He left.")
    asked = [
        ("/case/11SAHRIYA88", {"did": "open"}),
        ("/case/11SAHRIYA90", {"did": "open"}),
        ("/case/11SAHRIYA90", {"did": "add", "at": "11SAHRIYA88 ¶1", "text": "the chief called"}),
        ("/review", {"question": "0000000000", "answer": "y"}),
        ("/log", {"text": "A call", "said": "2011-02-12"}),
    ]
    held, bare = archive_of(tmp_path / "held", secret, known), archive_of(tmp_path / "bare", known)
    with visitors(held) as one, visitors(bare) as other:
        for address, fields in asked:
            left, right = sent(one, address, **fields), sent(other, address, **fields)
            assert (left.status_code, left.content) == (right.status_code, right.content), (address, fields)


def test_what_is_noted_acts_on_no_page(desk):
    evil = "<script>alert(1)</script>{{ 7 * 7 }}\u202e=1+1"
    sent(desk, JURKHAL, did="open")
    sent(desk, JURKHAL, did="note", text=evil)
    sent(desk, "/log", text=evil, about=evil, source=evil, said="2011-09-30", kind="risk")
    for address in (JURKHAL, "/log", "/watch", "/review", "/case"):
        page = desk.get(address)
        assert b"<script>alert" not in page.content
        assert "\u202e" not in page.text
    assert "<script>alert(1)</script>" in desk.get("/log.csv").text, "a file of data shows what was written"


def test_telegrams_that_were_not_read_yet_make_no_page_wait(tmp_path, monkeypatch):
    with served(archive_of(tmp_path / "archive", telegram_text(88, "1. (C) The chief called."))) as client:
        monkeypatch.setattr("reftel.web.record._READ_AT_ONCE", 0)
        done = client.get("/watch")
        assert done.status_code == 409
        assert "1 telegrams were not yet read" in done.text
        monkeypatch.undo()
        assert client.get("/watch").status_code == 200


def test_words_that_are_compared_stand_where_their_pin_says(client):
    rows = client.get("/review.json").json()["rows"]
    assert any(len(row["words"]) > 2 for row in rows)
    for words in (words for row in rows for words in row["words"]):
        key, _, paragraph = words["pin"].partition(" ")
        telegram = client.get(f"/cable/{key}.json").json()["paragraphs"]
        there = [row for row in telegram if paragraph in ("", row["paragraph"])]
        said = " ".join(" ".join(row["text"] for row in there).split())
        assert " ".join(words["quote"].split()) in said
        assert paragraph == "" or {row["marking"] for row in there} == {words["marking"]}


def test_days_at_the_ends_of_the_calendar_break_no_page(desk):
    for day in ("9999-12-31", "0001-01-01"):
        fields = {"kind": "promise", "text": f"Until {day}", "about": "Daoud Jurkhal", "on": day, "said": day}
        assert sent(desk, "/log", **fields).status_code == 303
    for address in ("/case/Daoud%20Jurkhal", "/case/Daoud%20Jurkhal?time=9999", "/ledger", "/watch", "/log", "/"):
        assert desk.get(address).status_code == 200, address


def test_a_day_that_no_calendar_has_is_not_noted(desk):
    assert sent(desk, "/log", text="A call", on="2011-02-31").status_code == 400
    assert desk.get("/log.json").json()["total"] == 0


def test_signs_that_are_not_seen_are_shown_in_the_timeline(desk):
    fields = {"kind": "contact", "text": "A \u202e call", "about": "Daoud Jurkhal", "on": "2011-05-05"}
    assert sent(desk, "/log", **fields).status_code == 303
    assert (
        "\u202e" not in desk.get("/case/Daoud%20Jurkhal?section=meetings").text + desk.get("/case/Daoud%20Jurkhal").text
    )
    assert desk.get("/case/%00").status_code in (200, 404)


@pytest.mark.parametrize("address", ["/log", "/review"])
def test_a_number_nobody_could_count_to_is_a_wrong_one(desk, address):
    assert sent(desk, address, undo="9" * 30).status_code == 400


@pytest.mark.parametrize(
    "error", [sqlite3.OperationalError("attempt to write a readonly database"), OSError(errno.EROFS, "read-only")]
)
def test_an_archive_that_cannot_be_written_says_so(client, monkeypatch, caplog, error):
    def closed(*_):
        raise error

    monkeypatch.setattr("reftel.web.saved._changed", closed)
    done = sent(client, "/saved", name="road", query="salt")
    assert (done.status_code, "Nothing was changed" in done.text) == (403, True)
    assert not caplog.text


def test_a_fault_of_reftel_itself_is_not_taken_for_that(client, monkeypatch):
    def broken(*_):
        raise sqlite3.OperationalError("no such table: search")

    monkeypatch.setattr("reftel.web.saved._changed", broken)
    assert sent(client, "/saved", name="road", query="salt").status_code == 500


@pytest.mark.parametrize("name", ["%20", "%00", "...", "%ff", "%E2%80%A6"])
def test_what_has_no_letter_is_no_name_of_a_case_file(client, name):
    assert client.get(f"/case/{name}").status_code == 404
