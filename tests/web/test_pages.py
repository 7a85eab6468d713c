"""Every page in every form: it answers, says what it may say, and says what is asked wrongly."""

import csv
import io
import json
import re

import msgspec
import pytest
from lxml import html

from reftel.web.guard import HEADERS
from reftel.web.pages import MORE, PAGES
from tests.archive import archive_of, telegram_text
from tests.web.conftest import served
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


@pytest.mark.parametrize(
    ("address", "name"),
    [("/case/11SAHRIYA431", "case"), ("/incidents", "incidents"), ("/ledger", "ledger"), ("/watch", "watch")],
)
def test_a_table_of_the_desk_is_the_one_that_its_command_exports(client, kharvan, tmp_path, address, name):
    from typer.testing import CliRunner

    from reftel.cli.main import app

    words = [name, *address.split("/")[2:], "--export", "csv", "--initials", "-o", str(tmp_path / "table.csv")]
    assert CliRunner().invoke(app, [*words, "--archive", str(kharvan)]).exit_code == 0
    exported = (tmp_path / "table.csv").read_text(encoding="utf-8")
    here, there = (csv.DictReader(io.StringIO(text)) for text in (client.get(f"{address}.csv").text, exported))
    assert here.fieldnames == there.fieldnames
    assert sorted(here, key=json.dumps) == sorted(
        there, key=json.dumps
    )  # the page of the ledger has an order of its own


def test_what_a_page_says_is_what_the_command_prints(client, kharvan):
    from typer.testing import CliRunner

    from reftel.cli.main import app

    for words, address in (
        (["show", "11SAHRIYA402"], "/cable/11SAHRIYA402.json"),
        (["brief", "Daoud Jurkhal"], "/person/Daoud Jurkhal.json"),
    ):
        printed = CliRunner().invoke(app, [*words, "--json", "--archive", str(kharvan)]).stdout
        assert json.loads(printed) == client.get(address).json()


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


def test_a_page_is_marked_by_all_that_it_shows(client):
    undated = "/search?q=post:PORTZAYD&sort=oldest"
    for address in ("/cable/11SAHRIYA402", "/", "/search?q=registrar", undated):
        page = html.fromstring(client.get(address).content)
        top, bottom = (row.text_content() for row in page.xpath("//section[@class='marking']"))
        assert top == bottom
        assert "SECRET//NOFORN" in top
        assert ("MARKING NOT KNOWN" in top) == (address == undated)  # a withdrawal card has none


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
    words = msgspec.json.decode(client.get("/about.json").content)["words"]
    assert words
    for term in words:
        assert page.xpath(f"//div[@id={json.dumps(term['word'].lower().replace(' ', '-'))}]"), term["word"]


def test_the_mark_beside_a_pin_is_that_of_its_words(client):
    for address, name in (("/people.json", "known"), ("/offices.json", "rows")):
        rows = client.get(address).json()[name][:8]
        assert rows
        for row in rows:
            key, _, place = row["pin"].partition(" ")
            telegram = client.get(f"/cable/{key}.json").json()
            marks = {each["paragraph"]: each["marking"] for each in telegram["paragraphs"]}
            assert row["quote_marking"] == marks.get(place, telegram["marking"]), row["pin"]


def test_a_person_whom_the_first_telegrams_do_not_name_is_read_on(tmp_path, monkeypatch):
    from reftel.web import people, person

    for module in (people, person):
        monkeypatch.setattr(module, "AT_ONCE", 1)
    told = ("Mrs. Dana Tavish left.", "Orel Minch and Tavish rang.", "Colonel Tavish came.", "Rain.")
    texts = [telegram_text(80 + number, f"1. (C) {words}") for number, words in enumerate(told)]
    with served(archive_of(tmp_path / "archive", *texts)) as client:
        pages = [client.get("/person/Orel Tavish", params={"page": number}) for number in (1, 2, 3)]
        assert [page.status_code for page in pages] == [200, 200, 200]
        assert "3 telegrams have words like the name" in pages[0].text
        assert "Further in the list" in pages[0].text
        assert "Further in the list" not in pages[2].text
        assert "2 more telegrams have words like the name" in client.get("/people", params={"name": "Orel Tavish"}).text
        assert client.get("/person/Ismat Kelvari").status_code == 404
