"""The words of English, so that a telegram in capitals tells names from other words: WordNet's, as the parser's model
carries them, and the small words of grammar. Loaded for telegrams in capitals alone.
"""

from functools import cache, lru_cache

_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "est", "ly")


@cache
def _words() -> frozenset[str]:
    """Base forms and irregular forms of nouns, verbs, adjectives and adverbs; names among them stand there too."""
    from reftel.claims.parser import wordnet

    return wordnet()


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
