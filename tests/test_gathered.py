"""What several telegrams say alike becomes one row of a case file, with the words of each behind it."""

from typing import Any

import pytest

from reftel.desk.gathered import alike, gathered, tenures


def _row(day: str, position: str = "", place: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "position": position,
        "organisation": None,
        "place": place,
        "state": "holds",
        "pin": f"{day} ¶1",
        "quote": f"{position} of {day}",
        "marking": "CONFIDENTIAL",
        "status": "unconfirmed",
        "how": "said",
        "dtg": day,
        **more,
    }


@pytest.mark.parametrize(
    ("positions", "shown"),
    [
        (["Registrar", "Provincial Election Registrar", "Registrar"], ["Provincial Election Registrar"]),
        (["FM", "Minister of Foreign Affairs"], ["Minister of Foreign Affairs"]),
        (["Provincial Election Registrar", "Delwan Election Registrar"], ["Provincial Election Registrar"]),
        (["Delwan Police Chief", "Tirvash Police Chief"], ["Delwan Police Chief", "Tirvash Police Chief"]),
        (["Governor", "Member of Parliament"], ["Governor", "Member of Parliament"]),
        (["Interior Minister", "Defense Minister", "Minister"], ["Interior Minister", "Defense Minister"]),
    ],
)
def test_a_post_named_in_short_is_the_last_one_it_may_be_short_for(positions: list[str], shown: list[str]) -> None:
    rows = [("her", _row(f"2011-01-{day:02}", position)) for day, position in enumerate(positions, 1)]
    assert [row["position"] for row in tenures(rows)] == shown


def test_minister_in_short_is_the_ministry_held_last() -> None:
    rows = [("he", _row(f"2011-0{n}-01", name)) for n, name in enumerate(("Interior Minister", "Defense Minister"), 1)]
    first, second = tenures([*rows, ("he", _row("2011-03-01", "Minister"))])
    assert (len(first["places"]), second["until"]) == (1, "2011-03-01")


@pytest.mark.parametrize(
    "other",
    [
        ("she", _row("2011-02-01", "Governor", "Delwan")),
        ("he", _row("2011-02-01", "Governor", "Tirvash")),
        ("he", _row("2011-02-01", "Governor", "Delwan", state="former")),
    ],
)
def test_another_person_another_place_or_another_state_is_another_post(other: tuple[str, dict[str, Any]]) -> None:
    assert len(tenures([("he", _row("2011-01-01", "Governor", "Delwan")), other])) == 2


def test_a_gathered_row_has_the_words_of_all_and_the_join_of_their_markings() -> None:
    row = gathered([_row("2011-01-01"), _row("2011-03-01", marking="SECRET", status="confirmed"), _row("2011-02-01")])
    assert row["pin"] == "2011-01-01 ¶1"
    assert (row["marking"], row["status"], row["until"]) == ("SECRET", "confirmed", "2011-03-01")
    assert row["pins"] == row["places"] == ["2011-01-01 ¶1", "2011-03-01 ¶1", "2011-02-01 ¶1"]
    assert len(row["quotes"]) == 3
    assert row["markings"] == ["CONFIDENTIAL", "SECRET", "CONFIDENTIAL"]


def test_rows_under_one_key_are_one() -> None:
    rows = alike(
        [("11DELWAN88", _row("2011-01-01")), ("10DELWAN240", _row("2011-01-02")), ("11DELWAN88", _row("2011-01-03"))]
    )
    assert [len(row["places"]) for row in rows] == [2, 1]
