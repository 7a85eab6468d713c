"""Titles behind a name: `Ali Tamaz, head of the unit`, `Vale was appointed director`."""

from collections.abc import Iterator

from reftel.claims.holder import RoleFound, made
from reftel.claims.person import Found, person_at
from reftel.claims.position import head, is_common, is_field, office
from reftel.claims.token import Token

_BEHIND = frozenset({"of", "for", "in", "to", "at"})


def behind(text: str, row: list[Token], place: int) -> Iterator[RoleFound]:
    """`Ali Tamaz, leader of the unit,`, `Tamaz is the governor`, `appointed Vale as director`."""
    start = place
    while start > 0 and _modifies(row[start - 1]):
        start -= 1
    before, link = _link(row, start)
    if before == 0 or (start > 0 and row[start - 1].lower == "of"):
        return
    comma = row[before - 1].word in (",", "(")
    if not (comma or link) or (link == "who" and not comma):
        return
    holder = _person_before(row, before - 1 if comma else before)
    if comma and row[before - 1].word == "(" and _phrase_end(row, place) + 1 < len(row):
        comma = row[_phrase_end(row, place) + 1].word in (")", ",", "and")
        holder = holder if comma else None
    titled = start == place and row[place].capital and person_at(row, place + 1) is not None
    if holder is None or titled or (comma and not link and before == start and not _goes_on(row, place)):
        return
    if row[place].lower.rstrip("s") == "member" and not _of_council(row, place):
        return
    last = _phrase_end(row, place)
    if _ends(row, last + 1) and person_at(row, last + 1) is None:
        rule = "role-apposition" if comma else "role-verb"
        yield made(text, row, (start, last), holder, row[holder.first].start, rule, False)


def _of_council(row: list[Token], place: int) -> bool:
    """A member of parliament or of a council holds a post; one of a party belongs to it."""
    around = [token.lower for token in row[max(0, place - 5) : place + 6]]
    return any(word in _COUNCILS for word in around)


_COUNCILS = frozenset(
    [
        "council",
        "parliament",
        "congress",
        "committee",
        "commission",
        "assembly",
        "senate",
        "cabinet",
        "board",
        "cor",
        "cabinet",
        "bundestag",
        "knesset",
        "duma",
        "majlis",
        "politburo",
    ]
)


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
