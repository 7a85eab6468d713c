"""Title phrases: from which word to which a title before a name goes.

`Assistant Minister for National Security Affairs`, `Defense and Interior Minister`, and the two of `Crown Prince and
Deputy Commander of the Armed Forces`.
"""

from collections.abc import Iterator

from reftel.claims.name import rank
from reftel.claims.person import Found, person_at
from reftel.claims.position import (
    head,
    is_body,
    is_common,
    is_field,
    is_given,
    is_honorific,
    is_place,
    may_be_name,
    office,
)
from reftel.claims.token import Token
from reftel.claims.vocabulary import is_word
from reftel.claims.wordclass import words_of
from reftel.terms.caption import captions

SECOND_TITLES = frozenset({"ambassador", "senator", "general", "judge", "deputy"})
"""Titles that stand behind another one: `National Security Advisor Ambassador Tamaz`."""
_BEHIND = frozenset({"of", "for", "in", "to", "at", "on"})
_SMALL = frozenset({"the", "and", "of", "for", "&"})
_PRONOUNS = frozenset({"it", "he", "she", "they", "his", "her", "their", "its", "this", "that", "not", "also"})
_NO_STAFF = frozenset({"chief", "chiefs", "joint", "the", "general", "army", "navy", "air", "defense", "defence"})
AFFAIRES = frozenset({"d'affaires", "d’affaires", "d'affairs", "d’affairs", "a.i"})
_TAILS = AFFAIRES | {"general", "elect", "designate"}
_LONGEST_OF = 10
_LONGEST_BRACKET = 14
_LONGEST_EARLIER = 12


def heads_title(row: list[Token], place: int) -> bool:
    """Whether an office stands here: a prince is one as crown prince, staff is one behind the name of a body."""
    word, before = row[place].word, row[place - 1] if place else None
    if head(word) is None:
        return before is not None and word.lower() == "prince" and before.lower == "crown"
    if word.lower() == "staff":
        return before is not None and before.capital and before.lower not in _NO_STAFF
    return True


def of_council(row: list[Token], place: int) -> bool:
    """A member of parliament or of a council holds a post; one of a party belongs to it."""
    around = [token.lower for token in row[max(0, place - 5) : place + 6]]
    return any(word in words_of("council") for word in around)


def past_bracket(row: list[Token], place: int) -> int:
    """The token behind what stands in parentheses at `place`: `Deputy Minister (and former judge) Tamaz`."""
    if place < len(row) and row[place].word == "(":
        for end in range(place + 1, min(place + _LONGEST_BRACKET, len(row))):
            if row[end].word == ")":
                return end + 1
    return place


def earlier_titles(row: list[Token], start: int) -> Iterator[tuple[int, int]]:
    """The first and last tokens of titles joined before the one that begins at `start`.

    `Crown Prince and Deputy Commander Tamaz` bears two; `the President and Foreign Minister Tamaz` are two men, so a
    title of one word, or one with `the` before it, is left alone.
    """
    end = start - 1
    while end > 1 and start - end < 3 and _describes(row[end]):
        end -= 1
    while end > 0 and row[end].word in ("and", "&", "turned", ","):
        place = _earlier_head(row, end - 1)
        first = start_of_title(row, place) if place is not None else 0
        if place is None or (first == place == end - 1) or _is_another(row, first):
            return
        yield first, end - 1
        end = first - 1


def _describes(token: Token) -> bool:
    """Whether this is an adjective in small letters before a title: `and left-wing Party official`."""
    return "-" in token.word and token.word.islower()


def _is_another(row: list[Token], first: int) -> bool:
    return first > 0 and (row[first - 1].lower in ("the", "of", "to", "for") or row[first - 1].owns)


def _earlier_head(row: list[Token], end: int) -> int | None:
    """The head of the title whose last token is `end`, `of` and what it brings along included."""
    closes = row[end].word
    if not (is_field(closes) or is_place(closes) or heads_title(row, end) or (closes.isupper() and len(closes) > 1)):
        return None
    for place in range(end, max(-1, end - _LONGEST_EARLIER), -1):
        token = row[place]
        if heads_title(row, place) and not token.owns and (place == end or row[place + 1].lower in _BEHIND):
            return place
        if not (token.capital or token.lower in _BEHIND | _SMALL) or (rank(token.word) and not is_field(token.word)):
            return None
    return None


def last_of_title(row: list[Token], place: int) -> int:
    """The last token of `Minister for National Security Affairs`, `DCM in Bogota`; else `place` itself."""
    last = place
    step = place + 1
    if step + 1 < len(row) and _is_acronym(row[step]) and person_at(row, step + 1) is not None:
        last, step = step, step + 1
    while step < len(row) and row[step].lower in _TAILS:
        last, step = step, step + 1
    if step + 1 < len(row) and row[step].word in ("-", "–") and row[step + 1].lower in ("elect", "designate"):
        last, step = step + 1, step + 2
    if step + 2 >= len(row) or row[step].lower not in _BEHIND:
        return last
    for inner in range(min(step + _LONGEST_OF, len(row)) - 1, step + 1, -1):
        found = person_at(row, inner + (row[inner].word == "," or row[inner].lower in SECOND_TITLES))
        if found is not None and _names_body(row, step + 1, inner, place, found):
            return inner - 1
    return last


def _names_thing(token: Token) -> bool:
    """Whether a word may stand in the name of what somebody is head of: no verb, no mark."""
    stops = token.lower in words_of("behind a title") or token.lower.endswith("ed") or token.lower in _PRONOUNS
    return token.word[0].isalnum() and not stops and not token.word[0].isdigit()


def _is_acronym(token: Token) -> bool:
    """Whether a body's short name may stand here: `Chief of Staff USAF`, `D/D CIA`."""
    word = token.word
    short = word.isalpha() and word.isupper() and 2 < len(word) <= 7 and word[0] != "X"
    return short and word not in captions() and not (rank(word) or head(word))


def _names_body(row: list[Token], first: int, stop: int, place: int, found: Found) -> bool:
    """Whether the tokens between name a ministry, a body or a place: `the Kharvani Armed Forces`, `Bogota`."""
    body = row[first:stop]
    apart = row[stop].word == "," or is_honorific(row[stop].word)
    large = all(token.capital or token.lower in _SMALL or token.word in "()-'’" for token in body)
    if not large and not (apart and all(_names_thing(token) for token in body)):
        return False
    if any(_is_form_of_address(row, place) for place in range(first, stop)) or body[-1].lower in _SMALL:
        return False
    joined = next((place for place, token in enumerate(body) if token.lower in ("and", "&")), len(body))
    if any(head(token.word) and not token.owns for token in body[joined:]):
        return False
    last = row[stop - 1]
    if last.word == ")":
        last = row[stop - 2]
    if apart or row[stop].lower in SECOND_TITLES:
        return last.capital or apart
    if row[place].lower in _LANDED and stop == first + 1 and found.last > found.first:
        return True
    acronym = not rank(last.word) and last.word.isupper() and 1 < len(last.word) <= 6
    if acronym or is_field(last.word) or is_place(last.word):
        return True
    name = row[found.first].lower
    return found.last > found.first and is_word(last.lower) and (is_given(name) or not is_word(name))


def _is_form_of_address(row: list[Token], place: int) -> bool:
    """Whether a rank or form of address stands here, the crown prince's office aside."""
    word = row[place].word
    return is_honorific(word) and not is_field(word) and row[place - 1].lower != "crown"


def start_of_title(row: list[Token], place: int) -> int:
    """The first token of the title whose head is at `place`: the capitalised words and modifiers before it."""
    start = place
    while start > 0:
        token = row[start - 1]
        hyphen = token.word == "-" and start > 1 and row[start - 2].end == token.start and token.end == row[start].start
        if hyphen or _joins_fields(row, start - 1):
            start -= 2
        elif token.owns or not token.word[0].isalnum() or token.word.isdigit() or not _in_title(row, start - 1):
            break
        elif token.dot and (office_ := head(token.word)) and (not rank(token.word) or " " in office_.full):
            break  # `... with the PM. Foreign Secretary Tamaz`
        elif _names_another(row, start - 1):
            break  # `Secretary Tamaz Ambassador Orlan`
        else:
            start -= 1
    return start


def _names_another(row: list[Token], place: int) -> bool:
    """Whether the word behind another's title is his name: that of an office which few words stand behind."""
    before = row[place - 1] if place > 0 else None
    if before is None or not before.capital or not may_be_name(row[place]) or is_word(row[place].lower):
        return False
    return head(before.word) is not None and not office(before.lower, "modifier") and before.lower not in _OPEN


def _joins_fields(row: list[Token], place: int) -> bool:
    """Whether `and`, a comma or `&` stands between two fields: `Transportation and Aviation Minister`."""
    before = row[place - 1]
    if place < 1 or row[place].lower not in ("and", "&", ",") or not (before.capital and row[place + 1].capital):
        return False
    return not before.owns and _is_portfolio(before.word) and _is_portfolio(row[place + 1].word)


def _is_portfolio(word: str) -> bool:
    return is_field(word) and word.lower() not in ("general", "secretary") and not (word.isupper() and len(word) > 1)


def _in_title(row: list[Token], place: int) -> bool:
    """Whether the token may stand in a title before its head."""
    token = row[place]
    if office(token.lower, "modifier", "former", "head"):
        return token.lower != "under" or row[place + 1].lower.startswith("secretar")
    if token.word.islower() and (is_field(token.word) or is_body(token.word)):
        return True
    if (is_common(token.word) and not is_body(token.word)) or (place == 0 and _opens(token.lower)):
        return False
    return token.capital


def _opens(word: str) -> bool:
    """Whether a word written large only for the sentence's start is no part of the title: `Assuming Minister Tamaz`."""
    return word in _OPENING or (word.endswith("ing") and not office(word, "modifier", "former", "appointed"))


_OPEN = frozenset({"deputy", "chief", "staff", "head", "member", "general", "acting", "senior", "special"})
"""Titles behind which a place or a body may stand: `Deputy Delwan Governor`."""
_LANDED = frozenset({"governor", "mayor", "ambassador", "prefect", "commissioner", "emir", "bishop"})
_OPENING = frozenset(
    {"earlier", "later", "both", "meanwhile", "separately", "also", "once", "unlike", "like", "following"}
)
