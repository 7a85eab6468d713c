"""Who is one person across telegrams: a title and a family name, and what tells two bearers of them apart."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.desk.record import recorded
from reftel.room.figure import Figure
from reftel.room.judgement import Judgement, Mark
from reftel.room.leader import Known, sound
from reftel.room.merging import Merging
from reftel.room.people import people
from reftel.room.rarity import Rarity
from reftel.room.room import Room
from reftel.room.roster import figures
from reftel.terms.tables import shipped
from reftel.vault.local import keep_tables
from tests.archive import archive_of, telegram_text
from tests.table import cases


def figure(key, name, *titles, year="2009", sender="SAHRIYA"):
    return Figure(key, name, (name,), (), titles, f"{year}-02-01T10:00", sender, shipped().posts.country(sender))


def groups(*figures):
    """The figures of each person, those named beside others left out."""
    first = {each.key: each for each in reversed(figures)}
    persons = ([each.key for each in person.figures if first[each.key] is each] for person in people(figures).persons)
    return sorted(sorted(row) for row in persons if row)


def read(text):
    """The figures of a row of the table."""
    for place, each in enumerate(text.split(" | "), 1):
        pattern = r"(.*?): (.+) @(\d+) (\w+)(?: & (.+))?"
        title, name, year, sender, beside = re.fullmatch(pattern, each.strip()).groups()
        yield figure(str(place), name, *filter(None, title.split(" + ")), year=year, sender=sender)
        if beside:
            yield figure(str(place), beside, year=year, sender=sender)


@pytest.mark.parametrize(("given", "expected"), cases("merging"))
def test_merging(given, expected):
    assert " ".join("+".join(group) for group in groups(*read(given))) == expected


def test_whoever_signs_with_his_given_name_is_whom_the_telegram_names_by_family_name(tmp_path):
    text = telegram_text(31, "1. (C) Orlan met with Governor Tamaz on February 9.").replace(
        "\nVALE\n", "\nMARTA ORLAN\n"
    )
    with Room.open(archive_of(tmp_path / "archive", text)) as room:
        (telegram,) = room.telegrams()
    (her, _) = figures(telegram, (), (("Orlan", "PolCouns"), ("Tamaz", "Governor")))
    assert set(her.names) == {"MARTA ORLAN", "Orlan"}


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (("Francois Rahvend", "Franois Rahvend"), 1),
        (("Francois Rahvend", "Sami Rahvend"), 2),
        (("Khalid R.", "Khalil R."), 2),
    ],
)
def test_a_given_name_that_lost_a_letter_is_no_second_bearer_of_the_family_name(names, count):
    rows = [figure(str(place), name) for place, name in enumerate(names)]
    assert Rarity(rows).families(rows[0].parts[-1]) == count


def test_who_are_told_apart_in_one_telegram_stay_so():
    mayor, governor = figure("1", "Rahvend", "Mayor", sender="SANAA"), figure("1", "Sami Rahvend", sender="SANAA")
    later = figure("2", "Rahvend", "Mayor", sender="SANAA")
    beside = [figure(key, "Ann Vale", sender="SANAA") for key in "12"]
    apart = people([mayor, governor, later, *beside]).persons
    assert {len(person.figures) for person in apart if person.name == "Sami Rahvend"} == {1}
    together = people([governor, later, *beside]).persons
    assert {len(person.figures) for person in together if person.name == "Sami Rahvend"} == {2}


def test_a_minister_is_not_him_whose_office_another_of_the_name_holds_in_his_telegram():
    defense, education = (
        figure("1", "Rahvend", f"{field} Minister", sender="SANAA") for field in ("Defense", "Education")
    )
    later = figure("2", "Sami Rahvend", "Education Minister", sender="SANAA")
    beside = [figure(key, "Ann Vale", sender="SANAA") for key in "12"]
    assert groups(defense, later, *beside) == [["1", "2"]]  # of one cabinet
    told = {
        figure: person for person in people([defense, education, later, *beside]).persons for figure in person.figures
    }
    assert told[education] is told[later]
    assert told[defense] is not told[later]


def test_of_whom_all_the_world_writes_the_post_that_writes_tells_nothing():
    posts = ("SANAA", "MUSCAT", "OSLO", "PARIS", "MADRID")
    rows = [figure(str(place), "Rahvend", "President", sender=post) for place, post in enumerate(posts)]
    family = rows[0].parts[-1]
    assert Rarity(rows).is_everywhere(family, "president")
    assert not Rarity(rows[:4]).is_everywhere(family, "president")
    home = [figure(f"9{place}", "Rahvend", "President", sender="OSLO") for place in range(4)]
    assert not Rarity([*rows, *home]).is_everywhere(family, "president")


def test_a_name_that_is_spelled_alike_is_as_rare_as_that_spelling():
    others = [figure(str(place), f"Omar{sound} Rahvend") for place, sound in enumerate(("ik", "at", "uf", "on"))]
    rows = [
        *others,
        figure("9", "Sami Rahvund"),
        *(figure(f"n{place}", f"A{place}b Orl{place}n") for place in range(9)),
    ]
    rarity = Rarity(rows)
    assert rarity.is_rare(("Sami", "Rahvund"))
    assert not rarity.is_rare(("Sami", "Rahvund"), spelled=False)


def test_one_word_with_a_hyphen_is_a_name_only_behind_a_title(tmp_path):
    with Room.open(archive_of(tmp_path / "archive", telegram_text(31, "1. (C) Nothing."))) as room:
        (telegram,) = room.telegrams()
    words = (("Sahriya-Delwan", ""), ("Idris-Tamaz", "Governor"), ("Sami Idris-Vakh", ""))
    known = Known(names=frozenset(sound(name) for name, _ in words))
    assert {each.name for each in figures(telegram, (), words, known)} == {"Idris-Tamaz", "Sami Idris-Vakh"}


def test_a_third_telegram_joins_no_two_whom_people_told_apart():
    first, second = figure("A", "Sami Rahvend", "Judge"), figure("B", "Sami Rahvend", "Colonel", sender="DELWAN")
    others = [figure(str(place), f"Sami {name}") for place, name in enumerate(("Tamaz", "Orlan", "Vakh", "Dehkulan"))]
    others += [
        figure(str(place + 9), f"{name} Rahvend") for place, name in enumerate(("Ann", "Idris", "Marta", "Karim"))
    ]
    both = Figure("C", "Sami Rahvend", ("Sami Rahvend",), (), ("Judge", "Colonel"), "2010-02-01T10:00", "PORTZAYD")
    rows = [first, second, both, *others]

    def together(judged):
        return next(
            {each.key for each in person.figures} for person in people(rows, judged).persons if first in person.figures
        )

    assert together(()) == {"A", "B", "C"}
    apart = Judgement(
        "person", Mark("A", "", first.name), Mark("B", "", second.name), "different", "vale", "2011-01-01"
    )
    assert "B" not in together([apart])


_TITLES = ("President", "Prime Minister", "Minister", "Defense Minister", "Secretary", "Colonel", "Police Chief", "Mr.")
_NAMES = ("Sami", "Rahvend", "Sami Rahvend", "Idris Rahvend", "Tamaz", "Karim Tamaz", "Sami Tamaz", "Rahvand")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(_NAMES),
            st.lists(st.sampled_from(_TITLES), max_size=2),
            st.sampled_from(("2008", "2009", "2030")),
            st.sampled_from(("SAHRIYA", "DELWAN")),
        ),
        max_size=9,
    )
)
def test_a_name_alone_is_compared_with_all_whom_it_may_mean(rows):
    every = [
        figure(str(place), name, *titles, year=year, sender=post)
        for place, (name, titles, year, post) in enumerate(rows)
    ]

    def with_all(self, each):
        return self._under.near(each)

    found = people(every)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Merging, "_may_be", with_all)
        assert people(every) == found


def test_an_archive_says_which_country_its_own_posts_are_in(tmp_path):
    first = telegram_text(12, "1. (C) Ambassador Sami Rahvend came to the feast.")
    later = telegram_text(13, "1. (C) FP Advisor Rahvend left the feast.").replace("SAHRIYA", "QORVAL")
    archive = archive_of(tmp_path / "archive", first, later.replace("FEB 11", "FEB 12"))
    with Room.open(archive) as room:
        assert [person.name for person in recorded(room, archive).people.persons] == ["Sami Rahvend", "Rahvend"]
        posts = ({"post": name, "name": name, "country": "KHV"} for name in ("SAHRIYA", "QORVAL"))
        assert keep_tables(archive, {"post.csv": tuple(posts)})
        assert [person.name for person in recorded(room, archive).people.persons] == ["Sami Rahvend"]
