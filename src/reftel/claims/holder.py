"""Holders: a role as it is found in a line, with its status and where it stands."""

import msgspec

from reftel.claims.claim import Role
from reftel.claims.person import Found, words
from reftel.claims.position import head, is_place, office
from reftel.claims.token import Token


class RoleFound(msgspec.Struct, frozen=True):
    """A role and the characters of the line that say it."""

    role: Role
    start: int
    end: int
    rule: str


def made(
    text: str, row: list[Token], title: tuple[int, int], holder: Found, start: int, rule: str, plural: bool
) -> RoleFound:
    """The role of this title (its first and last token) and holder; the quote begins at the character `start`."""
    first, last = title
    status, first = _status(row, first, last)
    while first < last and not row[first].word[0].isalnum():
        first += 1
    position = text[row[first].start : row[last].end + (1 if row[last].dot and last > holder.last else 0)]
    if plural and position.lower().endswith("s"):
        position = position[:-3] + "y" if position.endswith("ies") else position[:-1]
    name = words(text, row, holder)
    place = next(
        (
            each.word
            for each in row[max(0, first - 1) : last + 1]
            if is_place(each.word) and (each.owns or each.capital) and not (each.word.isupper() and len(each.word) < 5)
        ),
        None,
    )
    acronym = next(
        (
            each.word
            for each in row[first : last + 1]
            if each.word.isupper() and 1 < len(each.word) <= 6 and not head(each.word)
        ),
        None,
    )
    begin = min(start, row[first].start, row[holder.first].start)
    if first > 0 and row[first - 1].owns and rule == "role-title":
        begin = row[first - 1].start
    end = max(row[holder.last].end, row[last].end)
    return RoleFound(Role(name, position, acronym, place, status), begin, end, rule)


def _status(row: list[Token], first: int, last: int) -> tuple[str, int]:
    """Whether the post is held, was held or is to be, and where the position begins without the word that says so."""
    for place in range(max(0, first - 1), last + 1):
        low = row[place].lower
        if office(low, "former"):
            return "former", place + 1 if first <= place < last else first
        if low in ("candidate", "nominee", "challenger", "hopeful", "contender", "frontrunner"):
            return "candidate", first
        if office(low, "appointed") or low.endswith(("-elect", "-designate")):
            return "appointed", first
        if low.startswith(("ex-", "then-", "former-")):
            return "former", first
    return "holds", first
