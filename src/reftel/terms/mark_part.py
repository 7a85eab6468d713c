"""The parts of a mark as it is printed: the level first, then controls, a release and captions behind separators.

`C/REL GERMANY` is level C released to Germany, `//GBR S` a SECRET of another government, `S//EYES USA, GBR` for the
eyes of two. An unknown control behind a stroke is kept verbatim.
"""

import re
from collections.abc import Callable

import msgspec

from reftel.terms.control import compartment, long_tokens, tokens, unknown_control
from reftel.terms.country import countries, is_country, read_countries
from reftel.terms.level import Level, level_words, split_level
from reftel.terms.lookalike import DIGITS
from reftel.terms.slip import slipped

STROKES = DIGITS | str.maketrans("\\", "/")
"""Digits and signs for the letters and the stroke that they were misread from."""
_WORD = re.compile(r"[\s,-]+")
_REL = re.compile(r"(?:(EYES)(?=\s+(?!ONLY\b)[A-Z])|REL(?:EASABLE)?(?:\s+TO\b|\b)):?\s*", re.IGNORECASE)
_DIGIT = re.compile(r"[0-9]")
_NAME = re.compile(r"[A-Z][A-Z0-9 .'-]{1,40}")
_WHOLE = ("ENTIRE TEXT", "ENTIRE MESSAGE", "ENTIRE CABLE", "ENTIRE TELEGRAM", "ENTIRE PARAGRAPH", "ONLY WHERE NOTED")


class Mark(msgspec.Struct, frozen=True, gc=False):
    """The parts of a mark; `rel` None when nothing is said of release, `repaired` when it was not read as printed."""

    level: Level
    controls: frozenset[str] = frozenset()
    rel: frozenset[str] | None = None
    captions: frozenset[str] = frozenset()
    repaired: bool = False


class _Draft:
    """A mark while its parts are read."""

    def __init__(self) -> None:
        self.level: Level | None = None
        self.controls: set[str] = set()
        self.rel: set[str] | None = None
        self.captions: set[str] = set()
        self.repaired = False


def read_parts(text: str) -> Mark | None:
    """Read a mark as printed, in plain letters.

    >>> sorted(read_parts("S//EYES USA, GBR").controls), read_parts("Sahriya")
    (['EYES ONLY'], None)
    """
    text = _without_whole(text.strip(" .:;,"))
    draft = _Draft()
    draft.repaired = text.startswith("/") and not text.startswith("//")
    groups = _groups(text)
    if not groups:
        return None
    first = _foreign(groups, draft) if text.startswith("//") else _level(groups, draft)
    if first is None or not all(_control(group, draft, loose=False) for group in groups[first:]):
        return None
    if draft.level is None:
        return None
    rel = frozenset(draft.rel) if draft.rel is not None else None
    return Mark(draft.level, frozenset(draft.controls), rel, frozenset(draft.captions), draft.repaired)


def _without_whole(text: str) -> str:
    upper = text.upper()
    for phrase in _WHOLE:
        if upper.endswith(phrase):
            return text[: -len(phrase)].rstrip(" -:,(")
    return text


def _groups(text: str) -> list[str]:
    """What stands between slashes; a caption behind `CAP:` goes on to the next double slash."""
    groups: list[str] = []
    for part in text.split("//"):
        if part.strip().upper().startswith("CAP:"):
            groups.append(part.strip())
        else:
            groups += [piece.strip() for piece in part.split("/")]
    return [group for group in groups if group]


def _level(groups: list[str], draft: _Draft) -> int | None:
    """Read the level that opens the first group, and what stands behind it in the same group."""
    found = split_level(groups[0])
    if found is None:
        return _no_level(groups, draft)
    word, rest, slip = found
    draft.repaired = draft.repaired or slip
    entry = level_words()[word]
    draft.level = entry.level
    draft.controls |= entry.controls
    # RESTRICTED and the letters of NATO stand behind two strokes: without them this may be something else.
    draft.repaired = draft.repaired or entry.foreign
    rest = rest.lstrip(" -,")
    if rest.upper() == "N" and "SBU" in entry.controls:
        rest = "NF"
    if len(groups) > 1 and groups[1].upper() == "N" and "SBU" in entry.controls:
        groups[1] = "NF"
    return 1 if not rest or _control(rest, draft, loose=True) else None


def _no_level(groups: list[str], draft: _Draft) -> int | None:
    """`/REL GERMANY`: the level is lost; read as the lowest, repaired, so that the banner stands in for it."""
    release = _REL.match(groups[0])
    if release is None or release[1] or not all(map(is_country, read_countries(groups[0][release.end() :]) or ("",))):
        return None
    draft.level, draft.repaired = Level.U, True
    return 0


def _foreign(groups: list[str], draft: _Draft) -> int | None:
    """`//NS`, `//GBR S`: a mark of NATO or of another government."""
    words = groups[0].upper().split()
    entry = level_words().get(groups[0].upper())
    if entry is None and len(words) > 1 and all(is_country(word) for word in words[:-1]):
        entry = level_words().get(words[-1])
        draft.controls |= {f"FGI {code}" for code in countries(words[:-1])}
    if entry is None:
        return None
    draft.level = entry.level
    draft.controls |= entry.controls if not draft.controls else set()
    return 1


def _control(group: str, draft: _Draft, loose: bool) -> bool:
    """Read one group of controls into the draft; `loose` ones stand behind a blank or a dash and must be known."""
    return any(read(group, draft, loose) for read in _CONTROLS)


def _release(group: str, draft: _Draft, loose: bool) -> bool:
    match = _REL.match(group)
    if match is None and (draft.rel is None or not is_country(group)):
        return False
    named = read_countries(group[match.end() :] if match else group)
    if not all(map(_NAME.fullmatch, named)):
        return False
    draft.repaired = draft.repaired or any(map(_DIGIT.search, named))
    if match and match[1]:
        draft.controls.add("EYES ONLY")
    draft.rel = {"USA"} | (draft.rel or set()) | named
    return True


def _known(group: str, draft: _Draft, loose: bool) -> bool:
    """One known control or caption, or several with blanks, commas or dashes between them."""
    token = group.upper()
    if _add(token, draft):
        return True
    words = [word for word in _WORD.split(token) if word]
    if len(words) > 1 and all(word in tokens() for word in words):
        return all(_add(word, draft) for word in words)
    if compartment(token):
        draft.controls.add(token)
        return True
    return False


def _verbatim(group: str, draft: _Draft, loose: bool) -> bool:
    """FGI with its countries, a caption behind CAP:, and controls that are in no table."""
    if group[:4].upper() == "CAP:":
        draft.captions.add(" ".join(group[4:].upper().split()))
        return True
    if group.upper().startswith("FGI "):
        draft.controls |= {f"FGI {code}" for code in countries(group.upper()[4:].split())}
        return True
    return False


def _second_level(group: str, draft: _Draft, loose: bool) -> bool:
    """`C/S`: two levels behind one another; the higher counts, repaired."""
    entry = level_words().get(group.upper())
    if entry is None or loose or draft.level is None:
        return False
    draft.level, draft.repaired = max(draft.level, entry.level), True
    draft.controls |= entry.controls
    return True


def _slip(group: str, draft: _Draft, loose: bool) -> bool:
    """`NOFRON`, `N0F0RN`: one letter slipped, or digits put for letters."""
    token = group.upper()
    near = slipped(token, long_tokens()) if len(token) > 4 else None
    if not _add(near or token.translate(STROKES), draft):
        return False
    draft.repaired = True
    return True


def _opaque(group: str, draft: _Draft, loose: bool) -> bool:
    if loose or not unknown_control(group):
        return False
    draft.controls.add(group)
    return True


_CONTROLS: tuple[Callable[[str, _Draft, bool], bool], ...] = (
    _release,
    _known,
    _verbatim,
    _second_level,
    _slip,
    _opaque,
)


def _add(token: str, draft: _Draft) -> bool:
    """Add the control or caption of a token; False when it is in no table."""
    entry = tokens().get(token)
    if entry is None:
        return False
    (draft.captions if entry[0] == "caption" else draft.controls).add(entry[1])
    return True
