"""Weight: which words in common mean something."""

import pytest

from reftel.desk.deed import content
from reftel.desk.weight import rare, specific
from reftel.terms.rows import shipped_rows


def test_words_of_many_telegrams_are_no_names():
    """They hold for every archive: lands and months have tables of their own, and who governs changes."""
    stems = {row["stem"] for row in shipped_rows("ordinary", "desk")}
    lands = content(" ".join(row["name"] for row in shipped_rows("country") if " " not in row["name"]))
    assert {"meet", "minist", "secretari"} <= stems
    assert not stems & lands


@pytest.mark.parametrize("names", ["Afghan registrars", "Europe and Asia", "in September"])
def test_nations_parts_of_the_world_and_months_are_ordinary(names):
    assert len(content(names)) > len(rare(content(names)))
    assert rare(content(names)) <= {"registrar"}


def test_what_is_blacked_out_tells_nothing():
    assert content("XXXXXXXXXXXX sent the notary xxxxx") == content("sent the notary")
    assert specific(content("the notary")) == {"notari"}
