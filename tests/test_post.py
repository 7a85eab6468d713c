import pytest

from reftel.terms.mrn import MRN, read_mrn
from reftel.terms.post import Posts
from reftel.terms.tables import shipped
from tests.table import cases

POSTS = shipped().posts


@pytest.mark.parametrize(("name", "post"), cases("post"))
def test_resolve(name, post):
    assert (POSTS.resolve(name) or "-") == post


@pytest.mark.parametrize(("plad", "post"), cases("plad"))
def test_of_plad(plad, post):
    assert (POSTS.of_plad(plad) or "-") == post


@pytest.mark.parametrize(("text", "mrn"), cases("mrn"))
def test_read_mrn(text, mrn):
    assert str(read_mrn(text, POSTS) or "-") == mrn


def test_an_alias_is_in_force_from_year_to_year():
    assert POSTS.resolve("TAIPEI", 1976) == "TAIPEI"
    assert POSTS.resolve("TAIPEI", 2006) == "AITTAIPEI"


def test_an_archive_brings_posts_of_its_own():
    own = POSTS.plus([{"post": "DELWAN", "name": "DELWAN", "kind": "office"}], [])
    assert not POSTS.known("DELWAN")
    assert own.known("DELWAN")
    assert own.resolve("DELWIN") == "DELWAN"
    assert own.kind("DELWAN") == "office"


def test_a_name_that_could_be_two_is_none():
    posts = Posts.from_rows([{"post": name, "name": name, "kind": "embassy"} for name in ("SAHRIYA", "SAHRIBA")], [])
    assert posts.resolve("SAHRIDA") is None
    assert posts.resolve("SAHRI") is None


def test_mrns_are_ordered_by_year_post_and_serial():
    assert sorted([MRN(2011, "DELWAN", 12), MRN(2010, "SAHRIYA", 900)])[0].year == 2010
    assert MRN(1976, "SAHRIYA", 4).year == 1976


@pytest.mark.shared
def test_numbers_of_a_collection_made_from_damaged_lines(shared):
    import msgspec

    rows = [msgspec.json.decode(row) for row in (shared / "gold/fields/ids_all.jsonl").read_bytes().splitlines()]
    right = [row for row in rows if str(read_mrn(row["input"], POSTS)) == (row.get("suggested") or row["expected"])]
    assert len(right) / len(rows) >= 0.92
