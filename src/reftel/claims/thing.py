"""Things: what is written large as a name is and is nobody: `Burkina Faso`, `Tamaz Administration`."""

from functools import cache

from reftel.claims.agency import kind
from reftel.claims.name import name_words
from reftel.claims.position import is_body, is_given, is_noun_of_thing, is_place
from reftel.claims.rows import lexicon_rows
from reftel.claims.vocabulary import is_plain, is_word
from reftel.claims.wordclass import words_of
from reftel.terms.country import is_country


@cache
def _given() -> frozenset[str]:
    """Given names and their short forms, in small letters."""
    return frozenset(row["word"] for table in ("sex", "nickname") for row in lexicon_rows(table))


def is_given_name(word: str) -> bool:
    """Whether this is a given name, or short for one: `Margaret`, `Nick`."""
    return word.lower() in _given() or is_given(word)


def is_thing(name: str) -> bool:
    """Whether words written large are a place or a body.

    >>> is_thing("Burkina Faso"), is_thing("Harbor Workers Party"), is_thing("Ali Tamaz")
    (True, True, False)
    >>> is_thing("Tamaz Administration"), is_thing("Tamaz Trading Co."), is_thing("Banco Tamaz")
    (True, True, True)
    """
    first, last = name.split()[0].split("-")[0], name.split()[-1]
    return (
        is_country(name)
        or first.lower() in words_of("body that begins a name")
        or last.strip(".").lower() in words_of("company")
        or is_place(name)
        or is_body(last)
        or kind(last.lower()) == "body"
        or last.lower() in words_of("group")
        or is_noun_of_thing(last)
    )


def is_phrase(name: str) -> bool:
    """Whether all words written large are words of English, and some could be nobody's name: `Lasting Gains`.

    Or the first one says that it is a place: `San Tamaz`.

    >>> is_phrase("Covert Measures"), is_phrase("Nick Brown"), is_phrase("Ali Tamaz"), is_phrase("Blocking Tamaz")
    (True, False, False, True)
    >>> is_phrase("Puertos del Tamaz"), is_phrase("Maria San Gil")
    (True, False)
    """
    found = [each.word.lower() for each in name_words(name)]
    if found[0] in words_of("place that begins a name"):
        return True
    if found[0].endswith("ing") and is_plain(found[0]) and not is_given_name(found[0]):
        return True
    if not all(map(is_word, found)) or any(map(is_given_name, found)):
        return False
    return any(map(is_plain, found))
