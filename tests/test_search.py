"""`reftel search`: hits are pinned to the passage with the words, totals and facets count telegrams."""

import msgspec
from typer.testing import CliRunner

from reftel.cli.main import app
from tests.archive import archive_of, telegram_text


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
