"""Equal values are held once."""

from reftel.claims.claim import Claim, Event, Pin
from reftel.room.claims import Told
from reftel.room.once import Once
from reftel.room.record import Said
from reftel.room.whom import Whom
from reftel.text import Span


def _said(number: int) -> Said:
    """A claim all of whose parts are its own, as if it were read from bytes."""
    name = "".join(("Rustam", " ", "Darvazi"))
    claim = Claim(Event("attack", target=name), Pin(Span(0, 5), f"shot {number}"), "".join(("ev", "ent")), "1")
    told = Told("".join(("11DELWAN", "88")), "¶1", 0, number, claim, "".join(("2011", "-12-10")))
    return Said(told, {"target": Whom(name, ("".join(("rustam", "-darvazi")),))}, frozenset(["rustam-darvazi"]))


def test_equal_parts_of_two_claims_are_one_and_nothing_else_changes() -> None:
    once = Once()
    one, other = once.of((_said(0), _said(1)))
    assert (one, other) == (_said(0), _said(1))
    assert one.told.key is other.told.key
    assert one.told.claim.said.target is other.told.claim.said.target  # type: ignore[union-attr]
    assert one.whom["target"] is other.whom["target"]
    assert one.about is other.about
    assert one.told.quote != other.told.quote


def test_what_is_known_at_a_time_has_a_bound() -> None:
    once = Once()
    for number in range(250_000):
        once.of(f"11DELWAN{number}")
    assert len(once._met) <= 100_001
