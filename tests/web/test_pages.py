"""Every page in every form: it answers, says what it may say, and obeys nothing that a telegram or an address holds."""

import csv
import io
import json
import re
from urllib.parse import quote

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from reftel.web.guard import HEADERS
from reftel.web.pages import MORE, PAGES
from tests.archive import archive_of, telegram_text
from tests.web.conftest import sent, served
from tests.web.walk import LISTS, WALK, formed

ADDRESSES = [address for rows in WALK.values() for address in rows]
MISSING = {
    "/cable/11SAHRIYA99999",
    "/versions/11SAHRIYA99999",
    "/cite/11SAHRIYA99999",
    "/thread/11SAHRIYA99999",
    "/person/Xaver%20Quillfeather",
    "/case/Xaver%20Quillfeather",
}
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7 * 7 }}\u202e"


def status(address):
    return 404 if address in MISSING else 200


def test_the_walk_has_every_page():
    assert {path.replace(":str", "") for handler in PAGES for path in handler.paths} == set(WALK)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_answers_without_a_detour(client, address):
    done = client.get(address, follow_redirects=False)
    assert done.status_code == status(address)
    assert done.headers["content-type"] == "text/html; charset=utf-8"
    assert {name: done.headers[name] for name in HEADERS} == HEADERS
    page = html.fromstring(done.content)
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//title")[0].text.endswith("reftel")


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_on_a_page_comes_from_elsewhere_or_is_inline(client, address):
    page = html.fromstring(client.get(address).content)
    assert [value for value in page.xpath("//@src | //@href | //@action") if not re.match(r"[/#](?!/)", value)] == []
    assert page.xpath("//style | //@style | //script[not(@src)] | //@*[starts-with(name(), 'on')]") == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_link_on_a_page_leads_somewhere(client, address):
    page = html.fromstring(client.get(address).content)
    found = {value.partition("#")[0] for value in page.xpath("//@href | //@src") if value.startswith("/")}
    assert [link for link in sorted(found - {""})[:60] if client.get(link).status_code != 200] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_place_on_a_page_is_there_once(client, address):
    ids = html.fromstring(client.get(address).content).xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_same_as_json(client, address):
    done = client.get(formed(address, ".json"))
    assert done.status_code == status(address)
    assert done.headers["content-type"] == "application/json"
    assert isinstance(done.json(), dict)


@pytest.mark.parametrize("path", sorted(LISTS - {"/case", "/log"}))
def test_a_list_as_csv(client, path):
    done = client.get(formed(WALK[path][0], ".csv"))
    assert done.status_code == 200
    assert done.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(done.text)))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


def test_the_export_of_a_search_is_all_it_finds(client):
    found = client.get("/search.json?q=the").json()
    rows = list(csv.DictReader(io.StringIO(client.get("/search.csv?q=the").text)))
    assert len(rows) == found["total"]
    assert [row["pin"] for row in rows][: len(found["hits"])] == [hit["pin"] for hit in found["hits"]]


def test_what_a_page_says_is_what_the_command_prints(client, kharvan):
    from typer.testing import CliRunner

    from reftel.cli.main import app

    for words, address in (
        (["show", "11SAHRIYA402"], "/cable/11SAHRIYA402.json"),
        (["brief", "Daoud Jurkhal"], "/person/Daoud Jurkhal.json"),
    ):
        printed = CliRunner().invoke(app, [*words, "--json", "--archive", str(kharvan)]).stdout
        assert json.loads(printed) == client.get(address).json()


# What is hidden, and what never was


def test_hidden_and_unknown_look_the_same(tmp_path):
    from reftel.room.definition import add

    secret = telegram_text(88, "1. (S) The chief called.", level="S E C R E T")
    held = archive_of(tmp_path / "held", secret, telegram_text(90, "1. (C) He left."))
    bare = archive_of(tmp_path / "bare", telegram_text(90, "1. (C) He left."))
    for archive in (held, bare):
        add(archive, "visitors", "CONFIDENTIAL")
    walked = ["/", "/search", "/search?q=chief", "/cable/11SAHRIYA88", "/cable/11SAHRIYA90", "/person/Vale"]
    walked += ["/versions/11SAHRIYA88", "/versions/11SAHRIYA90", "/cite/11SAHRIYA88", "/cite/11SAHRIYA90"]
    walked += ["/thread/11SAHRIYA88", "/thread/11SAHRIYA90", "/missing"]
    with served(held, "visitors") as one, served(bare, "visitors") as other:
        for address in walked:
            for form in ("", ".json", ".csv"):
                asked = formed(address, form)
                left, right = one.get(asked), other.get(asked)
                assert (left.status_code, left.content) == (right.status_code, right.content), asked


def test_a_name_leads_to_the_page_of_a_person(client):
    assert 'href="/person/Daoud%20Jurkhal"' in client.get("/search?q=Daoud Jurkhal").text
    assert "/person/" not in client.get("/search?q=police chief").text


def test_a_page_is_marked_by_all_that_it_shows(client):
    for address in ("/cable/11SAHRIYA402", "/", "/search?q=registrar"):
        page = html.fromstring(client.get(address).content)
        top, bottom = (row.text_content() for row in page.xpath("//section[@class='marking']"))
        assert top == bottom
        assert "SECRET//NOFORN" in top
        assert ("MARKING NOT KNOWN" in top) == (address == "/")  # a withdrawal card has none


# What a telegram says, and what it comes from


def test_every_claim_leads_to_its_words_and_back(client):
    page = html.fromstring(client.get("/cable/11SAHRIYA402").content)
    notes, lines = page.xpath("//a[@class='note']"), page.xpath("//ol[@class='claims']/li")
    assert len(lines) > 10
    assert {note.get("href")[1:] for note in notes} == {line.get("id") for line in lines}
    assert {line.xpath("a")[0].get("href")[1:] for line in lines} == {note.get("id") for note in notes}
    for line in lines:
        passage = page.xpath(f"//section[.//a[@id='c{line.get('data-claim')}']]")[0]
        words = "".join(passage.xpath(".//div[@class='words']//text()[not(parent::a[@class='note'])]"))
        assert " ".join(line.xpath("q")[0].text_content().split()) in " ".join(words.split())


def test_a_name_in_the_text_leads_to_the_person(client):
    page = html.fromstring(client.get("/cable/11SAHRIYA402").content)
    assert "/person/Daoud%20Jurkhal" in page.xpath("//a[@class='who']/@href")


def test_who_was_told_has_each_address_and_office(client):
    page = html.fromstring(client.get("/cable/11SAHRIYA402").content)
    rows = [" ".join(row.itertext()) for row in page.xpath("//details[contains(@class, 'told-to')]//tr")]
    words = [" ".join(row.split()) for row in rows]
    assert "SECSTATE WASHDC action IMMEDIATE" in words
    assert any(row.startswith("NEA information") for row in words)


def test_a_reference_that_is_not_settled_says_why(tmp_path):
    text = telegram_text(88, "1. (C) See ref A.").replace("THE DAY'S NEWS\n", "THE DAY'S NEWS\nREF: 11 SAHRIYA 95000\n")
    with served(archive_of(tmp_path / "archive", text)) as client:
        for address in ("/cable/11SAHRIYA88", "/thread/11SAHRIYA88"):
            assert "not settled" in client.get(address).text
            assert "never sent a number 95000" in client.get(address).text
        assert b"never sent" not in client.get("/thread/11SAHRIYA88.gexf").content
        assert b'value="impossible"' in client.get("/thread/11SAHRIYA88.gexf").content


def test_findings_and_copies_are_told_to_a_room_without_a_test_alone(tmp_path):
    from reftel.room.definition import add

    first = telegram_text(88, "1. (C) He left.\n\n1. (S) He came.")
    archive = archive_of(tmp_path / "archive", first, first.replace("He left", "He XXXXXXXX"))
    add(archive, "visitors", "SECRET")
    with served(archive) as main, served(archive, "visitors") as visitors:
        page = main.get("/cable/11SAHRIYA88")
        assert 'class="finding' in page.text
        assert 'href="/versions/11SAHRIYA88"' in page.text
        told = main.get("/versions/11SAHRIYA88.json").json()
        assert [row["kind"] for row in told["comparison"]["passages"]] == ["withheld"]
        assert ["".join(tile["text"] for tile in text["tiles"]) for text in told["texts"]] == [
            first,
            first.replace("He left", "He XXXXXXXX"),
        ]
        page = visitors.get("/cable/11SAHRIYA88")
        assert 'class="finding' not in page.text
        assert "/versions/" not in page.text
        assert visitors.get("/versions/11SAHRIYA88").status_code == 404


def test_a_citation_has_the_style_and_the_pin(client, kharvan):
    from typer.testing import CliRunner

    from reftel.cli.main import app

    told = client.get("/cite/11SAHRIYA402.json?at=p2").json()
    for row in told["citations"]:
        words = ["cite", "--style", row["style"], "11SAHRIYA402", "¶2", "--archive", str(kharvan)]
        assert CliRunner().invoke(app, words).stdout.strip() == row["text"].strip()
    assert client.get("/cite/11SAHRIYA402.ris?at=p2").text.startswith("TY  - GOVDOC")
    assert client.get("/about.ris").status_code == 404
    assert client.get("/cite/11SAHRIYA99999.ris").status_code == 404


# The search


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


# Nothing is obeyed


@pytest.mark.parametrize(
    "address",
    [
        "/search?q={}",
        "/cable/{}",
        "/person/{}",
        "/cable/11SAHRIYA402?at={}",
        "/thread/{}",
        "/missing?post={}",
        "/suggest?q={}",
        "/cite/{}",
        "/versions/{}",
        "/missing?year={}",
        "/{}",
    ],
)
def test_nothing_in_an_address_acts_on_the_page(client, address):
    done = client.get(address.format(quote(EVIL, safe="")))
    assert b"<script>alert" not in done.content
    assert b"<img" not in done.content
    assert "\u202e" not in done.text
    assert "49" not in html.fromstring(done.content).xpath("string(//h1)")
    assert done.status_code < 500


def test_nothing_in_a_telegram_acts_on_the_page(tmp_path):
    text = telegram_text(88, f"1. (C) Chief {EVIL} called.\x1b[31m").replace("THE DAY'S NEWS", f"CHIEF {EVIL}")
    with served(archive_of(tmp_path / "archive", text)) as client:
        for address in ("/", "/search?q=chief", "/cable/11SAHRIYA88", "/thread/11SAHRIYA88", "/missing"):
            page = client.get(address)
            assert b"<script>alert" not in page.content
            assert b"<img" not in page.content
            assert not {"\u202e", "\x1b"} & set(page.text)


def test_a_cell_is_no_formula(tmp_path):
    text = telegram_text(88, "1. (C) Chief.").replace("THE DAY'S NEWS", "=HYPERLINK(1)")
    with served(archive_of(tmp_path / "archive", text)) as client:
        (row,) = csv.DictReader(io.StringIO(client.get("/search.csv?q=chief").text))
        assert row["subject"] == "'=HYPERLINK(1)"


# What is asked wrongly


ASKED = st.text(max_size=80).filter(lambda text: not {".", ".."} & {text.strip()})


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=ASKED, query=ASKED, form=st.sampled_from(["", ".json", ".csv"]))
def test_whatever_is_asked_is_answered(client, path, query, form):
    asked = {"q": query, "at": query, "post": query, "sort": "oldest"}
    for address in WALK:
        done = client.get(formed(address.replace("{key}", quote(path, safe="")), form), params=asked)
        assert done.status_code in (200, 400, 404), (address, path, query)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/search?q=%22open", "not closed"),
        ("/search?page=0", "page"),
        ("/watch?as-of=2011-41", "no day 2011-41"),
        ("/ledger?as-of=2011-02-30", "no day 2011-02-30"),
        ("/search?sort=up", "sort"),
        (f"/search?q={'a' * 1001}", "q"),
    ],
)
def test_a_wrong_question_says_what_is_wrong(client, address, told):
    done = client.get(address)
    assert done.status_code == 400
    assert told in done.text
    assert client.get(formed(address, ".json")).status_code == 400


@pytest.mark.parametrize("as_of", ["2011", "2011-07", "2011-07-08", "0001"])
def test_a_year_and_a_month_are_days_to_look_back_from(client, as_of):
    for page in ("watch", "ledger", "incidents"):
        assert client.get(f"/{page}?as-of={as_of}").status_code == 200


def test_pages_are_only_read(client):
    assert client.post("/search").status_code == 405


def test_the_end_of_a_search_is_an_empty_page(client):
    assert client.get("/search?page=4000").status_code == 200


# The description


def test_every_address_is_described(client):
    told = client.get("/openapi.json").json()["paths"]
    forms = {path: ("", ".json", ".csv", *MORE.get(path, ())) for path in WALK}
    assert set(told) == {f"{path}{form}" for path in WALK for form in forms[path]}


@pytest.mark.parametrize("path", sorted(WALK))
def test_json_is_as_it_is_described(client, path):
    import jsonschema

    told = client.get("/openapi.json").json()
    for address in WALK[path]:
        done = client.get(formed(address, ".json"))
        answer = told["paths"][f"{path}.json"]["get"]["responses"][str(done.status_code)]
        schema = answer["content"]["application/json"]["schema"] | {"components": told["components"]}
        jsonschema.validate(done.json(), schema)


def test_a_telegram_of_ten_thousand_passages_comes_in_parts(tmp_path):
    body = "\n\n".join(f"{number}. (C) Passage {number}." for number in range(1, 1000))
    with served(archive_of(tmp_path / "archive", telegram_text(88, body))) as client:
        first = html.fromstring(client.get("/cable/11SAHRIYA88").content)
        assert len(first.xpath("//section[contains(@class, 'passage')]")) == 200
        there = html.fromstring(client.get("/cable/11SAHRIYA88?at=p950").content)
        assert there.xpath("//section[@id='p950']")
        assert len(client.get("/cable/11SAHRIYA88.json").json()["paragraphs"]) == 1000
        (hit,) = client.get("/search.json?q=%22Passage 950%22").json()["hits"]
        assert hit["paragraph"] == "¶950"
        assert "/cable/11SAHRIYA88?at=p950#p950" in client.get("/search?q=%22Passage 950%22").text


def test_what_is_added_meanwhile_is_seen(tmp_path):
    from io import BytesIO

    from reftel.readers.reader import read_stream
    from reftel.vault.ingest import ingest
    from reftel.vault.run import ADD, Begun, begin
    from reftel.vault.vault import Vault
    from tests.archive import NOON

    archive = archive_of(tmp_path / "archive", telegram_text(88, "1. (C) One."))
    with served(archive) as client:
        assert client.get("/.json").json()["total"] == 1
        with Vault.open(archive) as vault:
            run = begin(vault.db, Begun(ADD, NOON.isoformat(), "keeper", ("-",)))
            ingest(vault, read_stream(BytesIO(telegram_text(89, "1. (C) Two.").encode()), "-"), run)
        assert client.get("/.json").json()["total"] == 2


def test_every_word_of_the_glossary_is_on_the_page_about(client):
    page = html.fromstring(client.get("/about").content)
    for term in msgspec.json.decode(client.get("/about.json").content)["words"]:
        assert page.xpath(f"//div[@id={json.dumps(term['word'].lower().replace(' ', '-'))}]"), term["word"]
