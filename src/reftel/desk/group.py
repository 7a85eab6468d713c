"""Groups at risk: `the northern registrars in Delwan and Tirvash`, under one name, with the members named.

Within a telegram two descriptions are of one group when they are of one kind of people: `honest election
registrars` and `election officials in the north`. A member is a person whose office is of that kind, or who
commands where the group is said to be.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from reftel.claims.position import head
from reftel.claims.rows import lexicon_rows
from reftel.desk.wordclass import words_of
from reftel.room.designation import bare
from reftel.room.figure import Figure
from reftel.room.record import Record, Said

_PLURAL = re.compile(r"(?:s|men|people|police)$")
_POINTING = re.compile(r"\bthese (?:\w+ )?(?:officials|officers|chiefs|commanders|leaders)\b", re.IGNORECASE)
_REST = re.compile(r"((?:\s+(?:in|of|from|at)\s+(?:the\s+)?[\w'-]+(?:\s+and\s+[A-Z][\w'-]+)?){1,2})")
_SMALL = frozenset({"the", "a", "an", "of", "in", "and", "from", "at", "to", "these", "those", "their", "other", "all"})


def described(record: Record, said: Said, text: str) -> str:
    """A group as its passage describes it: with the place that follows the words of the key.

    `northern registrars` in `... northern registrars in Delwan and Tirvash` has the place.
    """
    passage = record.telegrams[said.told.key].passages[said.told.place].text
    words = " ".join(passage[said.told.claim.pin.span.start :].split())
    start = words.find(text)
    found = _REST.match(words, start + len(text)) if start >= 0 else None
    return text + found[1] if found else text


def _officials() -> frozenset[str]:
    """What an official is called whatever his field: chief, director."""
    return words_of("leading")


def nouns(text: str) -> frozenset[str]:
    """The words of a description in the singular, `police` from `Iraqi Police` kept."""
    words = (word for word in bare(text).split() if word not in _SMALL)
    return frozenset(word.removesuffix("s") if word.endswith("s") and len(word) > 3 else word for word in words)


def one_kind(left: str, right: str) -> bool:
    """Whether two descriptions are of one kind of people: they share what tells them from others.

    >>> one_kind("young police chiefs", "police officials in the hills"), one_kind("officials", "soldiers")
    (True, False)
    """
    one, two = nouns(left), nouns(right)
    telling = (one & two) - _officials()
    if telling:
        return bool(one & _officials()) == bool(two & _officials())
    few, many = sorted((one, two), key=len)
    return bool(few) and few <= _officials() and bool(many & _officials())


def is_group(text: str) -> bool:
    """Whether a description is of several people."""
    words = bare(text).split()
    return bool(words) and any(_PLURAL.search(word) for word in words) and len(words) > 0


def concerns(action: str, labels: Iterable[str]) -> bool:
    """Whether an action is for such a group: it names several of that kind of people."""
    plain = {word for word in bare(action).split() if word.endswith("s")}
    return any(
        nouns(action) & nouns(label) - _officials() and nouns(" ".join(plain)) & _officials() for label in labels
    ) or bool(_POINTING.search(action))


def members(record: Record, key: str, labels: Sequence[str]) -> tuple[tuple[str, Figure], ...]:
    """The persons of a telegram who are of such a group, with the figure that shows it."""
    return tuple(
        (person.key, figure)
        for person, figure in record.cast(key)
        if any(_is_member(figure, label) for label in labels)
    )


def _is_member(figure: Figure, label: str) -> bool:
    words = nouns(label)
    places = {word.lower() for word in re.findall(r"[A-Z][\w'-]+", label)}
    for post in figure.posts:
        if any(is_own(word) for word in _words(post.position)):
            continue
        offices = {found.full.split()[-1] for word in _words(post.position) if (found := head(word))}
        told = nouns(post.position)
        if offices & words & _officials() and (words & told) - _officials():
            return True
        if offices & _officials() and places & {word.lower().removesuffix("'s") for word in _words(post.position)}:
            return True
    return False


@cache
def _own() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon_rows("agent") if row["kind"] == "own")


def is_own(word: str) -> bool:
    """Whether a word names an office of those who write: `PRT`, `Embassy`."""
    return word.lower() in _own()


def _words(text: str) -> Iterable[str]:
    return text.replace("(", " ").replace(")", " ").split()
