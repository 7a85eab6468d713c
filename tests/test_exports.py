"""Lists written to files: the same rows in every form, a pin and a status in each, no protected name by accident."""

import csv
import io
import json
from importlib.util import find_spec

import icalendar
import pytest
from typer.testing import CliRunner

from reftel.cli.main import app
from reftel.desk.column import columns, described
from reftel.desk.flat import TABLES
from reftel.desk.override import Overrides
from tests.archive import archive_of, telegram_text
from tests.conftest import ROOT
from tests.web.conftest import served

TEXT = telegram_text(
    12,
    "1. (C) Chief Rustam Darvazi (strictly protect) was shot at on February 9. PO Delwan will meet Rustam Darvazi on"
    " February 14. =Darvazi fears arrest.",
)
LISTS = {"case": ("case", "Rustam Darvazi"), **{name: (name,) for name in ("incidents", "ledger", "watch", "people")}}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return archive_of(tmp_path_factory.mktemp("exports") / "archive", TEXT)


@pytest.fixture
def export(archive):
    def of(name, form, *more, fails=False):
        found = CliRunner().invoke(app, [*LISTS[name], "--export", form, *more, "--archive", str(archive)])
        assert found.exit_code == (2 if fails else 0), found.output
        return found

    return of


@pytest.mark.parametrize("name", LISTS)
def test_csv_and_json_lines_have_the_columns_that_are_written_down(export, name):
    rows = [json.loads(line) for line in export(name, "jsonl", "--initials").stdout.splitlines()]
    table = list(csv.DictReader(io.StringIO(export(name, "csv", "--initials").stdout)))
    names = [column.name for column in columns(TABLES[name])]
    assert rows
    assert len(table) == len(rows)
    for row in (*rows, *table):
        assert list(row) == names
        assert row["pin"]
        assert row["link"].startswith("/cable/11SAHRIYA12")
        assert row["status"] == "unconfirmed"
        assert row["marking"] == "CONFIDENTIAL"


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_explained_in_the_docs(name):
    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    assert "\n".join(described(TABLES[name])) in page
    assert all(column.says for column in columns(TABLES[name]))


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", ["csv", "jsonl", "annotation"])
def test_a_protected_name_leaves_as_initials(export, name, form):
    words = export(name, form, "--initials").stdout
    assert "arvazi" not in words.lower()
    assert "R.D." in words


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_search_lets_no_protected_name_leave_without_a_reason(archive, form):
    def search(*more):
        return CliRunner().invoke(app, ["search", "chief", "--export", form, *more, "--archive", str(archive)])

    refused = search()
    assert refused.exit_code == 2
    assert refused.stdout == ""
    assert "--initials" in refused.output
    covered = search("--initials")
    assert covered.exit_code == 0, covered.output
    assert "R.D." in covered.stdout
    assert "arvazi" not in covered.stdout.lower()
    assert "Rustam Darvazi" in search("--name-because", "the family asked").stdout
    assert list(Overrides(archive, "main"))[-1].what == f"search as {form}"


def test_where_nobody_is_protected_search_reads_nothing_for_claims(tmp_path):
    made = archive_of(tmp_path / "archive", TEXT.replace(" (strictly protect)", ""))
    found = CliRunner().invoke(app, ["search", "chief", "--export", "csv", "--archive", str(made)])
    assert found.exit_code == 0, found.output
    assert "Rustam Darvazi" in found.stdout
    assert not (made / "claims.db").exists()


def test_files_of_the_pages_have_initials(archive):
    with served(archive) as client:
        for address in ("/search.csv?q=chief", "/search.jsonl?q=chief", "/case/Rustam%20Darvazi.csv", "/ledger.csv"):
            answer = client.get(address)
            assert answer.status_code == 200
            assert "R.D." in answer.text, address
            assert "arvazi" not in answer.text.lower(), address
        assert "Rustam Darvazi" in client.get("/search.json?q=chief").text


def test_a_protected_name_does_not_leave_without_a_reason(export, archive):
    told = " ".join(export("ledger", "csv", fails=True).output.split())
    assert "Rustam Darvazi" in told
    assert "--initials" in told
    before = len(list(Overrides(archive, "main")))
    assert "Darvazi" in export("ledger", "csv", "--name-because", "the family asked").stdout
    last = list(Overrides(archive, "main"))[-1]
    assert (last.what, last.persons, last.why) == ("ledger as csv", ("Rustam Darvazi",), "the family asked")
    assert len(list(Overrides(archive, "main"))) == before + 1
    shown = CliRunner().invoke(app, ["log", "overrides", "--archive", str(archive)])
    assert "ledger as csv: Rustam Darvazi: the family asked" in shown.stdout


def test_the_calendar_has_what_is_due(export):
    calendar = icalendar.Calendar.from_ical(export("ledger", "ics", "--initials").stdout)
    (todo,) = calendar.walk("VTODO")
    assert str(todo["due"].dt) == "2011-02-14"
    assert str(todo["status"]) == "NEEDS-ACTION"
    assert "11SAHRIYA12 ¶1" in str(todo["description"])
    assert "Darvazi" not in str(calendar.to_ical())


def test_an_annotation_finds_its_words(export):
    text = " ".join(TEXT.partition("(C) ")[2].partition("VALE")[0].split())
    rows = [json.loads(line) for line in export("ledger", "annotation", "--name-because", "a test").stdout.splitlines()]
    (row,) = rows
    quote, place = row["target"]["selector"]
    assert row["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert text[place["start"] :].startswith(quote["exact"])


@pytest.mark.parametrize(
    ("form", "library", "extra"), [("parquet", "pyarrow", "parquet"), ("ftm", "followthemoney", "ftm")]
)
def test_what_needs_a_library_says_which(export, form, library, extra):
    if find_spec(library):
        export("ledger", form, "--initials", "-o", "/dev/null")
    else:
        assert f"reftel[{extra}]" in "".join(
            export("ledger", form, "--initials", fails=True).output.replace("│", "").split()
        )


def test_a_form_there_is_not_names_those_there_are(export):
    words = " ".join(export("watch", "xlsx", fails=True).output.replace("│", " ").split())
    assert "csv, jsonl, parquet" in words


def test_incidents_up_to_a_day_are_written_to_a_file(export, tmp_path):
    file = tmp_path / "file.jsonl"
    assert export("incidents", "jsonl", "--initials", "--to", "2011-02-08", "-o", str(file)).stderr == "0 rows\n"
    assert file.read_bytes() == b""
    assert export("incidents", "jsonl", "--initials", "--to", "2011-02-09", "-o", str(file)).stdout == ""
    assert len(file.read_bytes().splitlines()) == 1


def test_a_file_that_cannot_be_written_is_a_wrong_call(export, tmp_path):
    words = " ".join(
        export("watch", "csv", "--initials", "-o", str(tmp_path), fails=True).output.replace("│", " ").split()
    )
    assert "cannot be written: Is a directory" in words
