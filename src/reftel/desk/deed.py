"""Deeds: what an action comes down to, so that a promise and what is told of it later can be laid side by side.

`see the clerks and Darvazi's widow` is to meet; what it is about are the clerks, Darvazi, the widow.
"""

import re
from functools import lru_cache

from reftel.claims.lemma import lemma
from reftel.desk.wordclass import words_of
from reftel.room.needle import stem

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CLASSES = {
    "meet": "meet meeting see visit receive call consult host",
    "raise": "raise press engage urge intercede remind argue protest demarche tell emphasize stress ask approach",
    "shelter": "shelter house lodge host take",
    "relay": "relay pass carry convey transmit forward",
    "send": "send ship deliver bring",
    "publish": "publish print",
    "give": "give grant issue provide supply furnish",
    "apply": "apply appeal petition move file",
    "decide": "decide order decree rule",
    "attend": "attend present",
}
_CLASS = {word: name for name, words in _CLASSES.items() for word in words.split()}
_SEE_TO = re.compile(r"(?:to )?see (?:to|that)\b", re.IGNORECASE)
_SEE_HIS = re.compile(r"(?:to )?see \w+['’]s? \w+", re.IGNORECASE)
_PUT_TO = re.compile(r"(?:to )?put (?:it|this|that|the \w+) to\b", re.IGNORECASE)
_UP = re.compile(r"(?:to )?tak\w+ (?:\w+ ){0,4}?up with\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:be|being|been) (?:\w+ly |not )?([a-z]+)\b")
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their", "our", "my", "no", "any", "this", "these"})
_THEY = frozenset({"that", "he", "she", "it", "they", "we", "i"})
_LONG, _HEAD = 4, 20
_NOTHING = frozenset({""})
_TRY = frozenset({"try", "continue", "seek", "begin", "attempt", "work"})


@lru_cache(maxsize=20_000)
def content(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about, by their stems.

    >>> sorted(content("meet with other officials and the officials' widow"))
    ['meet', 'offici', 'widow']
    """
    return frozenset(map(_told, _WORD.findall(text))) - _NOTHING


@lru_cache(maxsize=200_000)
def _told(written: str) -> str:
    """The stem of a word; "" when it tells nothing."""
    word = written.lower().replace("’", "'").removesuffix("'s")
    return stem(word) if word not in words_of("small") and len(word) >= _LONG else ""


def verb(action: str) -> str:
    """The verb of an action in its plain form: the first, of `try to meet` the second, `pay` of `wages be paid`."""
    words = [word.lower() for word in _WORD.findall(action)]
    if words and (words[0] in _ARTICLES | _THEY or action[:1].isupper()) and (found := _PASSIVE.search(action)):
        return lemma(found[1], "VBN")
    words = [word for word in words if word not in ("to", "not", "also", "be", "a", "an", "the")]
    while len(words) > 1 and words[0] in _TRY:
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
    if opening in _ARTICLES and not _PASSIVE.search(action):
        return True
    return bool(action) and re.search(rf"\bfor {re.escape(action[:_HEAD])}", quote) is not None


def class_of(word: str) -> str:
    """The class of a verb: `meet`, `raise`, or the verb itself."""
    return _CLASS.get(word, word)


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
