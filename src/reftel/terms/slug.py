"""Slug lines stand under the banner and say whom a telegram is for: `DEPT FOR NEA/I`, `NSC FOR VALE`, `EUR/WE`.

A line of capitals there that is not seen to address somebody is a caption we do not know: an opaque compartment, denied
by default. A line that speaks of handling or of limits is one whatever else it says.
"""

import re
from functools import cache

from reftel.terms.rows import shipped_rows

_WORD = re.compile(r"[A-Z0-9][A-Z0-9.'&-]*(?:/[A-Z0-9&-]+)*")
_LETTERS = re.compile(r"[A-Z]{3}")
_EDGES = " .;:,/-*\"'()[]<>{}"
# Words that limit, by their beginnings: a line with one of them restricts whatever it says besides.
_LIMITS = re.compile(
    r"\b(?:ONLY|EXCLUSIVE|DISTRIBUT|DISTRO\b|HANDL|RESTRICT|LIMIT|STRICT|CAPTION|CHANNEL|COMPARTMENT|EYES\b|HOLD\b"
    r"|SENSITIVE|NOT\b|NO\b|NOBODY|NONE\b|NEVER|ELSE\b|BEYOND|OUTSIDE|WITHIN|KEEP\b)"
)
_LIMITS_IN_PROSE = re.compile(r"\b(?:ONLY|EXCLUSIVE|DISTRIBUTION|HANDL|RESTRICT|LIMITED|STRICTLY|CAPTION|CHANNEL)")
_FEW_WORDS, _SEVERAL = 8, 3
_SHORT = re.compile(r"[A-Za-z'-]{3,}(?: [A-Za-z'-]+){0,2}")
_CORRECTED = re.compile(r"CORRECT(?:ED)?COPY")
_ADDED = re.compile(r"\bCAPTION\b")
# What a relay, a drafter or a clerk wrote: lines of the heading once more, and fields such as `DRAFTED: POL:AVALE`.
_FURNITURE = re.compile(
    r"(?:FLASH|IMMEDIATE|PRIORITY|ROUTINE)$"
    r"|(?:ZN[RY] |DE R[A-Z]{3,6} |FM |TO (?:R[A-Z]{3,6}/|SECSTATE|ALL )|INFO\b|XMT "
    r"|R[A-Z]{5,6}(?:/| R[A-Z]{4}|$)|(?:OO|PP|RR|ZZ|[ZOPR]) (?:R[A-Z]{4,6}|\d{6}Z)|VZCZC|[A-Z]X[A-Z]{2,5}:$"
    r"|(?:DRAFTED|APPROVED|CLEARED|RELEASED|ACTION|DISSEMINATION|CHARGE|ATTN|ATTENTION|REF)\b ?:)"
    r"|(?:UNCLAS|CONFIDENTIAL|SECRET|S ?E ?C ?R ?E ?T|C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L) .{0,40}\d{3}$"
)
_DEPARTMENT = frozenset({"DEPT", "DEPARTMENT", "DEPART", "STATE", "SECSTATE", "WASHINGTON", "WASHDC"})
_MISSION = re.compile(
    r"(?:AM)?(?:EMB[A]?SSY|CONSUL(?:ATE)?|CONGEN|EMBASSIES|CONSULATES)|US(?:MISSION|OFFICE|INT|LO)|MISSION"
)
_COMMAND = re.compile(r"(?:CG|COM|CDR|CINC)?(?:CJTF|CFC|USFOR|MNF|MNC|ISAF)(?:-\w+)?|US[A-Z]{3,9}|[A-Z]{2,6}COM")
_TITLES = frozenset({"THE", "UNDER", "SECRETARY", "DEPUTY", "ASSISTANT", "ASST", "AMBASSADOR", "AMB", "CHARGE", "RSO"})
_SENDING = frozenset({"FOR", "PASS", "PLEASE", "PLS", "ALSO", "FROM", "PRIORITY", "IMMEDIATE", "ROUTINE"})


def unknown_caption(line: str) -> bool:
    """Say whether a line under the banner is a caption we do not know: capitals that are not seen to address anybody.

    >>> unknown_caption("ZEBRA"), unknown_caption("NSC FOR VALE"), unknown_caption("EUR/WE")
    (True, False, False)
    >>> unknown_caption("TIGER/LION"), unknown_caption("DEPT FOR VALE ONLY")
    (True, True)
    >>> unknown_caption("AND ANN VALE, NEA/ARP"), unknown_caption("AND TIGER")
    (False, True)
    """
    if sum(map(str.islower, line)) > sum(map(str.isupper, line)) and not _SHORT.fullmatch(line.strip(_EDGES)):
        return len(line.split()) <= _FEW_WORDS and bool(_LIMITS_IN_PROSE.search(line.upper()))
    return limits(line) or not addresses(line)


def limits(line: str) -> bool:
    """Say whether a line speaks of handling or limits: `DEPT FOR VALE ONLY`; a copy that was corrected may say why."""
    words = line.upper()
    if _CORRECTED.match(_squeezed(words)):
        words = _ADDED.sub("", words)
    return bool(_LIMITS.search(words))


def addresses(line: str) -> bool:
    """Say whether a line is seen to address somebody, to say that it was corrected, or to say nothing at all."""
    bare = line.upper().replace("\u2019", "'").strip()
    words = _WORD.findall(bare)
    if not words or not _LETTERS.search(_squeezed(bare)) or _FURNITURE.match(bare):
        return True
    return bool(_CORRECTED.match(_squeezed(bare.strip(_EDGES)))) or _opens(words)


def _squeezed(line: str) -> str:
    return line.replace(" ", "")


def _opens(words: list[str]) -> bool:
    """Whether a line begins with somebody we know, or sends on to one: `ROME FOR RSO`, `FOR EUR/WE`, `VALE OF INR`."""
    if words[0] in _SENDING:
        return any(word in _TITLES or _is_known(word) for word in words) or _named(words[1:]) or _named(words[2:])
    if words[-2:-1] == ["OF"] and _is_office(words[-1]):
        return True
    if words[0] == "AND":  # a slug line that goes on: `AND ANN VALE, NEA/ARP`
        return any("/" in word and _is_office(word) for word in words)
    if words[0] in bureaus() and words[1:2] and words[1] in _SENDING:
        return True
    if not _is_known(words[0]) and not _named(words):
        return False
    # Offices may stand alone, `EUR/WE` or `NSC VALE`; a department or a post is named to say what it shall do.
    if not _SENDING.isdisjoint(words):
        return True
    return _is_office(words[0]) and ("/" in words[0] or len(words) < _SEVERAL or _is_office(words[1]))


def _named(words: list[str]) -> bool:
    """Whether these words begin with a post or an agency of several words: `ADDIS ABABA`, `WHITE HOUSE`."""
    begun = [" ".join(words[:count]).rstrip(".") for count in (1, 2, 3)]
    return any(name in posts() or name in agencies() for name in begun)


def _is_known(word: str) -> bool:
    return word in _DEPARTMENT or _is_office(word) or bool(_MISSION.fullmatch(word) or _COMMAND.fullmatch(word))


def _is_office(word: str) -> bool:
    """Whether a word is an agency or an office of a bureau; a bureau of one letter needs its office: `S/CT`."""
    plain = word.removesuffix("'S").strip(".")
    stem = plain.split("/")[0].split("-")[0]
    return plain in agencies() or stem in agencies() or (stem in bureaus() and (len(stem) > 1 or "/" in plain))


@cache
def agencies() -> frozenset[str]:
    """The short names of those to whom telegrams are passed on, from `agency.csv`."""
    return frozenset(row["name"] for row in shipped_rows("agency"))


@cache
def bureaus() -> frozenset[str]:
    """The letters of the Department's bureaus, of all its times, from `bureau.csv`."""
    return frozenset(row["name"] for row in shipped_rows("bureau"))


@cache
def posts() -> frozenset[str]:
    """The printed names of posts, their short forms among them."""
    names = {row["name"] for row in shipped_rows("post")} | {row["post"] for row in shipped_rows("post")}
    return frozenset(names | {row["alias"] for row in shipped_rows("post_alias")})
