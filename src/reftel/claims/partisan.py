"""Partisans: the party that a politician's name is given in parentheses, or in a word joined to his title.

`Senator Ali Tamaz (PDD - Delwan)` is of the PDD; `the Orlan-backed Senator Tamaz` and `the pro-Orlan deputy Ali Vale`
stand by Orlan.
"""

import re
from collections.abc import Iterator

import msgspec

from reftel.claims.agency import kind
from reftel.claims.claim import Relation
from reftel.claims.clause import phrase
from reftel.claims.draft import Draft, Scene
from reftel.claims.party import names_person
from reftel.claims.person import person_at
from reftel.claims.position import head, is_people, is_place
from reftel.claims.thing import is_phrase, is_thing
from reftel.claims.token import Token, tokens
from reftel.claims.wordclass import words_of

_PARTY = re.compile(r"\((?P<party>[A-Z][A-Za-z]{0,2}[A-Z]{1,5})(?:\s?[-–—/,]\s?[A-Za-z][A-Za-z. ]{1,25})?\)")
_LONGEST_NAME = 8
_STANDINGS = ("ally", "subordinate")


class PartisanFound(msgspec.Struct, frozen=True):
    """A relation and the characters of the line that say it."""

    said: Relation
    start: int
    end: int
    rule: str = "relation-party"


def partisans(text: str) -> Iterator[PartisanFound]:
    """The politicians of a line whose party stands behind the name.

    >>> [(each.said.subject, each.said.object) for each in partisans("Senator Ali Tamaz (PDD-Delwan) met him.")]
    [('Ali Tamaz', 'PDD')]
    """
    row: list[Token] = []
    for found in _PARTY.finditer(text):
        row = row or tokens(text)
        bracket = next(place for place, each in enumerate(row) if each.start == found.start())
        named = _name_before(row, bracket)
        if named is None or not _is_party(found["party"], text[row[named[0]].start : row[named[1]].end]):
            continue
        first, last = named
        name = text[row[first].start : row[last].end]
        if _in_politics(row, first) and not (is_thing(name) or is_phrase(name)):
            yield PartisanFound(Relation(name, "member", found["party"]), row[first].start, found.end())


def _name_before(row: list[Token], bracket: int) -> tuple[int, int] | None:
    """The longest name that ends right before the parenthesis."""
    for place in range(max(0, bracket - _LONGEST_NAME), bracket):
        found = person_at(row, place)
        if found is not None and found.last == bracket - 1:
            return found.first, found.last
    return None


def _is_party(letters: str, name: str) -> bool:
    """Whether these may be a party's: no initials of the name, no office, no mark of the trade."""
    initials = iter([part[0].lower() for part in re.split(r"[\s-]+", name) if part])
    own = all(letter in initials for letter in letters.lower())
    trade = kind(letters.lower()) is not None or letters.lower() in words_of("no party")
    return not (own or trade) and head(letters) is None and not is_place(letters)


def _in_politics(row: list[Token], first: int) -> bool:
    """Whether a title before the name is one that parties give: Senator, Minister, MP."""
    low = [each.lower.removesuffix("s") for each in row[max(0, first - 5) : first]]
    of_place = first > 0 and row[first - 1].lower in ("of", "in", "for", "from")
    return not of_place and any(word in words_of("of politics") for word in low)


def stands_by(scene: Scene, noun: int) -> Iterator[Draft]:
    """`the Orlan-backed Senator Tamaz`: whom the word joined to a title names."""
    tree = scene.tree
    if not tree.is_name(noun):
        return
    reach = phrase(tree, noun, whole=False)
    for place in range(reach.first, min(reach.last, noun)):
        relation = next((each for each in _STANDINGS if tree.lower[place] in words_of(f"joined as {each}")), None)
        if relation is None or place < 2 or tree.words[place - 1] != "-" or not tree.is_name(place - 2):
            continue
        if not names_person(tree, noun):
            return
        other = tree.words[place - 2]
        if is_place(other) or is_people(tree.lower[place - 2]) or kind(other.lower()) == "own":
            continue
        said = Relation(tree.text(place + 1, noun), relation, other)
        yield Draft(said, place - 2, reach.last, "relation-party", noun)
