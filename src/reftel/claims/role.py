"""Roles: a named person and a position, before the name, behind it, or joined by a verb.

`SWAT Commander BG Abbas Orlan`, `Ali Tamaz, head of the unit`, `Vale was appointed director`.
"""

from collections.abc import Iterator

import msgspec

from reftel.claims.claim import Role
from reftel.claims.person import Found, person_at, words
from reftel.claims.position import head, is_common, is_field, is_place, office
from reftel.claims.token import Token, tokens

_BEHIND = frozenset({"of", "for", "in", "to", "at"})
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "who", "is", "was"})
_VERBS = frozenset({"is", "was", "as", "became"})
_FILLERS = frozenset({"the", "a", "an", "his", "her", "its", "also", "now", "their", "our"})
_LINKS = _DETERMINERS | {
    "as",
    "became",
    "becoming",
    "serves",
    "served",
    "currently",
    "been",
    "has",
    "remains",
    "also",
    "now",
}
_STOPS = frozenset(
    {
        ",",
        ";",
        ".",
        ":",
        ")",
        "(",
        "—",
        "–",
        "who",
        "whom",
        "which",
        "and",
        "that",
        "is",
        "was",
        "has",
        "had",
        "said",
        "told",
    }
)
_LONGEST_PHRASE = 14
_SECOND_TITLES = frozenset({"ambassador", "senator", "general", "judge", "deputy"})


class RoleFound(msgspec.Struct, frozen=True):
    """A role and the characters of the line that say it."""

    role: Role
    start: int
    end: int
    rule: str


def roles(text: str) -> Iterator[RoleFound]:
    """The roles that a line states.

    >>> [(found.role.person, found.role.position) for found in roles("PM Tamaz met Delwan IP Chief BG Ra'ad Orlan.")]
    [('Tamaz', 'PM'), ("Ra'ad Orlan", 'Delwan IP Chief')]
    """
    row = tokens(text)
    for place, token in enumerate(row):
        if head(token.word) is None:
            continue
        if token.capital or token.word.isupper() or office(token.lower, "head"):
            yield from _before(text, row, place)
            yield from _behind(text, row, place)


# A title before the name


def _before(text: str, row: list[Token], place: int) -> Iterator[RoleFound]:
    """`Babil Police Chief Rustam Darvazi`, `Senators Ann Vale (R-ME) and Ben Orlan`."""
    if row[place].owns:
        return
    last = _of_phrase(row, place)
    start = _title_start(row, place)
    following = last + 1
    if following < len(row) and head(row[following].word) and row[following].capital:
        if row[following].lower not in _SECOND_TITLES:
            return
        following += 1
    if (
        place > 0
        and row[place].lower in _SECOND_TITLES
        and head(row[place - 1].word)
        and row[place - 1].capital
        and row[place - 1].lower != "deputy"
    ):
        return
    if not (row[place].capital or row[place].lower in ("charge",)) and not _near(row, place):
        return
    found = person_at(row, following)
    plural = row[place].lower.endswith("s") and head(row[place].lower[:-1]) is not None
    while found is not None:
        yield _made(text, row, (start, last), found, row[start].start, "role-title", plural)
        found = _next_of_list(row, found.last + 1) if plural or row[place].lower in ("staff", "reps") else None


def _near(row: list[Token], place: int) -> bool:
    """Whether a title in small letters stands right before a name of two parts: `party leader Ali Tamaz`."""
    found = person_at(row, place + 1)
    return found is not None and (found.last > found.first or (place > 0 and row[place - 1].capital))


def _next_of_list(row: list[Token], place: int) -> Found | None:
    """The next name of a list, what stands in parentheses passed over."""
    if place < len(row) and row[place].word == "(":
        while place < len(row) and row[place].word != ")":
            place += 1
        place += 1
    while place < len(row) and row[place].word in (",", "and", "&"):
        place += 1
        found = person_at(row, place)
        if found is not None and found.last > found.first:
            return found
    return None


def _of_phrase(row: list[Token], place: int) -> int:
    """The last token of `Minister for National Security Affairs`, `DCM in Bogota`; else `place` itself."""
    last = place
    step = place + 1
    while step < len(row) and row[step].lower in ("general", "elect", "designate") and row[step].capital:
        last, step = step, step + 1
    if step + 1 < len(row) and row[step].word in ("-", "–") and row[step + 1].lower in ("elect", "designate"):
        last, step = step + 1, step + 2
    if step + 2 >= len(row) or row[step].lower not in _BEHIND:
        return last
    inner = step + 1
    while inner < len(row) and (
        row[inner].lower in ("the", "and", "of", "for")
        or (row[inner].capital and (is_field(row[inner].word) or is_place(row[inner].word)))
        or (row[inner].capital and row[inner].word.isupper() and 1 < len(row[inner].word) <= 5)
    ):
        inner += 1
    while inner > step + 1 and row[inner - 1].lower in ("and", "of", "for", "the"):
        inner -= 1
    if inner == step + 1:
        return last
    return inner - 1 if person_at(row, inner) is not None else last


def _title_start(row: list[Token], place: int) -> int:
    """The first token of the title whose head is at `place`: the capitalised words and modifiers before it."""
    start = place
    while start > 0:
        token = row[start - 1]
        if token.owns or not token.word[0].isalnum() or token.word.isdigit():
            if token.word == "-" and start > 1 and row[start - 2].end == token.start:
                start -= 2
                continue
            break
        if is_common(token.word) and not office(token.lower, "modifier"):
            break
        if not (token.capital or office(token.lower, "modifier", "former", "head")):
            break
        start -= 1
    return start


# A title behind the name, and verbs between


def _behind(text: str, row: list[Token], place: int) -> Iterator[RoleFound]:
    """`Ali Tamaz, leader of the unit,`, `Tamaz is the governor`, `appointed Vale as director`."""
    start = place
    while start > 0 and _modifies(row[start - 1]):
        start -= 1
    before, link = _link(row, start)
    if before == 0 or (start > 0 and row[start - 1].lower == "of"):
        return
    comma = row[before - 1].word == ","
    if not (comma or link) or (link == "who" and not comma):
        return
    holder = _person_before(row, before - 1 if comma else before)
    titled = start == place and row[place].capital and person_at(row, place + 1) is not None
    if holder is None or titled or (comma and not link and before == start and not _goes_on(row, place)):
        return
    last = _phrase_end(row, place)
    if _ends(row, last + 1) and person_at(row, last + 1) is None:
        rule = "role-apposition" if comma else "role-verb"
        yield _made(text, row, (start, last), holder, row[holder.first].start, rule, False)


def _link(row: list[Token], start: int) -> tuple[int, str]:
    """Where the words between name and title begin, and the one that joins them: `is`, `as`, `became`."""
    link = ""
    while start > 0 and row[start - 1].lower in _LINKS:
        start -= 1
        if row[start].lower in _VERBS or (not link and row[start].lower not in _FILLERS):
            link = row[start].lower
    return start, link


def _ends(row: list[Token], place: int) -> bool:
    """Whether the position ends here rather than being the subject of a verb: `Vale, the Minister said`."""
    return place >= len(row) or not row[place].word[0].isalnum() or row[place].lower in _AFTER


_AFTER = frozenset(
    [
        "who",
        "from",
        "elected",
        "appointed",
        "responsible",
        "and",
        "in",
        "at",
        "since",
        "under",
        "during",
        "with",
        "while",
        "when",
        "but",
        "or",
        "which",
        "whose",
    ]
)


def _modifies(token: Token) -> bool:
    """Whether this may stand between `the` and the head of a title behind a name."""
    word = token.lower
    if token.owns or word in ("of",) or (token.capital and not is_common(word)):
        return True
    return bool(office(word, "modifier", "former", "appointed")) or is_field(word)


def _goes_on(row: list[Token], place: int) -> bool:
    """Whether `of` or `for` follows the title, or the phrase ends there."""
    return place + 1 >= len(row) or row[place + 1].lower in _BEHIND or row[place + 1].word in (",", ".", ")", ";")


def _person_before(row: list[Token], end: int) -> Found | None:
    """The name whose last token is right before `end`; what stands in parentheses is passed over."""
    if end > 0 and row[end - 1].word == ")":
        while end > 0 and row[end - 1].word != "(":
            end -= 1
        end -= 1
    for first in range(max(0, end - 7), end):
        found = person_at(row, first)
        if found is not None and found.last == end - 1 and found.first == first:
            return found
    return None


def _phrase_end(row: list[Token], place: int) -> int:
    """The last token of the position: what `of`, `for`, `in` bring along, to the next comma or verb."""
    last = place
    if place + 1 < len(row) and row[place + 1].lower not in _BEHIND:
        return last
    step = place + 1
    while step < len(row) and step - place < _LONGEST_PHRASE:
        token = row[step]
        if token.word == "(" and step + 2 < len(row) and row[step + 2].word == ")":
            last, step = step + 2, step + 3
            continue
        if token.word in (",", ";", ".", ":", ")", "(", "—", "–", '"', "”") or token.lower in _STOPS - {"and"}:
            break
        if token.lower == "and" and not (
            step + 1 < len(row) and row[step + 1].capital and not head(row[step + 1].word)
        ):
            break
        if (
            token.capital
            or token.owns
            or token.lower in _BEHIND | {"the", "and"}
            or not token.lower.endswith(("ed", "ing"))
        ):
            if token.capital or token.lower not in _BEHIND | {"the", "and"}:
                last = step
            step += 1
            continue
        break
    return last


# What is made of them


def _made(
    text: str, row: list[Token], title: tuple[int, int], holder: Found, start: int, rule: str, plural: bool
) -> RoleFound:
    first, last = title
    status, first = _status(row, first, last, start)
    position = text[row[first].start : row[last].end + (1 if row[last].dot and last > holder.last else 0)]
    if plural and position.lower().endswith("s"):
        position = position[:-1]
    name = words(text, row, holder)
    place = next(
        (
            each.word
            for each in row[max(0, first - 1) : last + 1]
            if is_place(each.word) and (each.owns or each.capital)
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


def _status(row: list[Token], first: int, last: int, start: int) -> tuple[str, int]:
    """Whether the post is held, was held or is to be, and where the position begins without the word that says so."""
    for place in range(max(0, first - 1), last + 1):
        low = row[place].lower
        if office(low, "former"):
            return "former", place + 1 if first <= place < last else first
        if office(low, "appointed") or low.endswith(("-elect", "-designate")):
            return "appointed", first
        if low.startswith("ex-"):
            return "former", first
    return "holds", first
