"""`reftel read` and `reftel expect`: what they take, what they print, what they pass over."""

import json

from typer.testing import CliRunner

from reftel.cli.main import app
from tests.archive import telegram_text


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_a_record_is_one_line_whatever_its_text_holds(tmp_path):
    path = tmp_path / "one.txt"
    path.write_text(telegram_text(88, "1. (C) The chief\u2028called\x85twice."), encoding="utf-8")
    (line,) = run("read", "--json", path).stdout.splitlines()
    assert "\u2028" in json.loads(line)["paragraphs"][0]["text"]


def test_json_is_no_telegram(tmp_path):
    path = tmp_path / "data.json"
    path.write_text('{"a": 1}', encoding="utf-8")
    done = run("read", "--json", path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "JSON" in done.stderr


def test_what_expect_wrote_beside_a_file_is_passed_over(tmp_path):
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(telegram_text(88, "1. (C) The chief called."), encoding="utf-8")
    assert run("expect", tmp_path).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.json", "one.txt", "two.json", "two.txt"]
    assert json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))["mrn"] == "11SAHRIYA88"
    assert len(run("read", "--json", tmp_path).stdout.splitlines()) == 2
    assert run("expect", "--check", tmp_path).exit_code == 0


def test_a_json_file_of_another_name_is_told_of(tmp_path):
    (tmp_path / "one.txt").write_text(telegram_text(88, "1. (C) The chief called."), encoding="utf-8")
    (tmp_path / "other.json").write_text("[{}]", encoding="utf-8")
    done = run("read", "--json", tmp_path)
    assert done.exit_code == 1
    assert "other.json" in done.stderr
