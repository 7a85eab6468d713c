"""Who is to be protected: the marks of a telegram, and what a room makes of them, in every telegram."""

import json

import pytest
from typer.testing import CliRunner

from reftel.claims.protection import protections
from reftel.cli.main import app
from tests.archive import archive_of, telegram_text
from tests.table import cases
from tests.web.conftest import served


@pytest.mark.parametrize(("passage", "expected"), cases("protection"))
def test_whom_a_passage_asks_to_protect(passage, expected):
    found = [" ".join(each.name.split()) for each in protections(passage)]
    assert "; ".join(found) == expected.replace("none", "")


@pytest.mark.parametrize(("passage", "expected"), cases("protection"))
def test_a_protected_name_stands_where_it_is_said_to(passage, expected):
    stand = ["".join(each.span.of(passage).lower().split()) for each in protections(passage)]
    assert "; ".join(stand) == "".join(expected.lower().replace("none", "").split()).replace(";", "; ")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return archive_of(
        tmp_path_factory.mktemp("protected") / "archive",
        telegram_text(21, "1. (C) Colonel Daoud Jurkhal (please protect his identity) met with PO Delwan."),
        telegram_text(22, "1. (C) Colonel Dawood al-Zhurkhal met with the Ambassador. XXXXXXXX met with him."),
        telegram_text(23, "1. (C) Colonel Dawood Zhurkhal met with Governor Ali Tamaz. XXXXXXXX met with him."),
    )


def run(archive, *words, code=0):
    found = CliRunner().invoke(app, [*words, "--archive", str(archive)])
    assert found.exit_code == code, found.output
    return found


def test_a_mark_in_one_telegram_protects_every_spelling_in_all(archive):
    rows = json.loads(run(archive, "people", "--json").stdout)
    (his,) = (row for row in rows if "Daoud Jurkhal" in row["names"])
    assert his["protected"]
    assert len(his["telegrams"]) == 3
    assert not any(row["protected"] for row in rows if "Ali Tamaz" in row["names"])


def test_what_is_blacked_out_is_protected_and_nobody_elses(archive):
    rows = [row for row in json.loads(run(archive, "people", "--json").stdout) if "XXXX" in row["name"]]
    assert [row["protected"] for row in rows] == [True, True]
    assert [len(row["telegrams"]) for row in rows] == [1, 1]


def test_a_brief_of_any_spelling_stops_at_the_door(archive):
    assert "protect" in run(archive, "brief", "Dawood al-Zhurkhal", "--format", "text", code=2).output
    page = run(archive, "brief", "Dawood al-Zhurkhal", "--format", "text", "--initials").stdout
    assert "hurkhal" not in page
    assert "Jurkhal" not in page


def test_the_case_file_and_its_page_warn(archive):
    assert "PROTECTED" in run(archive, "case", "Dawood al-Zhurkhal").stdout
    with served(archive) as client:
        assert "protected" in client.get("/case/Dawood%20al-Zhurkhal").text
