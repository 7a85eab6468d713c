"""Titles behind a name: `Ali Tamaz, head of the unit`, `Vale was appointed director`."""

from collections.abc import Iterator

from msgspec.structs import replace

from reftel.claims.holder import RoleFound, made
from reftel.claims.person import Found, person_at
from reftel.claims.position import head, is_common, is_date, is_field, office
from reftel.claims.title_phrase import heads_title, of_council
from reftel.claims.token import Token
from reftel.claims.wordclass import is_relation, words_of

_BEHIND = frozenset({"of", "for", "in", "to", "at", "on"})
_SMALL = frozenset({"the", "and"})
_DASHES = ("—", "–", "-")
_QUOTES = ('"', "“", "”", "'", "‘")
_CLOSES = (",", ";", ".", ":", ")", "(", '"', "”", *_DASHES)
_WITH_HEAD = frozenset({"general", "elect", "designate"})
_LONGEST_PHRASE = 14
_LONGEST_JOINED = 12
_TENURES = {"appointment": "appointed", "election": "appointed", "nomination": "candidate", "candidacy": "candidate"}
_ROLES = {"elect": "appointed", "nominat": "candidate", "appoint": "appointed", "re-elect": "appointed"}


def behind(text: str, row: list[Token], place: int) -> Iterator[RoleFound]:
    """`Ali Tamaz, leader of the unit,`, `Tamaz is the governor`, `appointed Vale as director`."""
    start = _start(row, place)
    before, _ = _link(row, start)
    comma = before > 0 and (_is_comma(row[before - 1]) or _is_dash(row, before - 1))
    holder = _holder(row, start, place)
    if holder is None:
        return
    if row[place].lower.rstrip("s") == "member" and not of_council(row, place):
        return
    last = _phrase_end(row, place)
    if not _ends(row, last + 1) or person_at(row, last + 1) is not None or _is_listed(row, holder, place, last):
        return
    rule = "role-apposition" if comma else "role-verb"
    ahead = _succeeds(row, holder) if not comma else None
    if ahead is not None:
        gone = made(text, row, (start, last), holder, row[holder.first].start, rule, False)
        yield replace(gone, role=replace(gone.role, status="former"))
    found = made(text, row, (start, last), ahead or holder, row[(ahead or holder).first].start, rule, False)
    called = next((status for token in row[holder.last : start] if (status := _called(token))), None)
    yield replace(found, role=replace(found.role, status=called)) if called else found


def _is_listed(row: list[Token], holder: Found, place: int, last: int) -> bool:
    """Whether name and office are two of a list: `to Tamaz, the Queen, and the Government`."""
    bare = last == place and row[place].capital and row[place - 1].lower == "the" and row[place - 2].word == ","
    listed = last + 2 < len(row) and row[last + 1].word == "," and row[last + 2].lower == "and"
    return holder.first == holder.last and bare and listed


def _start(row: list[Token], place: int) -> int:
    """The first token of the title whose head is at `place`, articles left out."""
    start = place
    while start > 0 and (_modifies(row[start - 1]) or (row[start - 1].lower == "of" and row[start].capital)):
        start -= 1
    return start


def _holder(row: list[Token], start: int, place: int) -> Found | None:
    """Whose title the phrase from `start` with its head at `place` is."""
    before, link = _link(row, start)
    if before == 0 or (start > 0 and row[start - 1].lower == "of"):
        return None
    if row[before - 1].lower == "and" and not link:
        return _holder_of_joined(row, before - 1)
    if not link and set(row[before - 1].word) == {"X"} and row[start].capital:
        return _person_before(row, before)
    dash = _is_dash(row, before - 1)
    comma = dash or _is_comma(row[before - 1])
    if not (comma or link) or (link == "who" and not comma):
        return None
    stop = before - (row[before - 1].word in (",", "(") or dash)
    while dash and stop > 0 and row[stop - 1].word in _DASHES:
        stop -= 1
    if link == "as" and row[before - 1].lower in words_of("tenure") and row[before - 2].owns:
        before -= 1
    holder = _person_before(row, stop if comma else before)
    if comma and row[before - 1].word == "(" and _phrase_end(row, place) + 1 < len(row):
        closed = row[_phrase_end(row, place) + 1].word in (")", ",", "and")
        holder = holder if closed else None
    titled = start == place and row[place].capital and person_at(row, place + 1) is not None
    plain = comma and not link and before == start
    return None if titled or (plain and not _goes_on(row, place)) else holder


def _holder_of_joined(row: list[Token], joint: int) -> Found | None:
    """Whose title stood before `and`: `Tamaz, a lawyer and former mayor`."""
    for place in range(joint - 1, max(0, joint - _LONGEST_JOINED), -1):
        if row[place].word in (",", "(", ")", ";"):
            return None
        if (heads_title(row, place) or is_relation(row[place].lower)) and _phrase_end(row, place) == joint - 1:
            return _holder(row, _start(row, place), place)
    return None


def _succeeds(row: list[Token], holder: Found) -> Found | None:
    """Who came after the holder: `Tamaz succeeded Orlan as Prime Minister`."""
    verb = holder.first - 1
    while verb > 0 and head(row[verb].word):
        verb -= 1
    if verb > 0 and row[verb].lower in words_of("succeeding"):
        return _person_before(row, verb)
    return None


def _called(token: Token) -> str | None:
    """The status that a verb between name and title gives: elected, nominated."""
    low = token.lower
    if low in words_of("tenure"):
        return _TENURES.get(low, "former")
    if low in words_of("called to office"):
        return next((status for stem, status in _ROLES.items() if low.startswith(stem)), "appointed")
    return None


def _is_comma(token: Token) -> bool:
    """Whether a comma or a bracket stands here, also the comma behind an age: `Tamaz, 54,`."""
    return token.word in (",", "(") or (token.word[0].isdigit() and token.word.endswith(","))


def _is_dash(row: list[Token], place: int) -> bool:
    """Whether a dash between words stands here, no hyphen within one."""
    return row[place].word in _DASHES and place > 0 and row[place - 1].end < row[place].start


def _link(row: list[Token], start: int) -> tuple[int, str]:
    """Where the words between name and title begin, and the one that joins them: `is`, `as`, `became`."""
    link = ""
    while start > 0 and _links(row[start - 1]):
        start -= 1
        low = row[start].lower
        if low not in _QUOTES and (low in _VERBS or (not link and low not in words_of("filler"))):
            link = low
    return start, link


_VERBS = frozenset({"is", "was", "as", "became"})


def _links(token: Token) -> bool:
    adverb = token.lower.endswith("ly") and not token.capital
    return adverb or token.word in _QUOTES or token.lower in words_of("link") or token.lower in words_of("filler")


def _ends(row: list[Token], place: int) -> bool:
    """Whether the position ends here rather than being the subject of a verb: `Vale, the Minister said`."""
    return place >= len(row) or not row[place].word[0].isalnum() or row[place].lower in words_of("after a title")


def _modifies(token: Token) -> bool:
    """Whether this may stand between `the` and the head of a title behind a name."""
    word = token.lower
    if token.owns or (token.capital and not is_date(word) and not (is_common(word) and not is_field(word))):
        return True
    return bool(office(word, "modifier", "former", "appointed")) or is_field(word)


def _goes_on(row: list[Token], place: int) -> bool:
    """Whether `of` or `for` follows the title, or the phrase ends there."""
    step = place + 1
    while step < len(row) and row[step].lower in _WITH_HEAD:
        step += 1
    return step >= len(row) or row[step].lower in _BEHIND or row[step].word in (",", ".", ")", ";")


def _person_before(row: list[Token], end: int) -> Found | None:
    """The name whose last token is right before `end`; an age and what stands in parentheses are passed over."""
    if end > 2 and row[end - 1].word.rstrip(",").isdigit() and row[end - 2].word == ",":
        end -= 2
    if end > 0 and row[end - 1].word == ")":
        while end > 0 and row[end - 1].word != "(":
            end -= 1
        end -= 1
    for first in range(max(0, end - 7), end):
        found = person_at(row, first)
        if found is not None and found.last == end - 1 and found.first == first:
            determined = first > 0 and first == found.last and row[first - 1].lower in words_of("determiner")
            return None if determined else found
    return None


def _phrase_end(row: list[Token], place: int) -> int:
    """The last token of the position: what `of`, `for`, `in` bring along, to the next comma or verb."""
    last = place
    while last + 1 < len(row) and row[last + 1].lower in _WITH_HEAD:
        last += 1
    if last + 1 < len(row) and row[last + 1].lower not in _BEHIND:
        return last
    step = last + 1
    while step < len(row) and step - place < _LONGEST_PHRASE:
        token = row[step]
        if token.word == "(" and step + 2 < len(row) and row[step + 2].word == ")":
            last, step = step + 2, step + 3
            continue
        if _stops(row, step):
            break
        if token.capital or token.lower not in _BEHIND | _SMALL:
            last = step
        step += 1
    return last


def _stops(row: list[Token], step: int) -> bool:
    """Whether the position ends before this token: a mark, a verb, a date, `and` before another title or no name."""
    token, low = row[step], row[step].lower
    following = row[step + 1] if step + 1 < len(row) else None
    if token.word in _CLOSES or low in words_of("behind a title"):
        return True
    if low == "and":
        return following is None or not following.capital or head(following.word) is not None
    if low in _BEHIND and following is not None and (following.word[0].isdigit() or is_date(following.lower)):
        return True
    plain = not (token.capital or token.owns or low in _BEHIND | _SMALL)
    return plain and (low.endswith(("ed", "ing")) or token.word[0].isdigit())
