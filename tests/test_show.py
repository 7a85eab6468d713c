"""`reftel show`: a telegram by its number however typed; unknown ones get a word on what there is."""

import json

import pytest
from typer.testing import CliRunner

from reftel.cli.main import app
from tests.archive import archive_of, telegram_text

BODY = "1. (C) The chief called.\n\nWhat he asked\n\n2. (U) He asked for \x1b[31m two cars."


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return archive_of(tmp_path_factory.mktemp("show") / "archive", telegram_text(88, BODY))


@pytest.fixture
def show(archive):
    return lambda *words: CliRunner().invoke(app, ["show", *words, "--archive", str(archive)])


@pytest.mark.parametrize(
    "words", [["11SAHRIYA88", "¶2"], ["11 sahriya 88", "¶2"], ["11SAHRIYA88#p2"], ["11sahriya88 para 2"]]
)
def test_a_passage_however_its_pin_is_typed(show, words):
    done = show(*words)
    assert done.exit_code == 0
    assert "11SAHRIYA88 ¶2\nWhat he asked\n" in done.stdout


def test_nothing_in_a_telegram_acts_on_the_terminal(show):
    told = show("11SAHRIYA88").stdout
    assert "two cars." in told
    assert "\x1b" not in told


def test_the_whole_is_marked_at_top_and_bottom(show):
    lines = show("11SAHRIYA88").stdout.splitlines()
    assert lines[0] == lines[-1] == "CONFIDENTIAL"
    assert "¶1 (C) The chief called." in lines


def test_json_tells_nothing_of_copies(show):
    row = json.loads(show("11SAHRIYA88", "--json").stdout)
    assert row["mrn"] == "11SAHRIYA88"
    assert [each["pin"] for each in row["paragraphs"]] == ["11SAHRIYA88 SUBJECT", "11SAHRIYA88 ¶1", "11SAHRIYA88 ¶2"]
    assert not {"source", "digest", "blocks", "reader", "transmission"} & set(row)


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_other_forms(show, form):
    assert "The chief called." in show("11SAHRIYA88", "--as", form).stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["11SAHRIYA89"], "did you mean 11SAHRIYA88?"),
        (["11SAHRIYA88 ¶7"], "there are SUBJECT, ¶1, ¶2"),
        (["11SAHRIYA88", "--as", "pdf"], "there are text, markdown, html"),
    ],
)
def test_wrong_calls_say_what_would_have_worked(show, words, told):
    done = show(*words)
    assert done.exit_code == 2
    assert told in " ".join(done.stderr.replace("│", " ").split())


def test_a_bare_number_behind_a_telegrams_is_a_paragraph(show):
    assert "11SAHRIYA88 ¶2\n" in show("11SAHRIYA88", "2").stdout


def test_what_a_number_looks_like_is_said(show):
    done = show("gibberish")
    assert done.exit_code == 2
    assert "11SAHRIYA88" in " ".join(done.output.split())
