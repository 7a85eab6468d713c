"""The base form of a verb or noun: `met` is `meet`, `urging` is `urge`, `talks` is `talk`.

Irregular forms stand in `irregular.csv`; the rest is English spelling. It answers well for the verbs of the lexicons,
which is all it is asked for.
"""

from functools import cache, lru_cache

from reftel.claims.rows import lexicon_rows

_DOUBLED = frozenset({"bb", "dd", "gg", "mm", "nn", "pp", "rr", "tt"})
_WITH_E = (
    "at",
    "iv",
    "is",
    "iz",
    "uc",
    "ag",
    "rg",
    "nc",
    "in",
    "ut",
    "ir",
    "ur",
    "os",
    "uas",
    "ov",
    "lv",
    "as",
    "ud",
    "id",
    "eas",
    "rs",
    "ik",
    "ok",
    "um",
    "am",
    "ul",
    "eiv",
    "iev",
    "ng",
    "ac",
    "aw",
    "tl",
    "bl",
    "gu",
    "su",
    "lu",
    "eu",
    "pl",
)


@cache
def _irregular() -> dict[str, str]:
    return {row["form"]: row["base"] for row in lexicon_rows("irregular")}


@cache
def _bases() -> frozenset[str]:
    """The base forms that the lexicons know, against which spellings are tried."""
    tables = ("verb", "happening", "report", "bond", "tie")
    rows = (row for table in tables for row in lexicon_rows(table))
    return frozenset(row["word"].removeprefix("not ").split()[0] for row in rows) - _PREPOSITIONS


_PREPOSITIONS = frozenset({"at", "in", "under"})
"""The first words of what is no verb: `at odds`."""


@lru_cache(maxsize=20_000)
def lemma(word: str, tag: str) -> str:
    """The base form of a word in small letters, by its tag of the Penn Treebank.

    >>> lemma("met", "VBD"), lemma("urging", "VBG"), lemma("rebuffed", "VBN"), lemma("talks", "NNS")
    ('meet', 'urge', 'rebuff', 'talk')
    """
    if tag[:1] == "V" or tag == "MD":
        return _irregular().get(word) or _verb(word)
    if tag in ("NNS", "NNPS"):
        return _stripped(word, "s")
    return word


def _verb(word: str) -> str:
    for end in ("ing", "ed", "es", "s"):
        if word.endswith(end) and len(word) > len(end) + 2:
            return _stripped(word, end)
    return word


def _stripped(word: str, end: str) -> str:
    """The word without its ending: the form the lexicons know, else the likeliest."""
    if not word.endswith(end) or word.endswith("ss"):
        return word
    stem = word[: -len(end)]
    forms = [stem, stem + "e", stem[:-1]]
    if word.endswith("ies") or word.endswith("ied"):
        forms.insert(0, word[:-3] + "y")
    if end == "s" and stem.endswith("e"):
        forms.append(stem[:-1])
    known = next((form for form in forms if form in _bases()), None)
    return known or _guess(word, stem, end)


def _guess(word: str, stem: str, end: str) -> str:
    if word.endswith("ies") or word.endswith("ied"):
        return word[:-3] + "y"
    if end == "s":
        return stem
    if stem[-2:] in _DOUBLED:
        return stem[:-1]
    return stem + "e" if stem.endswith(_WITH_E) else stem
