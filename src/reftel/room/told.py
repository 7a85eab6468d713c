"""Who was told: whether a post or an office sent a telegram or was addressed by it, and how.

`TO RUEHC/SECSTATE WASHDC PRIORITY` addresses STATE for action, an INFO line for information, a collective all its
members, and `ACTION NEA-15 INFO INR-10` the Department's offices. Nobody can say who read it.
"""

import re
from collections.abc import Iterator, Mapping

import msgspec

from reftel.message.cable import Addressee, Cable, Heading
from reftel.room.relay import is_collective
from reftel.terms.post import Posts

FROM, ACTION, INFO, COLLECTIVE = "from", "action", "info", "collective"
_OFFICE = re.compile(r"\b(?P<kind>ORIGIN|ACTION|INFO)\b|\b(?P<office>[A-Z]{1,5}(?:/[A-Z]{1,5})?)-\d{1,2}\b")
_SLUG = re.compile(r"\b(?:DEPT|DEPARTMENT|STATE)\.?\s+(?:ALSO\s+)?FOR\s+(?P<offices>[^;]+)")
_NAMED = re.compile(r"[A-Z]{1,5}(?:[/-][A-Z]{1,5})*")
Members = Mapping[str, Mapping[str, str]]
"""The learned members of collectives: collective, post, and the telegram that shows it."""


class Who(msgspec.Struct, frozen=True):
    """Whose knowledge is asked for: a post, or words of an address (`CIA`), or an office of the Department (`NEA`)."""

    name: str
    post: str | None


class Told(msgspec.Struct, frozen=True):
    """How somebody was told: `through` is the address, `learned` the telegram that shows a collective's member."""

    how: str
    precedence: str | None = None
    through: str | None = None
    learned: str | None = None


def who(name: str, posts: Posts) -> Who:
    """A post or an office as somebody types it.

    >>> posts = Posts.from_rows([{"post": "STATE", "name": "STATE", "kind": "department"}], [])
    >>> who("Secstate", posts).post, who("NEA", posts).post
    ('STATE', None)
    """
    plain = " ".join(name.upper().split())
    return Who(plain, posts.exact("".join(filter(str.isalpha, plain))) or posts.of_plad(plain))


def told(cable: Cable, asked: Who, members: Members) -> Told | None:
    """How they were told of a telegram: the most direct way; None when it was neither from nor to them."""
    return next(_ways(cable, asked, members), None)


def _ways(cable: Cable, asked: Who, members: Members) -> Iterator[Told]:
    """All ways in which they were told, the most direct first."""
    heading = cable.heading
    sender = heading.sender.post if heading.sender else (cable.mrn.post if cable.mrn else None)
    # A post that no table knows is known by its name.
    if sender is not None and sender == (asked.post or asked.name.replace(" ", "")):
        yield Told(FROM, heading.action_precedence)
    yield from _addressed(heading, asked)
    for how, office, line in offices(cable):
        if asked.post is None and office == asked.name:
            yield Told(how, None, f"{line}: {office}")
    yield from _through(heading, asked, members)


def _addressed(heading: Heading, asked: Who) -> Iterator[Told]:
    """By an address of their own."""
    for how, rows in ((ACTION, heading.to), (INFO, heading.info)):
        for row in rows:
            if _is(row, asked):
                yield Told(how, row.precedence or heading.unsaid_precedence, row.plad)


def _through(heading: Heading, asked: Who, members: Members) -> Iterator[Told]:
    """Through a collective that a telegram shows them in and that does not leave them out."""
    for row in (*heading.to, *heading.info):
        shown = members.get(row.plad, {}).get(asked.post or "") if is_collective(row) else None
        if shown is not None and asked.post not in row.exempt:
            yield Told(COLLECTIVE, row.precedence or heading.unsaid_precedence, row.plad, shown)


def _is(row: Addressee, asked: Who) -> bool:
    """Whether an address is of those who are asked about: the post, or all words of an office's name."""
    if asked.post is not None:
        return row.post == asked.post
    words = set(re.findall(r"[A-Z0-9]+", f"{row.plad} {row.office or ''}".upper()))
    return set(re.findall(r"[A-Z0-9]+", asked.name)) <= words


def offices(cable: Cable) -> Iterator[tuple[str, str, str]]:
    """The Department's offices that a telegram was given to: for action or information, which, and by what line."""
    how = INFO
    line = cable.heading.distribution
    for match in _OFFICE.finditer(line.value if line else ""):
        if match["kind"]:
            how = INFO if match["kind"] == "INFO" else ACTION
        else:
            yield how, match["office"], "the Department's distribution"
    for slug in cable.slugs:
        if named := _SLUG.search(slug.value):
            for office in _NAMED.findall(re.sub(r"\b(?:AND|FOR)\b", ",", named["offices"])):
                yield INFO, office, "the line under the banner"


def names(cable: Cable, members: Members) -> Iterator[str]:
    """All whom a telegram names as sender or addressee: posts, addresses, offices."""
    heading = cable.heading
    yield from addressed(cable, members)
    yield from (row.plad for row in (*heading.to, *heading.info))
    yield from (office for _, office, _ in offices(cable))


def shows_addressees(cable: Cable, asked: Who) -> bool:
    """Whether a copy shows to whom the telegram went: an address line, for an office the distribution too."""
    heading = cable.heading
    return bool(heading.to or heading.info or (asked.post is None and heading.distribution))


def addressed(cable: Cable, members: Members) -> frozenset[str]:
    """All posts that a telegram is from or to, through collectives too."""
    heading = cable.heading
    rows = (*heading.to, *heading.info)
    direct = {row.post for row in (*rows, *([heading.sender] if heading.sender else ())) if row.post}
    through = {post for row in rows for post in members.get(row.plad, {}) if post not in row.exempt}
    return frozenset(direct | through)
