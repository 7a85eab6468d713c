"""The brief on one page: every sentence pinned, the same in every form, on one sheet, and no name that is protected."""

import json
from io import BytesIO

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from reftel.cli.main import app
from reftel.desk.shield import initials
from tests.archive import archive_of, telegram_text

BODY = (
    "1. (C) Chief Rustam Darvāzī of Ḥaṣba was shot at on February 9. PO Delwan will meet Rustam Darvāzī on February 14."
    "\n\n2. (S/NF) Rustam Darvāzī is in danger. General Sami Rahvend (strictly protect) threatened Rustam Darvāzī."
)
FORMS = ("text", "markdown", "html")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return archive_of(tmp_path_factory.mktemp("brief") / "archive", telegram_text(12, BODY, level="S E C R E T"))


@pytest.fixture
def brief(archive):
    def of(*words, fails=False):
        found = CliRunner().invoke(app, ["brief", "Rustam Darvāzī", *words, "--archive", str(archive)])
        assert found.exit_code == (2 if fails else 0), found.output
        return found

    return of


def page(brief):
    return json.loads(brief("--format", "json", "--initials").stdout)


def test_every_sentence_has_its_words_its_pin_and_its_marking(brief):
    rows = [row for part in page(brief)["parts"] for row in part["sentences"]]
    assert rows
    for row in rows:
        assert row["pin"].startswith("11SAHRIYA12")
        assert row["marking"]
        assert row["words"] or row["text"]
        assert row["sign"] == "?"


def test_it_is_marked_by_all_that_it_shows(brief):
    assert page(brief)["marking"] == "SECRET//NOFORN"
    for form in FORMS:
        assert brief("--format", form, "--initials").stdout.count("SECRET//NOFORN") >= 2


@pytest.mark.parametrize("form", FORMS)
def test_the_same_sentences_stand_in_every_form(brief, form):
    words = " ".join(brief("--format", form, "--initials").stdout.replace("\\", "").split())
    rows = [row for part in page(brief)["parts"] for row in part["sentences"]]
    assert rows
    for row in rows:
        assert row["pin"] in words
        assert row["words"].strip("“”") in words


def test_the_pdf_is_one_page_with_accents(brief, tmp_path):
    for _ in range(2):
        brief("--initials", "-o", str(tmp_path / "a.pdf"))
    first = (tmp_path / "a.pdf").read_bytes()
    read = PdfReader(BytesIO(first))
    assert len(read.pages) == 1
    text = read.pages[0].extract_text()
    assert "Darvāzī" in text
    assert text.count("SECRET//NOFORN") >= 2


def test_a_pdf_of_too_much_is_still_one_page(tmp_path):
    body = "\n\n".join(
        f"{n}. (C) Rustam Darvazi was shot at on February {n}. " + "He fled far. " * 30 for n in range(1, 25)
    )
    made = archive_of(tmp_path / "archive", *(telegram_text(n, body, day=f"{n:02}") for n in range(1, 9)))
    found = CliRunner().invoke(app, ["brief", "Rustam Darvazi", "-o", str(tmp_path / "a.pdf"), "--archive", str(made)])
    assert found.exit_code == 0, found.output
    assert len(PdfReader(tmp_path / "a.pdf").pages) == 1


def test_a_protected_person_is_named_only_for_a_reason(brief):
    assert "Sami Rahvend" in " ".join(brief("--format", "text", fails=True).output.split())
    assert "Rahvend" not in brief("--format", "text", "--initials").stdout
    assert "S.R." in brief("--format", "html", "--initials").stdout
    assert "Sami Rahvend" in brief("--format", "text", "--name-because", "he is dead").stdout


def test_of_a_case_file_that_is_kept_the_pinned_lines_stand_in_it(archive):
    def run(*words):
        found = CliRunner().invoke(app, [*words, "--archive", str(archive)])
        assert found.exit_code == 0, found.output
        return found.stdout

    run("case", "open", "Road", "--about", "Rustam Darvāzī")
    run("case", "pin", "Road", "11SAHRIYA12 ¶1", "was shot at", "--says", "The first attempt", "--marking", "SECRET")
    made = json.loads(run("brief", "Road", "--format", "json"))
    pinned = made["parts"][0]
    assert pinned["title"] == "Pinned"
    assert [(row["text"], row["words"], row["sign"]) for row in pinned["sentences"]] == [
        ("The first attempt", "“was shot at”", "")
    ]
    assert made["marking"] == "SECRET//NOFORN", "a subject line without a mark is as secret as its telegram"
    assert json.loads(run("brief", "Road", "--format", "json", "--style", "frus"))["marking"] == "SECRET"


def test_sources_for_reference_managers(brief):
    assert brief("--format", "ris", "--initials").stdout.startswith("TY  - GOVDOC")
    assert [row["id"] for row in json.loads(brief("--format", "csl", "--initials").stdout)] == ["11SAHRIYA12"]


def test_the_form_is_told_by_the_files_name(brief, tmp_path):
    brief("--initials", "-o", str(tmp_path / "a.md"))
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("**SECRET//NOFORN**")
    brief("-o", str(tmp_path / "a.docx"), fails=True)
    brief("--format", "text", "--style", "mla", fails=True)


@pytest.mark.parametrize(("name", "expected"), [("Ann Vale", "A.V."), ("al-Rahvend", "R."), ("ABU KARIM", "A.K.")])
def test_initials(name, expected):
    assert initials(name) == expected
