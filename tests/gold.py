"""The gold of an archive, and how the desk is laid beside it: `examples/gold/README.md` says what a row is."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from reftel.claims.sentence import sentences
from reftel.desk.casefile import CaseFile
from reftel.desk.incidents import Happened
from reftel.desk.ledger import Owed
from reftel.room.record import Record
from tests.conftest import ROOT

DONE = {"kept", "answered"}
Row = dict[str, str]


class Archive(NamedTuple):
    """Telegrams with their gold, the day their ledger is judged on, and what of each table is reached."""

    name: str
    telegrams: Path
    gold: Path
    end: str
    floor: dict[str, float]

    def table(self, name: str) -> list[Row]:
        """The rows of one table; none when it has no such table."""
        file = self.gold / f"{name}.csv"
        if not file.exists():
            return []
        with file.open(encoding="utf-8", newline="") as rows:
            return list(csv.DictReader(rows))


KHARVAN = Archive(
    "kharvan",
    ROOT / "examples" / "kharvan",
    ROOT / "examples" / "gold",
    "2011-12-31",
    {"ledger": 0.9, "states": 0.92, "days": 0.99, "incidents": 0.95, "cases": 0.9, "watch": 0.99},
)
"""The example archive. What is reached of the rows; `states` of those the ledger has. The goal of all is 0.9."""
OROMBE = Archive(
    "orombe",
    ROOT / "tests" / "orombe" / "telegrams",
    ROOT / "tests" / "orombe" / "gold",
    "2003-12-31",
    {"ledger": 0.68, "states": 0.82, "days": 0.84, "incidents": 0.78, "cases": 0.66, "watch": 0.92},
)
"""A second archive, which the rules were not made for: `docs/accuracy.md` has what it reached the first time."""
CARUAY = Archive(
    "caruay",
    ROOT / "tests" / "caruay" / "telegrams",
    ROOT / "tests" / "caruay" / "gold",
    "1991-12-31",
    {"ledger": 0.62, "states": 0.77, "days": 0.6, "incidents": 0.4, "cases": 0.55, "watch": 0.54},
)
"""A third one, of another decade, half of it in capitals: what it reached the first time stands there, too."""


class Score(NamedTuple):
    """How two tables agree: rows of the gold, those that reftel has, and those it has otherwise."""

    rows: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def found(self) -> float:
        """The share of the gold that reftel has."""
        return 1 - len(self.missed) / self.rows

    @property
    def right(self) -> float:
        """The share of the gold that it has right."""
        return 1 - (len(self.missed) + len(self.wrong)) / self.rows

    @property
    def agreement(self) -> float:
        """The share of what it has that it has right."""
        return 1 - len(self.wrong) / max(self.rows - len(self.missed), 1)


def parts(text: str) -> list[str]:
    """The places of a cell that holds several."""
    return [part.strip() for part in text.split(";") if part.strip()]


def entries_of(row: Row, rows: Iterable[Owed], record: Record) -> list[Owed]:
    """The lines of the ledger that state what a row of the gold does; of its own type, where there are any.

    `words` show the sentence: of several entries in it those whose quote has them are meant, else those of the type.
    """
    here = [owed for owed in rows if row["first"] in owed.pins]
    found = [owed for owed in here if any(row["words"] in text for text in (*owed.quotes, owed.action))]
    found = found or [owed for owed in here if _in_sentence(row, owed, record)]
    return [owed for owed in found if owed.type == row.get("type")] or found


def _in_sentence(row: Row, owed: Owed, record: Record) -> bool:
    """Whether an entry is stated in the sentence that has the words of a row."""
    key, _, paragraph = row["first"].partition(" ")
    texts = [passage.text for passage in record.telegrams[key].passages if passage.paragraph == paragraph]
    told = [" ".join(span.of(text).split()) for text in texts for span in sentences(text)]
    return any(row["words"] in each and any(quote in each for quote in owed.quotes) for each in told)


def ledger_score(gold: Sequence[Row], rows: Sequence[Owed], record: Record) -> Score:
    """How the states of the ledger agree with the gold."""
    missed, wrong = [], []
    for row in gold:
        states = [owed.state for owed in entries_of(row, rows, record)]
        label = f"{row['first']} {row['words']}"
        if not states:
            missed.append(label)
        elif not any(_alike(row["state"], state) for state in states):
            wrong.append(f"{label}: {row['state']}, not {', '.join(states)}")
    return Score(len(gold), tuple(missed), tuple(wrong))


def _alike(left: str, right: str) -> bool:
    return left == right or {left, right} <= DONE


def incident_score(gold: Sequence[Row], rows: Sequence[Happened], record: Record) -> Score:
    """How incidents agree with the gold: told where it says, as one, and with no telling of another."""
    missed, wrong = [], []
    for row in gold:
        core, may = set(parts(row["tellings"])), set(parts(row["may_also"]))
        near = [
            each for each in rows if each.type == row["type"] and core & _places(each) and _befell(row, each, record)
        ]
        if not near:
            missed.append(row["id"])
            continue
        best = max(near, key=lambda each: len(core & _places(each)))
        told = set(best.tellings)
        if not _is_day(row["when"], best.when) or not told <= core | may or len({each.id for each in near}) > 1:
            wrong.append(f"{row['id']}: {best.when} {sorted(told)} {len(near)}")
        elif row["state"] != best.state:
            wrong.append(f"{row['id']}: {row['state']}, not {best.state}")
    return Score(len(gold), tuple(missed), tuple(wrong))


def _places(happened: Happened) -> set[str]:
    """The places that tell of an incident, and those that contradict it."""
    return {*happened.tellings, *(value["pin"] for each in happened.disagree for value in each["values"])}


def _befell(row: Row, happened: Happened, record: Record) -> bool:
    """Whether an incident befell the one whom the gold names, in any spelling, or does not say whom."""
    who = (happened.who or "").lower()
    names = {row["who"], *(record.names[key] for key in record.find(row["who"]))}
    return not who or any(name.lower().split()[-1] in who for name in names)


def _is_day(left: str, right: str | None) -> bool:
    return not left or right is None or left.startswith(right) or right.startswith(left)


def has_line(file: CaseFile, record: Record, row: Row) -> bool:
    """Whether a case file has a line of the gold."""
    value, pin = row["value"], row["pin"]
    match row["part"]:
        case "name":
            return any(each["name"] == value for each in file.names)
        case "not":
            return not set(record.find(value)) & set(file.who["keys"])
        case "protected":
            return bool(file.who["protected"])
        case "post":
            return any(set(value.lower().split()) & set(each["position"].lower().split()) for each in file.posts)
        case "relation":
            relation, _, name = value.partition(": ")
            rows = [each for each in file.relations if each["relation"] == relation]
            return any(name in " ".join(map(str, each.values())) for each in rows)
        case "risk":
            return any(f"{each['of']}: {each['level']}" == value and each["pin"] == pin for each in file.risks)
        case "incident":
            return any(pin in each.tellings for each in file.incidents)
        case _:
            return any(pin in each.tellings for each in (*file.interventions, *file.meetings))
