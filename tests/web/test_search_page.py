"""The page of a search: all of it is in its address, it is completed, kept, and taken away whole."""

import csv
import io
import json

import pytest
from lxml import html

from tests.archive import archive_of, telegram_text
from tests.web.conftest import sent, served


def test_the_export_of_a_search_is_all_it_finds(client):
    found = client.get("/search.json?q=the").json()
    rows = list(csv.DictReader(io.StringIO(client.get("/search.csv?q=the").text)))
    assert len(rows) == found["total"]
    assert [row["pin"] for row in rows][: len(found["hits"])] == [hit["pin"] for hit in found["hits"]]


def test_a_name_leads_to_the_page_of_a_person(client):
    assert 'href="/person/Daoud%20Jurkhal"' in client.get("/search?q=Daoud Jurkhal").text
    assert "/person/" not in client.get("/search?q=police chief").text


def test_a_search_is_completed_from_what_may_be_seen_alone(tmp_path):
    from reftel.room.definition import add

    open_words, hidden = telegram_text(88, "1. (C) The chandler left."), telegram_text(89, "1. (S) A chamberlain came.")
    archive = archive_of(tmp_path / "archive", open_words, hidden)
    add(archive, "visitors", "CONFIDENTIAL")
    with served(archive) as main, served(archive, "visitors") as visitors:
        told = [row["words"] for row in main.get("/suggest.json?q=the cha").json()["rows"]]
        assert told == ["chamberlain", "chandler"]
        rows = visitors.get("/suggest.json?q=the cha").json()["rows"]
        assert rows == [{"query": "the chandler", "words": "chandler", "count": 1}]
        assert visitors.get("/suggest.json?q=c").json()["rows"] == []
        (post,) = visitors.get("/suggest.json?q=-post:s").json()["rows"]
        assert post == {"query": "-post:SAHRIYA", "words": "post:SAHRIYA", "count": 1}


def test_the_address_of_a_search_holds_all_of_it(client):
    page = html.fromstring(client.get("/search?q=the&sort=oldest&view=table&page=1").content)
    assert page.xpath("//table[contains(@class, 'found-table')]//tbody/tr")
    for link in page.xpath("//div[@class='narrow']//section//a/@href | //ul[@class='chips']//a/@href"):
        assert "sort=oldest" in link
        assert "view=table" in link


def test_the_whole_result_in_every_form(client):
    total = client.get("/search.json?q=the").json()["total"]
    lines = client.get("/search.jsonl?q=the").text.splitlines()
    assert len(lines) == total
    assert json.loads(lines[0])["pin"]
    assert client.get("/search.ris?q=the").text.count("TY  - GOVDOC") == total


def test_a_search_is_kept_looked_at_and_forgotten(tmp_path):
    archive = archive_of(tmp_path / "archive", telegram_text(88, "1. (C) The chief left."))
    with served(archive) as client:
        assert "No search is saved" in client.get("/saved").text
        done = sent(client, "/saved", do="save", name="Chiefs", query="chief")
        assert (done.status_code, done.headers["location"]) == (303, "/saved")
        assert client.get("/saved.json").json()["rows"] == [{"name": "Chiefs", "query": "chief", "new": 0, "hits": []}]
        archive_of(archive, telegram_text(89, "1. (C) Another chief came."))
        (row,) = client.get("/saved.json").json()["rows"]
        assert (row["new"], row["hits"][0]["pin"]) == (1, "11SAHRIYA89 ¶1")
        assert "1 new" in client.get("/saved").text
        sent(client, "/saved", do="seen", name="Chiefs")
        assert client.get("/saved.json").json()["rows"][0]["new"] == 0
        sent(client, "/saved", do="drop", name="Chiefs")
        assert client.get("/saved.json").json()["rows"] == []


@pytest.mark.parametrize("fields", [{"name": " "}, {"name": "x", "query": '"'}])
def test_a_search_that_cannot_be_kept_says_why(client, fields):
    assert sent(client, "/saved", **fields).status_code == 400


def test_the_end_of_a_search_is_an_empty_page(client):
    assert client.get("/search?page=4000").status_code == 200
