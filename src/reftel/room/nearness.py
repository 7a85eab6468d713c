"""Nearness: the numbers a mistyped one may stand for, found by trying what is a slip away, whatever the room's size.

`11DELWAM88`, `11DELWAN8`, `12DELWAN88` may each be `11DELWAN88`.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz import fuzz, process

_KEY = re.compile(r"(\d{2})([A-Z]+)(-A)?(\d+)")
_NEAR_POST = 70
_MOST_POSTS, _MOST = 3, 3
_DIGITS = "0123456789"


def near(key: str, posts: Sequence[str], holds: Callable[[str], bool]) -> tuple[str, ...]:
    """The keys a mistyped one may stand for, the likeliest first; `posts` are the room's, `holds` asks for a key."""
    found = _KEY.fullmatch(key)
    if not found:
        return ()
    tried = dict.fromkeys(_tries(posts, *found.groups(default="")))
    held = [each for each in tried if each != key and holds(each)]
    return tuple(sorted(held, key=lambda each: (-fuzz.ratio(key, each), each))[:_MOST])


def _tries(posts: Sequence[str], year: str, post: str, airgram: str, serial: str) -> Iterator[str]:
    near_posts = process.extract(post, posts, scorer=fuzz.ratio, score_cutoff=_NEAR_POST, limit=_MOST_POSTS)
    for name in (row[0] for row in near_posts):
        for other in (year, *(f"{(int(year) + step) % 100:02}" for step in (-1, 1))):
            yield f"{other}{name}{airgram}{serial}"
        for slip in _slips(serial):
            yield f"{year}{name}{airgram}{slip}"


def _slips(serial: str) -> Iterator[str]:
    """Serials a slip away: a digit more, less or another, or two turned round."""
    for place in range(len(serial) + 1):
        before, behind = serial[:place], serial[place:]
        yield from (before + digit + behind for digit in _DIGITS)
        if behind:
            yield before + behind[1:]
            yield from (before + digit + behind[1:] for digit in _DIGITS)
        if len(behind) > 1:
            yield before + behind[1] + behind[0] + behind[2:]
