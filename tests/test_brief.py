"""A brief names a person in every spelling, with pins that resolve, and leaves namesakes apart."""

import msgspec
import pytest

from reftel.claims.name import read_name
from reftel.desk.brief import brief
from reftel.room.grammar import read_query
from reftel.room.room import Room
from tests.archive import archive_of, telegram_text


@pytest.fixture
def told(tmp_path):
    def of(name, *texts):
        with Room.open(archive_of(tmp_path / "archive", *texts)) as room:
            return brief(room, read_name(name))

    return of


CHIEF = telegram_text(12, "1. (C) Chief Rustam al-Darvazi was shot at. His deputy left. Rostam stayed.")


def test_every_sentence_that_names_him_in_any_spelling(told):
    found = told("Rustem Darwazi", CHIEF)
    assert [(line.pin, line.quote) for line in found.lines] == [
        ("11SAHRIYA12 ¶1", "Chief Rustam al-Darvazi was shot at."),
        ("11SAHRIYA12 ¶1", "Rostam stayed."),
    ]
    assert found.spellings == ("Rustam al-Darvazi", "Rostam")
    assert found.undecided == ()


def test_telegrams_stand_in_order_of_time(told):
    earlier = telegram_text(3, "1. (C) Rustam Darvazi called.", day="02")
    assert [line.mrn for line in told("Rustam Darvazi", CHIEF, earlier).lines] == [
        "11SAHRIYA3",
        "11SAHRIYA12",
        "11SAHRIYA12",
    ]


def test_a_namesake_is_shown_apart(told):
    both = telegram_text(7, "1. (C) Rustam Darvazi met Rustam Orlan. Rustam left.")
    found = told("Rustam Darvazi", both)
    assert [line.quote for line in found.lines] == ["Rustam Darvazi met Rustam Orlan."]
    assert [(line.quote, line.doubt) for line in found.undecided] == [
        ("Rustam left.", "others bear the name: Rustam Orlan")
    ]


def test_a_verb_that_opens_a_sentence_is_no_namesake(told):
    found = told("Rustam Darvazi", telegram_text(7, "1. (C) Rustam Darvazi fell. Removing Darvazi was easy."))
    assert [line.quote for line in found.lines] == ["Rustam Darvazi fell.", "Removing Darvazi was easy."]


def test_nobody(told):
    found = told("Ann Vale", CHIEF)
    assert found.lines == found.undecided == ()


def test_a_brief_is_a_record(told):
    row = msgspec.json.decode(msgspec.json.encode(told("Rustam Darvazi", CHIEF)))["lines"][0]
    assert {"pin", "quote", "marking", "status"} <= set(row)
    assert row["marking"] == "CONFIDENTIAL"


@pytest.mark.shared
def test_the_chief_of_the_seed_telegram(tmp_path, shared):
    text = (shared / "seed" / "07BAGHDAD4003.txt").read_text(encoding="utf-8")
    with Room.open(archive_of(tmp_path / "archive", text)) as room:
        found = brief(room, read_name("Qais al-Mamury"))
    assert {line.pin.split()[1] for line in found.lines} == {"¶1", "¶2", "¶5"}
    assert len(found.lines) == 8
    assert {"Qais al-Mumury", "Qais al-Mamury", "Qais"} == set(found.spellings)
    assert found.undecided == ()


def test_what_is_sure_is_found_without_reading_every_namesake(tmp_path):
    from reftel.claims.name import read_name
    from reftel.desk.brief import Bound, brief, named_for_sure
    from reftel.room.room import Room
    from tests.archive import archive_of, telegram_text

    told = ["Colonel Orel Tavish left.", "Mr. Tavish came.", "Dana Tavish called.", "Orel Minch called.", "Orel rang."]
    texts = [telegram_text(80 + number, f"1. (C) {words}") for number, words in enumerate(told)]
    for some in (texts, texts[:2], texts[:3], [*texts[:2], texts[3]]):
        with Room.open(archive_of(tmp_path / str(hash(tuple(some))), *some)) as room:
            name = read_name("Orel Tavish")
            assert named_for_sure(room, name, (), Bound(99)).lines == brief(room, name).lines != ()


def test_of_many_telegrams_some_are_read_and_the_rest_is_counted(tmp_path):
    from reftel.claims.name import read_name
    from reftel.desk.brief import Bound, Part, brief, named_for_sure
    from reftel.room.room import Room
    from tests.archive import archive_of, telegram_text

    told = ["Colonel Tavish left.", "Colonel Tavish rang.", "Mr. Orel Tavish came.", "Tavish, Orel called.", "Rain."]
    texts = [telegram_text(80 + number, f"1. (C) {words}") for number, words in enumerate(told)]
    with Room.open(archive_of(tmp_path / "archive", *texts)) as room:
        name = read_name("Orel Tavish")
        whole = named_for_sure(room, name, (), Bound(9))
        assert ([row.mrn for row in whole.lines], whole.unread) == ([f"11SAHRIYA{n}" for n in (80, 81, 82, 83)], 0)
        # Who else is a colonel of this name may stand in the telegram that was not read.
        some = named_for_sure(room, name, (), Bound(3))
        assert [row.mrn for row in some.lines] == ["11SAHRIYA82", "11SAHRIYA83"]
        assert (some.unread, some.first) == (1, "11SAHRIYA81")
        assert named_for_sure(room, name, tuple(room.telegrams(["11SAHRIYA81"])), Bound(1)).unread == 2
        first, second = (brief(room, name, Part(place, 2)) for place in (0, 2))
        assert ([row.mrn for row in first.lines], first.likely) == (["11SAHRIYA82", "11SAHRIYA83"], 4)
        assert (second.lines, [row.mrn for row in second.undecided]) == ((), ["11SAHRIYA80", "11SAHRIYA81"])


def test_no_more_is_read_of_a_given_name_that_others_bear(tmp_path, monkeypatch):
    bodies = ["1. (C) Chief Rustam Darvazi met Rustam Orlan.", *["1. (C) Chief Rustam left."] * 5]
    archive = archive_of(tmp_path / "archive", *(telegram_text(12 + n, body) for n, body in enumerate(bodies)))
    read = []
    with Room.open(archive) as room:
        get = room.register.get
        monkeypatch.setattr(room.register, "get", lambda key: read.append(key) or get(key))
        assert room.found(read_query('person:"Rustam Darvazi"')) == ["11SAHRIYA12"]
    assert read == ["11SAHRIYA12"]
