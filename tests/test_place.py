"""Places: what lies in what, by the shipped table and by an archive's own."""

import pytest

from reftel.terms.place import OWN_TABLE, area
from tests.table import cases

_OWN = "name,within,country,also\nSahriya,Delwan,Kharvan,\nDelwan,,Kharvan,Upper Delwan\n"


@pytest.mark.parametrize(("asked", "expected"), cases("place"))
def test_a_place_lies_in_another(asked, expected, tmp_path):
    (tmp_path / OWN_TABLE).parent.mkdir()
    (tmp_path / OWN_TABLE).write_text(_OWN, encoding="utf-8")
    text, _, name = asked.partition(" | ")
    assert ("yes" if area(name, tmp_path).holds(text) else "no") == expected


def test_without_a_table_of_its_own_an_archive_has_the_shipped_places(tmp_path):
    assert not area("Delwan", tmp_path).holds("in Sahriya")
    assert area("Iraq", tmp_path).holds("in Hillah")
