"""`reftel search`: hits are pinned to the passage with the words, totals and facets count telegrams."""

import csv

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from reftel.cli.main import app
from reftel.room.grammar import read_query
from reftel.room.needle import beginning, stem
from reftel.room.query import BadQuery
from reftel.room.room import Room
from tests.archive import archive_of, telegram_text
from tests.table import cases


def ask(archive, *words):
    return CliRunner().invoke(app, ["search", *words, "--archive", str(archive)])


def found(archive, *words):
    return msgspec.json.decode(ask(archive, *words, "--json").stdout)


CHIEF = telegram_text(12, "1. (C) The chief left the city.\n\n2. (C) Two chiefs of\n the river  police stayed.")
ROAD = telegram_text(13, "1. (C) The river road is shut.", day="12")


def test_a_hit_is_pinned_to_the_passage_with_the_words(tmp_path):
    result = found(archive_of(tmp_path, CHIEF, ROAD), "river", "chief")
    (hit,) = result["hits"]
    assert (result["total"], hit["pin"]) == (1, "11SAHRIYA12 ¶2")
    assert hit["quote"] == "Two chiefs of the river police stayed."
    assert [hit["snippet"][start:end] for start, end in hit["highlights"]] == ["chiefs", "river"]


def test_totals_and_facets_count_telegrams(tmp_path):
    result = found(archive_of(tmp_path, CHIEF, ROAD), "river")
    assert result["total"] == 2
    assert result["facets"]["post"] == [{"value": "SAHRIYA", "count": 2}]


def test_on_a_page_the_words_stand_out(tmp_path):
    page = ask(archive_of(tmp_path, CHIEF), "river police")
    assert "Two chiefs of the [river] [police] stayed." in page.stdout
    assert page.stderr == "1 telegram\n"


FORMULA = telegram_text(14, "1. (C) =SUM(1) the river.", day="13")


def test_an_export_has_every_telegram_with_pin_and_link_and_no_formula(tmp_path):
    archive = archive_of(tmp_path, CHIEF, ROAD, FORMULA)
    rows = list(csv.DictReader(ask(archive, "river", "--export", "csv").stdout.splitlines()))
    assert [(row["pin"], row["link"]) for row in rows] == [
        ("11SAHRIYA12 ¶2", "/cable/11SAHRIYA12#p2"),
        ("11SAHRIYA13 ¶1", "/cable/11SAHRIYA13#p1"),
        ("11SAHRIYA14 ¶1", "/cable/11SAHRIYA14#p1"),
    ]
    assert rows[2]["quote"] == "'=SUM(1) the river."
    lines = ask(archive, "river", "--export", "jsonl").stdout.splitlines()
    assert [msgspec.json.decode(line)["pin"] for line in lines] == [row["pin"] for row in rows]


def test_parquet_says_what_it_needs_or_is_written(tmp_path):
    archive = archive_of(tmp_path / "archive", CHIEF, ROAD)
    done = ask(archive, "river", "--export", "parquet", "-o", str(tmp_path / "found.parquet"))
    try:
        from pyarrow.parquet import read_table
    except ImportError:
        assert done.exit_code == 2
        assert "reftel[parquet]" in " ".join(done.output.split())
    else:
        assert read_table(tmp_path / "found.parquet").num_rows == 2


def test_a_list_is_answered_in_one_go(tmp_path):
    archive = archive_of(tmp_path / "archive", CHIEF, ROAD)
    queries = tmp_path / "queries.csv"
    queries.write_text("number,query\n1,chief\n2,river -police\n", encoding="utf-8")
    rows = [msgspec.json.decode(line) for line in ask(archive, "--list", str(queries), "--json").stdout.splitlines()]
    assert [(row["query"], row["total"]) for row in rows] == [("chief", 1), ("river -police", 1)]


def test_a_wrong_query_of_a_list_leaves_the_others(tmp_path):
    archive = archive_of(tmp_path / "archive", CHIEF, ROAD)
    queries = tmp_path / "queries.csv"
    queries.write_text('query\nchief\n"""river"\nroad\n', encoding="utf-8")
    done = ask(archive, "--list", str(queries), "--json")
    assert [msgspec.json.decode(line)["query"] for line in done.stdout.splitlines()] == ["chief", "road"]
    assert (done.exit_code, 'query 2 of the list: "river' in done.stderr) == (1, True)


def test_what_was_typed_is_underlined_whatever_is_left_out(tmp_path):
    done = ask(archive_of(tmp_path, CHIEF), "chief^2", "--not", "post=DELWAN")
    assert done.stderr.splitlines()[:2] == ["chief^2", "^^^^^^^"]


@pytest.mark.parametrize(
    "words", [("--export", "csv", "--save", "x"), ("--list", "x.csv", "--save", "x"), ("--save", "")]
)
def test_what_cannot_be_kept_is_refused(tmp_path, words):
    assert ask(archive_of(tmp_path, CHIEF), "chief", *words).exit_code == 2


@pytest.mark.parametrize("sort", ["relevance", "oldest", "newest"])
def test_more_than_there_is_can_be_asked_for(tmp_path, sort):
    archive = archive_of(tmp_path, telegram_text(1, "1. (C) The chief left."))
    for words, shown in ((("--limit", 10**12), 1), (("--offset", 10**12), 0), (("--limit", 0), 0)):
        rows = ask(archive, "chief", "--json", "--sort", sort, *map(str, words))
        result = msgspec.json.decode(rows.stdout)
        assert (result["total"], len(result["hits"])) == (1, shown)


def test_what_is_left_out_is_left_out_of_all_alternatives(tmp_path):
    archive = archive_of(tmp_path, CHIEF, ROAD)
    assert found(archive, "chief OR road", "--not", "post=SAHRIYA")["total"] == 0


WORDS = [
    "die",
    "dying",
    "dies",
    "dyed",
    "hope",
    "hoping",
    "hopes",
    "possible",
    "possibility",
    "possibly",
    "party",
    "parties",
    "sky",
    "skies",
    "ski",
    "skis",
    "early",
    "earlier",
    "go",
    "going",
    "use",
    "using",
    "sensibility",
    "sensible",
    "idle",
    "idly",
    "ably",
    "able",
    "relational",
    "relate",
    "civilization",
    "civil",
    "size",
    "sized",
    "international",
    "cry",
]
_ENDINGS = ("", "e", "s", "es", "ed", "ied", "ies", "ing", "ying", "y", "ly", "ability", "ible", "ization", "ational")


@given(st.text("abdeilprstuy", min_size=1, max_size=7), st.sampled_from(_ENDINGS))
def test_every_word_of_a_stem_begins_alike(trunk, ending):
    assert (trunk + ending).startswith(beginning(stem(trunk + ending)))


def test_words_are_kin_exactly_when_their_stem_is_one(tmp_path):
    archive = archive_of(tmp_path, telegram_text(1, f"1. (C) {' '.join(WORDS)}."))
    with Room.open(archive) as room:
        for one in WORDS:
            assert [word for word in room._question.kin(one, "words") if word in WORDS] == sorted(
                {word for word in WORDS if stem(word) == stem(one)}
            )


@pytest.mark.parametrize(("query", "wrong"), cases("bad_query"))
def test_a_wrong_query_is_underlined(query, wrong):
    with pytest.raises(BadQuery) as raised:
        read_query(query)
    line, mark, told = raised.value.underlined().split("\n")
    assert line == query
    start, end, words = wrong.split(" ", 2)
    assert (mark.index("^"), len(mark)) == (int(start), int(end))
    assert words in told


@pytest.mark.parametrize(("query", "numbers"), cases("query"))
def test_what_a_query_finds(example, query, numbers):
    keys = sorted(example.found(read_query(query)), key=lambda key: (len(key), key))
    assert " ".join(key.removeprefix("11SAHRIYA") for key in keys) == ("" if numbers == "-" else numbers)


BODIES = (
    "1. (C) Summary: The police chief of Tirvash rode the river road. End Summary.\n\n2. (C) Comment: A brave chief.",
    "1. (C) Two chiefs met on the road by the river.\n\n2. (C) Comment: The road is long.",
    "1. (U) Rostam al-Darvazi policed the markets, see 11SAHRIYA1.\n\n2. (U) Élysée, Ma'muri's house.",
    "1. (S/NF) Chief Rustam Darvazi was shot at.\n\n2. (C) Diesel flowed.",
)
LEVELS = ("C O N F I D E N T I A L", "C O N F I D E N T I A L", "UNCLAS", "S E C R E T")


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    texts = [
        telegram_text(number, body, level, f"{number + 10}")
        for number, (body, level) in enumerate(zip(BODIES, LEVELS, strict=True), 1)
    ]
    with Room.open(archive_of(tmp_path_factory.mktemp("query") / "archive", *texts)) as room:
        yield room


@pytest.mark.parametrize("sign", ["(", "NOT ", "-("])
def test_what_stands_too_deep_is_said_and_not_suffered(sign):
    with pytest.raises(BadQuery, match="stand in each other"):
        read_query(sign * 2_000 + "police")
