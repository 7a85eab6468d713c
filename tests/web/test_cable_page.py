"""The page of a telegram: claims and their words, names, references, copies, findings, citations."""

from lxml import html

from tests.archive import archive_of, telegram_text
from tests.web.conftest import served


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
