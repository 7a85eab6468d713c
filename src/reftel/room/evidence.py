"""Evidence: what speaks for two groups of figures being one person, and against it, counted by a table.

Each row of `EVIDENCE` says what is compared, what it counts when both are named in full, and what it counts when one is
not. Two names in full that agree are almost enough; a title and a family name (`Governor Oltavi`) need more.
"""

from collections.abc import Callable

import msgspec

from reftel.room import circumstance as told
from reftel.room import name_evidence as called
from reftel.room import office_evidence as held
from reftel.room.pair import Pair


class Row(msgspec.Struct, frozen=True):
    """One row of the table: `test` says in words what holds of a pair, None when it does not or is not known."""

    test: Callable[[Pair], str | None]
    full: int
    alone: int


EVIDENCE = (
    #   what is compared      in full  alone
    Row(called.agree, 2, 0),  # both are named in full, and the names agree
    Row(called.nearly, -1, 0),  # ... but for the spelling of the given name
    Row(called.left_out, -1, 0),  # ... but for the first given name, which one leaves out
    Row(called.other_family, -1, -2),  # what they share is not the family name
    Row(called.rare, 1, 0),  # nobody else is likely to be called so
    Row(called.numbered, 1, 1),  # the same number stands behind both, or Jr.
    Row(called.only, 0, 1),  # nobody else bears the family name
    Row(called.known, 0, 1),  # ... and the one who bears it is named in full
    Row(called.famous, 0, 1),  # ... in five telegrams and more
    Row(called.respelled, -1, -1),  # ... but is spelled in another way, and no office agrees
    Row(called.form, 0, 1),  # the same form of address, and no office
    Row(called.no_office, 0, -1),  # Mr., beside a minister
    Row(held.office, 1, 2),  # the same office
    Row(held.sole, 0, 1),  # ... of which a country has one
    Row(held.alone_in_office, 0, 1),  # ... and nobody else of the name held it then
    Row(held.another, 0, -2),  # ... but another of the name held it then
    Row(held.no_longer, 0, -2),  # ... but held it before
    Row(held.rises, 0, 1),  # a candidate who leads the country, a prime minister who becomes president
    Row(held.service, 0, 1),  # offices of one foreign service
    Row(held.dignity, 0, 1),  # a dignity and an office: an ayatollah who was president
    Row(told.country, 1, 1),  # the same country, by the titles or by the posts
    Row(held.cabinet, 0, 1),  # ministers of two fields in one country
    Row(held.ministry, 0, 1),  # a minister and who is under him
    Row(held.command, 0, 1),  # a colonel and a commander
    Row(told.place, 1, 1),  # the same place or body
    Row(held.body, 0, 1),  # ... which each of them heads
    Row(told.post, 1, 1),  # the same post, or posts in one country
    Row(told.leads_there, 0, 1),  # ... and he leads that country
    Row(told.company, 1, 1),  # the same persons named beside
    Row(told.later, 0, -1),  # years between them
    Row(held.unlike, 0, -1),  # offices that one man seldom holds in turn
    Row(held.at_once, 0, -1),  # ... at one time
    Row(held.far, -1, 0),  # ... and nothing else agrees
)

FULL = tuple((row.test, row.full) for row in EVIDENCE if row.full)
ALONE = tuple((row.test, row.alone) for row in EVIDENCE if row.alone)
"""The rows that count when both are named in full, and when one is not, with what they count."""
