"""`reftel thread`, `missing` and `knew` over the example archive."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reftel.cli.main import app
from tests.archive import telegram_text
from tests.archived import KHARVAN

RUN = CliRunner()


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive") / "archive"
    assert RUN.invoke(app, ["add", str(KHARVAN), "--archive", str(folder)]).exit_code == 0
    return folder


def asked(archive, *words: str, status: int = 0) -> str:
    found = RUN.invoke(app, [*words, "--archive", str(archive)])
    assert found.exit_code == status, found.output
    return found.stdout


def test_a_thread_has_the_keys_that_were_agreed(archive):
    found = json.loads(asked(archive, "thread", "11SAHRIYA431", "--json"))
    assert {"mrn", "held", "dtg", "subject"} <= set(found["cables"][0])
    assert {"from", "to", "label", "rule", "pin", "quote", "marking", "status"} <= set(found["links"][0])
    assert {"mrn": "11DELWAN88", "held": False}.items() <= next(
        row for row in found["cables"] if row["mrn"] == "11DELWAN88"
    ).items()


def test_a_number_may_be_typed_as_people_write_it(archive):
    assert asked(archive, "thread", "11", "Sahriya", "431") == asked(archive, "thread", "2011SAHRIYA00431")


def test_what_is_unknown_and_what_may_not_be_seen_have_the_same_words(archive):
    found = RUN.invoke(app, ["thread", "11DELWAN9", "--archive", str(archive)])
    assert found.exit_code == 2
    assert "there is no telegram 11DELWAN9 that you may see" in " ".join(found.output.split())


def test_a_thread_is_drawn_and_written_for_other_programs(archive, tmp_path):
    asked(archive, "thread", "11DELWAN88", "--svg", str(tmp_path / "a.svg"), "--gexf", str(tmp_path / "a.gexf"))
    assert "The thread of 11DELWAN88" in (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "11DELWAN88" in (tmp_path / "a.gexf").read_text(encoding="utf-8")


def test_missing_telegrams_as_json_csv_and_request(archive):
    row = json.loads(asked(archive, "missing", "--json"))[0]
    assert {"mrn", "state", "cited_by", "earliest", "latest"} <= set(row)
    assert (row["mrn"], len(row["cited_by"])) == ("11DELWAN88", 5)
    rows = list(csv.DictReader(asked(archive, "missing", "--csv", "--by", "date").splitlines()))
    assert [row["mrn"] for row in rows][:2] == ["76PORTZAYD119", "76PORTZAYD141"]
    assert asked(archive, "missing", "--request", "--post", "Port Zayd").count("from PORTZAYD") == 3
    assert "11DELWAN88" in asked(archive, "missing", "--year", "2011")


def test_an_order_that_does_not_exist_is_named(archive):
    found = RUN.invoke(app, ["missing", "--by", "colour", "--archive", str(archive)])
    assert found.exit_code == 2
    assert all(order in found.output for order in ("citations", "number", "date"))


def test_a_list_is_printed_in_one_form(archive):
    asked(archive, "missing", "--csv", "--request", status=2)
    assert asked(archive, "missing", "--year", "11") == asked(archive, "missing", "--year", "2011")


def test_a_pin_names_its_telegram(archive):
    assert asked(archive, "thread", "11SAHRIYA431 ¶2") == asked(archive, "thread", "11SAHRIYA431")


def test_somebody_whom_no_telegram_names_is_no_question(archive):
    found = RUN.invoke(app, ["knew", "police", "--by", "KHARVAN COLECTIVE", "--archive", str(archive)])
    assert found.exit_code == 2
    assert "KHARVAN COLLECTIVE" in " ".join(found.output.replace("│", " ").split())
    asked(archive, "knew", "police", "--by", "Qqqq", status=2)


def test_an_office_is_told_by_the_line_under_the_banner(archive):
    rows = json.loads(asked(archive, "knew", "police", "--by", "DRL", "--json"))
    assert {row["through"] for row in rows} == {"the line under the banner: DRL"}


@pytest.fixture(scope="module")
def damaged(tmp_path_factory):
    """11SAHRIYA900 whole, 901 without address lines, 902 of a day that is none, which cites what it cannot."""
    folder = tmp_path_factory.mktemp("damaged")
    texts = (
        telegram_text(900, "1. (U) The launch came."),
        telegram_text(901, "1. (U) The launch left.").replace("TO RUEHC/SECSTATE WASHDC PRIORITY 901\n", ""),
        telegram_text(902, "1. (U) The launch, see 11 LIMA 70000.", day="99"),
    )
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    given = [str(folder / f"{number}.txt") for number in range(len(texts))]
    assert RUN.invoke(app, ["add", *given, "--archive", str(folder / "a")]).exit_code == 0
    return folder / "a"


def test_what_a_copy_does_not_show_is_not_denied(damaged):
    denied, _, unshown = asked(damaged, "knew", "launch", "--by", "Paris").partition("addressees are not shown here:")
    assert "11SAHRIYA900" in denied
    assert "11SAHRIYA901" in unshown
    assert "11SAHRIYA901" not in denied


@pytest.mark.parametrize(("day", "said"), [("2010-12-31", None), ("2011-03-01", "without a date"), ("2012-01-01", "")])
def test_a_telegram_without_a_date_counts_by_the_year_of_its_number(damaged, day, said):
    found = asked(damaged, "knew", "launch", "--by", "State", "--as-of", day)
    assert ("11SAHRIYA902" in found) == (said is not None)
    assert ("without a date" in found) == (said == "without a date")


def test_what_is_held_without_a_date_is_not_missing(damaged):
    found = asked(damaged, "thread", "11SAHRIYA902")
    assert "> (undated)   11SAHRIYA902  THE DAY'S NEWS" in found


def test_what_nobody_can_settle_is_told_with_its_reason(damaged):
    found = json.loads(asked(damaged, "thread", "11SAHRIYA902", "--json"))["unsettled"]
    assert [(row["from"], row["state"], row["reason"]) for row in found] == [
        ("11SAHRIYA902", "impossible", "LIMA never sent a number 70000")
    ]
    assert "impossible: 11 LIMA 70000" in asked(damaged, "thread", "11SAHRIYA902")


def test_who_was_told(archive):
    rows = json.loads(asked(archive, "knew", "police chief", "--by", "State", "--json"))
    assert {"mrn", "dtg", "post", "as", "precedence", "pin"} <= set(rows[0])
    assert {row["as"] for row in rows} <= {"from", "action", "info", "collective"}
    by_delwan = json.loads(asked(archive, "knew", "police chief", "--by", "Delwan", "--json"))
    through = next(row for row in by_delwan if row["mrn"] == "11SAHRIYA431")
    assert (through["as"], through["through"]) == ("collective", "KHARVAN COLLECTIVE")


def test_who_was_told_by_a_day(archive):
    rows = json.loads(asked(archive, "knew", "11SAHRIYA431", "--by", "State", "--as-of", "2011-06-01", "--json"))
    assert [row["mrn"] for row in rows] == ["11SAHRIYA402", "11SAHRIYA431", "11DELWAN99"]
    asked(archive, "knew", "police", "--by", "State", "--as-of", "June", status=2)


def test_the_others_on_the_matter_are_named(archive):
    found = asked(archive, "knew", "Salt Road", "--by", "NEA")
    assert found.splitlines()[0].startswith("1976-03-09  76SAHRIYA412  addressed for action")
    assert "On the same matter, neither from nor to NEA:" in found


@pytest.fixture(scope="module")
def visitors(archive, tmp_path_factory):
    """The room of those cleared for CONFIDENTIAL, and the same room handed on without its vault."""
    folder = tmp_path_factory.mktemp("handed") / "on"
    asked(archive, "room", "add", "visitors", "--clearance", "CONFIDENTIAL")
    asked(archive, "room", "export", "visitors", str(folder))
    return folder


WALKED = [
    ("thread", "11SAHRIYA431"),
    ("thread", "11DELWAN88"),
    ("thread", "11SAHRIYA88"),
    ("missing",),
    ("missing", "--csv"),
    ("missing", "--request"),
    ("knew", "police chief", "--by", "STATE"),
    ("knew", "11SAHRIYA431", "--by", "STATE"),
]


@pytest.mark.parametrize("words", WALKED, ids=" ".join)
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_room_answers_as_one_built_of_its_own_telegrams_alone(archive, visitors, words, form):
    inside = RUN.invoke(app, [*words, *form, "--archive", str(archive), "--room", "visitors"])
    alone = RUN.invoke(app, [*words, *form, "--archive", str(visitors), "--room", "visitors"])
    assert (inside.exit_code, inside.stdout) == (alone.exit_code, alone.stdout)


def test_what_is_hidden_neither_cites_nor_is_told_of(archive, visitors):
    everything = json.loads(asked(archive, "missing", "--json"))
    seen = json.loads(asked(archive, "missing", "--room", "visitors", "--json"))
    hidden = {"11SAHRIYA402", "11SAHRIYA566", "11SAHRIYA655"}
    assert any(pin.split()[0] in hidden for row in everything for pin in row["cited_by"])
    assert not any(pin.split()[0] in hidden and pin.endswith("REF") for row in seen for pin in row["cited_by"])
    text = asked(archive, "thread", "11SAHRIYA431", "--room", "visitors")
    assert "PRIME MINISTER ORDERS" not in text


def test_every_pin_of_a_thread_shows_the_words_it_quotes(archive):
    rows = json.loads(asked(archive, "thread", "11SAHRIYA431", "--json"))["links"]
    assert any(row["pin"].endswith(" REF") for row in rows)
    for row in rows:
        passage = " ".join(json.loads(asked(archive, "show", row["pin"], "--json"))["text"].split())
        assert row["quote"] in passage


def test_the_most_cited_telegrams(archive):
    rows = json.loads(asked(archive, "thread", "--most-cited", "2", "--json"))
    assert [(row["mrn"], row["telegrams"], row["held"]) for row in rows] == [
        ("11STATE21877", 7, True),
        ("11DELWAN12", 6, True),
    ]
    asked(archive, "thread", status=2)


def test_records_without_a_text_say_where_it_is(tmp_path):
    records = Path(__file__).parent / "readers" / "archives.txt"
    later = tmp_path / "later.txt"
    later.write_text(
        telegram_text(900, "1. (C) The launch is told of in 76 SAHRIYA 0413, 76 SAHRIYA 414 and 76 SAHRIYA 415.")
    )
    given = [str(records), str(KHARVAN / "tables"), str(later)]
    assert RUN.invoke(app, ["add", *given, "--archive", str(tmp_path / "a")]).exit_code == 0
    rows = json.loads(asked(tmp_path / "a", "missing", "--json", "--post", "Sahriya"))
    assert {row["mrn"]: row["state"] for row in rows} == {
        "76SAHRIYA413": "microfilm",
        "76SAHRIYA414": "text lost",
        "76SAHRIYA415": "withdrawn",
    }
    assert rows[0]["where"] == "film number D760132-0055"
