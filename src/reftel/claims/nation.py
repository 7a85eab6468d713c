"""Nations: the country a word of an office is of (`the Brazilian Minister`, `President of Iraq`), and its names."""

from collections.abc import Iterable, Iterator
from functools import cache

from reftel.claims.rows import lexicon_rows
from reftel.terms.country import countries, is_country

_SHORTEST = 4
_LONGEST = 3


@cache
def _adjectives() -> dict[str, str]:
    return {row["word"]: row["country"] for row in lexicon_rows("nation")}


@cache
def family_first() -> frozenset[str]:
    """The codes of the countries where the family name comes first and is kept there in English.

    >>> "KOR" in family_first(), "JPN" in family_first()
    (True, False)
    """
    return frozenset(row["country"] for row in lexicon_rows("family_first"))


def nations(words: Iterable[str]) -> frozenset[str]:
    """The codes of the countries that words name, or whose adjective they are.

    >>> sorted(nations("the Brazilian President".split())), sorted(nations("King of Saudi Arabia".split()))
    (['BRA'], ['SAU'])
    """
    return frozenset(_found([word.strip("()'’,.").removesuffix("'s").removesuffix("’s") for word in words]))


def _found(words: list[str]) -> Iterator[str]:
    place = 0
    while place < len(words):
        for end in range(min(place + _LONGEST, len(words)), place, -1):
            name = " ".join(words[place:end])
            if len(name) >= _SHORTEST and is_country(name) and not name.isupper():
                yield from countries([name])
                place = end
                break
        else:
            if code := _adjectives().get(words[place].lower()):
                yield code
            place += 1
