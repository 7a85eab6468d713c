"""What was made before is taken as it is only while nothing it was made from has changed."""

import os
from functools import partial
from io import BytesIO

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reftel.desk import ledger as desk_ledger
from reftel.desk import record as desk_record
from reftel.desk.ahead import make_ahead
from reftel.desk.casefile import case_file
from reftel.desk.incidents import TYPES, Wanted, listed
from reftel.desk.judgements import Judgements
from reftel.desk.ledger import ledger
from reftel.desk.logbook import Log, Note
from reftel.desk.persons import persons
from reftel.desk.question import questions
from reftel.desk.record import Asked, recorded
from reftel.desk.subject import subject
from reftel.desk.watch import watch
from reftel.readers.reader import read_stream
from reftel.room.judgement import CONFIRMED, REFUSED, Judgement, Mark
from reftel.room.made import FILE, Made
from reftel.room.room import Room
from reftel.room.vantage import NOW
from reftel.vault.ingest import ingest
from reftel.vault.run import ADD, Begun, begin
from reftel.vault.vault import Vault
from tests.archive import NOON, archive_of, telegram_text

SENTENCES = (
    "Chief Rustam Darvazi was shot at on February 9.",
    "PO Delwan will meet Chief Rustam Darvazi on February 14.",
    "PO Delwan met Rostam Darwazi on February 14.",
    "Colonel Darvazi is in danger, as ref A says.",
    "Rustam Orlan asked the Embassy to release the wages.",
    "Judge Nadia Orlan was killed on February 10.",
    "The wages came on February 20.",
    "The Ambassador raised the case of Judge Orlan with the Ministry.",
    "Nadia Orlan (please protect) is the sister of Rustam Darvazi.",
    "Mayor Tolvan Kesh offered shelter to Chief Darvazi.",
)


class Step(msgspec.Struct, frozen=True):
    """One thing that changes an archive: `kind` says which, `number` and `verdict` what of it."""

    kind: str
    number: int
    verdict: str
    picked: tuple[int, ...]


steps = st.builds(
    Step,
    st.sampled_from(("add", "add", "person", "state", "claim", "incident", "promise", "log", "undo")),
    st.integers(0, 30),
    st.sampled_from(("y", "n", "h")),
    st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=4).map(tuple),
)


def text_of(serial, picked):
    body = "\n\n".join(f"{number}. (C) {SENTENCES[place]}" for number, place in enumerate(picked, 1))
    text = telegram_text(serial, body, day=f"{10 + serial % 18:02}")
    return text.replace("NEWS\n", f"NEWS\n\nREF: SAHRIYA {serial - 1}\n") if serial % 2 else text


def add(archive, text):
    with Vault.open(archive) as vault:
        run = begin(vault.db, Begun(ADD, NOON.isoformat(), "keeper", ("-",)))
        ingest(vault, read_stream(BytesIO(text.encode()), "-"), run)


def judge(archive, step, rows):
    """What a person decides: the answer to a question of a kind, or that a claim is right or wrong."""
    kept = Judgements(archive, "main")
    if step.kind == "claim":
        row = rows["ledger"][step.number % len(rows["ledger"])] if rows["ledger"] else None
        if row is not None:
            key, _, paragraph = row.pin.partition(" ")
            verdict = CONFIRMED if step.verdict == "y" else REFUSED
            mark, kinds = Mark(key, paragraph, row.quote), Mark(key, paragraph, "action event")
            kept.add(Judgement("claim", mark, kinds, verdict, "vale", NOON.isoformat()))
        return
    asked = [row for row in rows["questions"] if row.about == step.kind]
    if asked:
        kept.add(asked[step.number % len(asked)].answered(step.verdict, "vale", NOON.isoformat()))


def taken(archive, step, rows, serial):
    if step.kind == "add":
        add(archive, text_of(serial, step.picked))
    elif step.kind == "log":
        text = SENTENCES[step.picked[0]]
        day = f"2011-02-{10 + step.number % 18:02}"
        Log(archive, "main").add(
            Note("promise", text, day, "vale", NOON.isoformat(), about="Rustam Darvazi", happened=day)
        )
    elif step.kind == "undo":
        Judgements(archive, "main").undo(NOON.isoformat())
    else:
        judge(archive, step, rows)


def lists(room, record):
    return {
        "people": persons(record),
        "incidents": [listed(record, Wanted(type_)) for type_ in TYPES],
        "ledger": ledger(record),
        "watch": watch(record),
        "questions": questions(record),
        "cases": [case_file(room, record, subject(room, record, row["key"])) for row in persons(record)[:4]],
    }


def anew(room, archive, asked=NOW):
    judged = tuple(Judgements(archive, room.name))
    return desk_record.record(room, archive, asked, judged, desk_record.beside(archive, room))


def plain(rows):
    return msgspec.json.decode(msgspec.json.encode(rows))


@settings(
    max_examples=8,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=4), max_size=3), st.lists(steps))
def test_rows_after_a_step_are_the_rows_made_anew(tmp_path_factory, monkeypatch, first, then):
    archive = archive_of(
        tmp_path_factory.mktemp("made") / "archive",
        *(text_of(number, picked) for number, picked in enumerate(first, 1)),
    )
    monkeypatch.setattr(desk_record, "make_ahead", partial(make_ahead, many=1))
    with Room.open(archive) as room:
        rows = lists(room, recorded(room, archive))
    for number, step in enumerate(then[:6], len(first) + 1):
        taken(archive, step, rows, number)
        with Room.open(archive) as room:
            rows = lists(room, recorded(room, archive))
            assert plain(rows) == plain(lists(room, anew(room, archive)))
            asked = Asked("2011-02-16")
            assert plain(lists(room, recorded(room, archive, asked))) == plain(lists(room, anew(room, archive, asked)))


@pytest.fixture
def archive(tmp_path):
    texts = [text_of(number, (number % 5, 4, 5)) for number in range(1, 7)]
    other = telegram_text(30, "1. (C) Consul Petra Vandelin will visit Bishop Ilvan Marosh.", day="12")
    return archive_of(tmp_path / "archive", *texts, other)


def counted(monkeypatch):
    """The entries of the ledger whose lines are made, as they are made."""
    found, make = [], desk_ledger._owed
    monkeypatch.setattr(desk_ledger, "_owed", lambda entry, later: found.append(entry.id) or make(entry, later))
    return found


def test_a_decision_makes_only_the_line_it_is_about(archive, monkeypatch):
    with Room.open(archive) as room:
        row = ledger(recorded(room, archive))[0]
        key, _, paragraph = row.pin.partition(" ")
        said = Mark(key, paragraph, row.quote)
        decided = Judgement("state", said, Mark(key, paragraph, "kept"), CONFIRMED, "vale", NOON.isoformat())
        Judgements(archive, room.name).add(decided)
        made = counted(monkeypatch)
        found = {each.id: each for each in ledger(recorded(room, archive))}
    here = {each.id for each in found.values() if any(place.startswith(f"{key} ") for place in each.places)}
    assert found[row.id].state == "kept"
    assert row.id in made
    assert set(made) <= here < set(found)


def test_a_telegram_of_others_leaves_every_line_as_it_was(archive, monkeypatch):
    with Room.open(archive) as room:
        before = recorded(room, archive)
        count = len(ledger(before))
    made = counted(monkeypatch)
    add(archive, telegram_text(40, "1. (C) Consul Mirel Tavost will call on Minister Sorin Talbek.", day="14"))
    with Room.open(archive) as room:
        assert len(ledger(recorded(room, archive))) == count + 1
    assert len(made) == 1


def test_what_was_made_is_kept_and_let_go(tmp_path):
    asked = []

    def made(folder, rules, *names):
        store = Made(folder, rules)
        found = [
            store.of("name", name.encode(), lambda each: asked.append(each) or each.encode(), name) for name in names
        ]
        store.sweep()
        return found

    assert made(tmp_path, "one", "a", "b", "b") == [b"a", b"b", b"b"]
    assert made(tmp_path, "one", "a") == [b"a"]
    assert asked == ["a", "b"]
    assert made(tmp_path, "one", "c", "a", "b") == [b"c", b"a", b"b"]
    assert made(tmp_path, "one", "c") == [b"c"]  # two more that nothing asked for: they go
    assert made(tmp_path, "one", "a") == [b"a"]
    assert asked == ["a", "b", "c", "a"]
    assert made(tmp_path, "other", "a") == [b"a"]
    assert asked == ["a", "b", "c", "a", "a"]


def test_a_broken_file_is_made_again_and_where_nothing_can_be_written_nothing_is(tmp_path, monkeypatch):
    (tmp_path / FILE).write_bytes(b"no store" * 4000)
    assert Made(tmp_path, "one").of("name", b"a", lambda: b"a") == b"a"
    monkeypatch.setattr("reftel.room.made.writable", lambda file: False)
    (tmp_path / "other").mkdir()
    assert Made(tmp_path / "other", "one").of("name", b"a", lambda: b"a") == b"a"
    assert os.listdir(tmp_path / "other") == []
