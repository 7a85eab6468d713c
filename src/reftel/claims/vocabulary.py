"""The words of English, so that a telegram in capitals tells names from other words: WordNet's, as the parser's model
carries them, and the small words of grammar. Loaded for telegrams in capitals alone.
"""

from functools import cache, lru_cache
from pathlib import Path

from reftel.claims.model import package

_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "est", "ly")


@cache
def _words() -> frozenset[str]:
    """The words of WordNet as the model carries them, and the small words of English grammar."""
    model = package()
    from spacy.lang.en.stop_words import STOP_WORDS
    from spacy.lookups import Lookups

    folder = next(Path(str(model.__file__)).parent.glob(f"{model.__name__}-*"))
    lookups = Lookups().from_disk(folder / "lemmatizer" / "lookups")
    index, irregular = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    words = {str(word) for part in index.values() for word in part}
    return frozenset(words | {str(word) for part in irregular.values() for word in part} | STOP_WORDS)


@lru_cache(maxsize=20_000)
def is_word(word: str) -> bool:
    """Whether this is an English word, in any form, in small letters.

    >>> is_word("urged"), is_word("ministries"), is_word("banzer")
    (True, True, False)
    """
    known = _words()
    if word in known:
        return True
    if word.endswith(("ies", "ied")) and word[:-3] + "y" in known:
        return True
    for end in _ENDINGS:
        if word.endswith(end) and len(word) > len(end) + 2:
            stem = word[: -len(end)]
            if stem in known or stem + "e" in known or (stem[-1] == stem[-2] and stem[:-1] in known):
                return True
    return False
