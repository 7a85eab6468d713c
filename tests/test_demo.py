"""`reftel demo`: the example archive is read, and a brief of one person printed, every line pinned."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reftel.cli.main import app

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^  (?:¶\w+(?:-\d+)?|SUBJECT) \(")


@pytest.fixture(scope="module")
def demo():
    done = CliRunner().invoke(app, ["demo"])
    assert done.exit_code == 0
    return done


def test_every_line_has_its_pin(demo):
    body = demo.stdout.partition("\n\n")[2].splitlines()
    told = [line for line in body if line.startswith("  ") and not line.startswith("      ")]
    assert len(told) > 40
    assert [line for line in told if not PIN.match(line)] == []


def test_he_is_named_in_four_transliterations_and_by_rank_and_given_name(demo):
    head = " ".join(demo.stdout.partition("\n\n")[0].split())
    for spelling in ("Daoud Jurkhal", "Dawood al-Zhurkhal", "Daud Djurkhal", "DAWUD JORKHAL"):
        assert spelling in head


@pytest.mark.parametrize("page", ["README.md", "docs/commands.md"])
def test_the_docs_print_what_the_demo_prints(demo, page):
    count = next(line for line in demo.stdout.splitlines() if " sentences in " in line)
    assert f"    {count}\n" in (ROOT / page).read_text(encoding="utf-8")


def test_it_names_the_commands_to_go_on_with(demo):
    assert "reftel show 11SAHRIYA402 --archive" in demo.stderr


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    done = CliRunner().invoke(app, ["demo", "--archive", str(tmp_path)])
    assert done.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
