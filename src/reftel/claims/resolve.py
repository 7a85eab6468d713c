"""Who is meant within one telegram: `we` is the sender, `you` the action addressee, `he` the man last named.

It sees what a reader of the telegram sees, claims and cable, and adds; it never changes the words of a key. A role
told twice stays where it was told first.
"""

from collections.abc import Iterable

from reftel.claims.claim import Claim, Role
from reftel.claims.name import alike, particle
from reftel.claims.position import head, is_honorific
from reftel.message.cable import Cable


def resolve(cable: Cable, paragraphs: Iterable[Iterable[Claim]]) -> tuple[tuple[Claim, ...], ...]:
    """The claims of each paragraph with whom they mean; a role told before is left out."""
    held: list[Role] = []
    return tuple(tuple(claim for claim in claims if _is_new(claim, held)) for claims in paragraphs)


def _is_new(claim: Claim, held: list[Role]) -> bool:
    """Whether this is no role that was told before; one that is new is added to those `held`."""
    if not isinstance(claim.said, Role):
        return True
    if any(same_role(claim.said, other) for other in held):
        return False
    held.append(claim.said)
    return True


def name_parts(name: str) -> list[str]:
    """The parts of a name that tell one man from another: ranks and particles left out."""
    words = [word for part in name.split() for word in part.split("-")]
    return [word for word in words if word and not particle(word.lower()) and not is_honorific(word)]


def same_person(left: str, right: str) -> bool:
    """Whether two names of one telegram may be one man's: the shorter's parts are all in the longer."""
    one, two = name_parts(left), name_parts(right)
    few, many = sorted((one, two), key=len)
    return bool(few) and all(any(alike(part, other) for other in many) for part in few)


def same_role(left: Role, right: Role) -> bool:
    """Whether both say that one man holds one post, in whatever words."""
    return same_person(left.person, right.person) and post(left.position) == post(right.position)


def post(position: str) -> str:
    """What a position comes down to: its last word that is an office, in full."""
    before = position.split(" of ")[0].split(" for ")[0].split(" in ")[0]
    heads = [found.full for word in before.replace("-", " ").split() if (found := head(word))]
    return heads[-1].split()[-1] if heads else before.lower()
