"""The cue pass: which sentences may tell of a claim at all, so that only those are given to the parser.

A sentence that has no verb or noun of the lexicons, no `will`, `should` or `would`, is not parsed.
"""

import re
from collections.abc import Iterable
from functools import cache

from reftel.claims.calendar import MONTHS
from reftel.claims.rows import lexicon_rows
from reftel.claims.wordclass import words_of

_UNANSWERED = re.compile(
    r"\b(?:has|have) (?:still )?(?:not (?:yet )?(?:answered|replied|responded)|(?:had|received) no)\b", re.IGNORECASE
)
_BODY = re.compile(
    r"\b(?:[A-Z]{2,6}|Army|Navy|Police|Intelligence)['’]s (?:\([A-Z]+\) )?[A-Z][a-z]|\bremains? to be |\bseptel\b"
)
_HAVE_TO = re.compile(r"\b(?:has|have|had|needs?|needed|aims?|aimed) to [a-z]", re.IGNORECASE)
_WORD = re.compile(r"[a-z][a-z'-]{2,}")
_MODALS = frozenset(
    {
        "will",
        "shall",
        "would",
        "should",
        "must",
        "going",
        "set",
        "scheduled",
        "slated",
        "due",
        "face",
        "faces",
        "facing",
        "closely",
        "through",
        "via",
        "party",
        "belongs",
        "succeeded",
        "outstanding",
        "yet",
        "ready",
        "willing",
        "prepared",
        "grateful",
        "close",
        "fall",
        "collapse",
        "following",
        "pledge",
        "willingness",
        "saw",
        "suggest",
        "readiness",
        "likely",
        "cartridge",
        "cartridges",
        "bullet",
        "bullets",
        "victim",
        "please",
        "commitment",
        "commitments",
        "invitation",
        "determined",
        "dead",
        "deceased",
        "held",
        "credentials",
    }
)
_LIGHT = frozenset(
    {"make", "take", "see", "give", "provide", "keep", "lose", "leave", "assume", "win", "resume", "return", "come"}
    | {
        "move",
        "shift",
        "write",
        "act",
        "rotate",
        "advance",
        "rise",
        "go",
        "arrive",
        "extend",
        "hand",
        "present",
        "forward",
        "pass",
        "carry",
        "supply",
        "hold",
    }
)
_ENDINGS = ("", "s", "es", "ed", "d", "ing")


@cache
def _cues() -> frozenset[str]:
    """Every form of every word of the lexicons."""
    words = {row["word"] for name in ("happening", "relation", "danger") for row in lexicon_rows(name)}
    parts = {part for word in words for part in word.split() if len(part) > 2 and part not in ("the", "for")}
    parts |= {row["word"].split()[0] for row in lexicon_rows("verb")} - _LIGHT
    return _forms(parts) | _MODALS


@cache
def _light() -> frozenset[str]:
    """Every form of the verbs that tell of nothing by themselves."""
    return _forms(_LIGHT)


@cache
def _companions() -> frozenset[str]:
    """The words that make a claim of a light verb: `took him hostage`, `made a demarche`, `came on May 3`."""
    classes = ("help", "representation", "captive", "message", "post")
    return MONTHS.union(*(words_of(class_) for class_ in classes)) | {"over", "office", "charge", "behalf"}


def _forms(parts: Iterable[str]) -> frozenset[str]:
    parts = frozenset(parts)
    forms = {word + end for word in parts for end in _ENDINGS}
    forms |= {word[:-1] + end for word in parts if word.endswith(("e", "y")) for end in ("ing", "ied", "ies")}
    forms |= {word + word[-1] + end for word in parts for end in ("ed", "ing")}
    forms |= {row["form"] for row in lexicon_rows("irregular") if row["base"] in parts}
    return frozenset(forms)


@cache
def _bonds() -> re.Pattern[str]:
    """Words of company near a name: `supports President Tamaz`, `feud with Orlan`, `of the Orlan tribe`."""
    rows = [(row["word"], row["frame"].split()[-1]) for row in lexicon_rows("bond")]
    free = "|".join(sorted({_spellings(word) for word, joins in rows if joins == "object"}))
    bound = "|".join(sorted({f"{_spellings(word)} {joins}" for word, joins in rows if joins != "object"}))
    nouns = "|".join(sorted({row["word"].removesuffix("y") for row in lexicon_rows("tie")}))
    joins = "|".join(sorted({"between", *(each for row in lexicon_rows("tie") for each in row["joins"].split())}))
    groups = "|".join(sorted(words_of("group")))
    large = "(?:[a-z'’-]{1,12} ){0,2}[A-Z]"
    return re.compile(
        rf"\b(?:{free}|{bound}|(?:{nouns})(?:s|y|ies)? (?:{joins})) {large}"
        rf"|\b[A-Z][a-z'’]+ (?:{groups})\b|\b[A-Z][a-z]+ of [A-Z]{{2}}"
    )


def _spellings(word: str) -> str:
    """A pattern of the forms of a word of company, small words between its parts: `under the influence`."""
    first, *rest = word.split()
    forms = [re.escape(row["form"]) for row in lexicon_rows("irregular") if row["base"] == first]
    stem = first.rstrip("ey") + "[a-z]{0,4}"
    return " (?:[a-z]{1,9} ){0,1}".join([f"(?:{'|'.join([stem, *forms])})", *(f"{part}[a-z]{{0,4}}" for part in rest)])


def cued(line: str) -> bool:
    """Whether this line may tell of an event, an action, a risk or a relation.

    >>> cued("The PRT met him."), cued("The town lies on a river.")
    (True, False)
    """
    words = {found[0].rstrip("'-") for found in _WORD.finditer(line.lower())}
    if not words.isdisjoint(_cues()) or _BODY.search(line) or _bonds().search(line):
        return True
    if _UNANSWERED.search(line) or _HAVE_TO.search(line):
        return True
    return not (words.isdisjoint(_light()) or words.isdisjoint(_companions()))
