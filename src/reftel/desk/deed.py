"""Deeds: what an action comes down to, so that a promise and what is told of it later can be laid side by side.

`see the clerks and Darvazi's widow` is to meet; what it is about are the clerks, Darvazi, the widow.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from reftel.claims.lemma import lemma
from reftel.desk.wordclass import words_of
from reftel.room.designation import redacted
from reftel.room.needle import stem
from reftel.terms.rows import shipped_rows

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SEE_TO = re.compile(r"(?:to )?see (?:to|that)\b", re.IGNORECASE)
_SEE_HIS = re.compile(r"(?:to )?see \w+['’]s? \w+", re.IGNORECASE)
_PUT_TO = re.compile(r"(?:to )?put (?:it|this|that|the \w+) to\b", re.IGNORECASE)
_UP = re.compile(r"(?:to )?tak\w+ (?:\w+ ){0,4}?up with\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:be|being|been) (?:\w+ly |not )?([a-z]+)\b")
_THEY = frozenset({"that", "he", "she", "it", "they", "we", "i"})
_LONG, _HEAD = 4, 20
_NOTHING = frozenset({""})


@lru_cache(maxsize=20_000)
def content(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about, by their stems.

    >>> sorted(content("meet with other officials and the officials' widow"))
    ['meet', 'offici', 'widow']
    """
    return frozenset(map(_told, _WORD.findall(text))) - _NOTHING


@lru_cache(maxsize=200_000)
def _told(written: str) -> str:
    """The stem of a word; "" when it tells nothing or is blacked out."""
    if redacted(written.upper()):
        return ""
    word = written.lower().replace("’", "'").removesuffix("'s")
    return stem(word) if word not in words_of("small") and len(word) >= _LONG else ""


def verb(action: str) -> str:
    """The verb of an action in its plain form: the first, of `try to meet` the second, `pay` of `wages be paid`."""
    words = [word.lower() for word in _WORD.findall(action)]
    if (
        words
        and (words[0] in words_of("article") | _THEY or action[:1].isupper())
        and (found := _PASSIVE.search(action))
    ):
        return lemma(found[1], "VBN")
    words = [word for word in words if word not in ("to", "not", "also", "be", "a", "an", "the")]
    while len(words) > 1 and words[0] in words_of("trying"):
        words = words[1:]
    return lemma(words[0], "VB") if words else ""


def forms(action: str) -> list[str]:
    """The words of an action that are its verb: `kept` in `the offer be kept open`."""
    found = verb(action)
    words = [word.lower() for word in _WORD.findall(action)]
    return words[:1] + [word for word in words if found and lemma(word, "VBN") == found]


def is_thing(action: str, quote: str) -> bool:
    """Whether an action is the name of a thing that was asked for or promised: `leave` in `asked for leave`.

    >>> is_thing("leave", "He asked the Ministry for leave"), is_thing("leave the town", "He will leave the town")
    (True, False)
    """
    opening = action.split(maxsplit=1)[0].lower() if action else ""
    if opening in words_of("article") and not _PASSIVE.search(action):
        return True
    return bool(action) and re.search(rf"\bfor {re.escape(action[:_HEAD])}", quote) is not None


@cache
def _deeds() -> Mapping[str, str]:
    """The deed that each verb of `deed.csv` comes down to."""
    return {row["verb"]: row["deed"] for row in shipped_rows("deed", "desk")}


def class_of(word: str) -> str:
    """The class of a verb: `meet`, `raise`, or the verb itself."""
    return _deeds().get(word, word)


@lru_cache(maxsize=20_000)
def kind(action: str) -> str:
    """The class of an action's verb: `raise` (`take up with`), `relay` (`put it to`), `view` (`see his page`)."""
    if _UP.match(action):
        return "raise"
    if _PUT_TO.match(action):
        return "relay"
    if _SEE_HIS.match(action):
        return "view"
    return "do" if _SEE_TO.match(action) else class_of(verb(action))


def shared(left: str, right: str) -> frozenset[str]:
    """The telling words two texts have in common."""
    return content(left) & content(right)
