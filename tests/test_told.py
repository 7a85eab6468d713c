"""Who was told of the telegrams of the example archive."""

import pytest
from msgspec.structs import replace

from reftel.room.relay import relayed
from reftel.room.told import addressed, told, who
from reftel.terms.precedence import Precedence
from tests.archived import kharvan, kharvan_tables, links_of

HELD = kharvan()
TABLES = kharvan_tables()
MEMBERS = links_of(HELD.values(), TABLES).members()


def how(key: str, name: str) -> str | None:
    found = told(HELD[key].cable, who(name, TABLES.posts), MEMBERS)
    return found.how if found else None


@pytest.mark.parametrize(
    ("key", "name", "expected"),
    [
        ("11SAHRIYA431", "Sahriya", "from"),
        ("11SAHRIYA431", "STATE", "action"),
        ("11SAHRIYA431", "Secstate", "action"),
        ("11SAHRIYA431", "DELWAN", "collective"),
        ("11SAHRIYA431", "KHARVAN COLLECTIVE", "info"),
        ("11SAHRIYA431", "PARIS", None),
        ("11SAHRIYA431", "NEA", None),
    ],
)
def test_how_somebody_was_told(key, name, expected):
    assert how(key, name) == expected


def test_precedence_and_address_are_told():
    found = told(HELD["11SAHRIYA431"].cable, who("STATE", TABLES.posts), MEMBERS)
    assert (found.precedence, found.through) == ("IMMEDIATE", "SECSTATE WASHDC")


def test_an_address_without_a_word_has_the_telegrams_precedence_where_no_address_has_one():
    heading = HELD["11DELWAN115"].cable.heading
    assert [row.precedence for row in heading.to] == [None]
    assert heading.unsaid_precedence == "ROUTINE"
    worded = replace(heading.to[0], plad="AMEMBASSY X", precedence=Precedence.PRIORITY)
    assert replace(heading, to=(*heading.to, worded)).unsaid_precedence is None


def test_members_of_a_collective_are_learned_from_relay_lines():
    assert relayed(HELD["11SAHRIYA431"].cable, TABLES) == ("DELWAN", "PORTZAYD", "TARSHAN")
    found = told(HELD["11SAHRIYA431"].cable, who("DELWAN", TABLES.posts), MEMBERS)
    assert (found.through, found.precedence) == ("KHARVAN COLLECTIVE", "PRIORITY")
    assert found.learned in HELD


def test_the_departments_offices_are_told_by_its_distribution():
    cable = HELD["76SAHRIYA412"].cable
    offices = [each for each in ("NEA", "INR") if told(cable, who(each, TABLES.posts), MEMBERS)]
    assert bool(offices) == bool(cable.heading.distribution)


def test_all_who_were_addressed():
    assert {"SAHRIYA", "STATE", "DELWAN", "PORTZAYD", "TARSHAN"} <= addressed(HELD["11SAHRIYA431"].cable, MEMBERS)
