"""No page obeys what a telegram or an address holds, and whatever is asked is answered."""

import csv
import io
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from tests.archive import archive_of, telegram_text
from tests.web.conftest import served
from tests.web.walk import WALK, formed

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7 * 7 }}\u202e"


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
            assert page.status_code == 200
            assert b"<script>alert" not in page.content
            assert b"<img" not in page.content
            assert not {"\u202e", "\x1b"} & set(page.text)


def test_a_cell_is_no_formula(tmp_path):
    text = telegram_text(88, "1. (C) Chief.").replace("THE DAY'S NEWS", "=HYPERLINK(1)")
    with served(archive_of(tmp_path / "archive", text)) as client:
        (row,) = csv.DictReader(io.StringIO(client.get("/search.csv?q=chief").text))
        assert row["subject"] == "'=HYPERLINK(1)"


ASKED = st.text(max_size=80).filter(lambda text: not {".", ".."} & {text.strip()})


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=ASKED, query=ASKED, form=st.sampled_from(["", ".json", ".csv"]))
def test_whatever_is_asked_is_answered(client, path, query, form):
    asked = {"q": query, "at": query, "post": query, "sort": "oldest"}
    for address in WALK:
        done = client.get(formed(address.replace("{key}", quote(path, safe="")), form), params=asked)
        assert done.status_code in (200, 400, 404), (address, path, query)
