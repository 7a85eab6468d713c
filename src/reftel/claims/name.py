"""A person's name and its spellings: Rustam Darvazi, Rostam al-Darvazy and Rustem Derwazi are one name.

Names from other scripts come in many spellings, which differ in vowels, in doubled letters and in a few consonants
written two ways. `plain` folds the consonants, `skeleton` drops the vowels, and `alike` compares what is left. The
lexicons are `letter.csv`, `particle.csv` and `rank.csv`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from string import ascii_lowercase

import msgspec
from rapidfuzz.distance import Levenshtein

from reftel.claims.rows import lexicon_rows

APOSTROPHES = "'’‘ʼʿʾ`´"
_WORD = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*")
_MARKS = frozenset(APOSTROPHES)
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]$")
_VOWELS = re.compile(r"[aiu]")
_CONSONANT_W = re.compile(r"(?<=[bcdfgjklmnpqrstvxz])w(?=[aeiouy])")
_DOUBLED = re.compile(r"(.)\1+")
_EXACT_BELOW = 5
_ALIKE, _NEARLY = 0.75, 0.8


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word of a passage and where it stands, the `'s` behind it left out."""

    start: int
    end: int
    word: str


class Part(msgspec.Struct, frozen=True):
    """One word of a name; `kin` is the particle that makes it somebody else's name: `bin` Laden, `abu` Dawud."""

    word: str
    kin: str | None = None


class Name(msgspec.Struct, frozen=True):
    """A name without ranks and articles, the given name first."""

    parts: tuple[Part, ...]

    @property
    def given(self) -> Part:
        """The first part."""
        return self.parts[0]

    @property
    def family(self) -> Part | None:
        """The last part, None for a name of one word."""
        return self.parts[-1] if len(self.parts) > 1 else None

    def __str__(self) -> str:
        return " ".join(f"{part.kin} {part.word}" if part.kin else part.word for part in self.parts)


class Rank(msgspec.Struct, frozen=True):
    """A rank, office or form of address before a name: `group` is uniformed, civil or honorific."""

    word: str
    group: str


def name_words(text: str) -> Iterator[Word]:
    """The words of a text that may stand in a name.

    >>> [found.word for found in name_words("Ra'uf's widow, al-Darvazi")]
    ["Ra'uf", 'widow', 'al', 'Darvazi']
    """
    for found in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", found[0])
        yield Word(found.start(), found.start() + len(word), word)


def bare_words(text: str, small: bool = True) -> set[str]:
    """The different words of a text that may stand in a name, quicker than one by one; `small` letters may begin them.

    >>> sorted(bare_words("Ra'uf's widow, the widow of Ra'uf")), bare_words("Ra'uf's widow", small=False)
    (["Ra'uf", 'of', 'the', 'widow'], {"Ra'uf"})
    """
    words = set(_WORD.findall(text))
    if not small:
        words = {word for word in words if word[0].isupper()}
    return {_POSSESSIVE.sub("", word) if word[-2:-1] in _MARKS else word for word in words}


def read_name(text: str) -> Name | None:
    """The name somebody asks for; None when no word of a name is in it.

    >>> str(read_name("Chief Rustam al-Darvazi")), str(read_name("DARVAZI, Rustam")), str(read_name("Abu Tamaz"))
    ('Rustam Darvazi', 'Rustam Darvazi', 'abu Tamaz')
    """
    family, comma, rest = text.partition(",")
    words = [found.word for found in name_words(f"{rest} {family}" if comma and rest.strip() else text)]
    parts: list[Part] = []
    kin = None
    for place, word in enumerate(words):
        kind = particle(word)
        if kind.startswith("kin "):
            kin = kind.removeprefix("kin ")
        elif not (kind and place + 1 < len(words)) and not (rank(word) and not parts and place + 1 < len(words)):
            parts.append(Part(word.capitalize() if word.isupper() else word, kin))
            kin = None
    return Name(tuple(parts)) if parts else None


@lru_cache(maxsize=200_000)
def plain(word: str) -> str:
    """A word with its consonants folded and its vowels in three classes.

    >>> plain("Darwazi"), plain("Darvazy"), plain("Ghassan"), plain("Gassan")
    ('darvazi', 'darvazi', 'kasan', 'kasan')
    """
    letters = word.lower()
    if not letters.isascii():
        letters = "".join(c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c))
    letters = "".join(c for c in letters if c.isalpha())
    letters = _CONSONANT_W.sub("v", letters)
    anywhere, pattern, ends = _folds()
    for end, fold in ends:
        if letters.endswith(end) and len(letters) > len(end) + 2:
            letters = letters[: -len(end)] + fold
            break
    return _DOUBLED.sub(r"\1", pattern.sub(lambda found: anywhere[found[0]], letters))


@cache
def _folds() -> tuple[dict[str, str], re.Pattern[str], tuple[tuple[str, str], ...]]:
    """The folds of letters anywhere, the pattern that finds them, and those at the end of a word."""
    rows = lexicon_rows("letter")
    anywhere = {row["letters"]: row["fold"] for row in rows if row["where"] == "anywhere"}
    longest = sorted(anywhere, key=len, reverse=True)
    ends = tuple((row["letters"], row["fold"]) for row in rows if row["where"] == "end")
    return anywhere, re.compile("|".join(longest)), ends


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The consonants of a word: the key under which its spellings stand together.

    >>> {skeleton(word) for word in ("Mansour", "Mansur", "al-Mansoor".removeprefix("al-"), "MANSSUR")}
    {'mnsr'}
    """
    folded = plain(word)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", folded)) or folded


@lru_cache(maxsize=512)
def spellings(sound: str) -> re.Pattern[str]:
    """A pattern that every small-letter word of a skeleton matches, an `s` behind it or not, and few other words do.

    It is ten times as quick to ask as the skeleton of a word.

    >>> [bool(spellings(skeleton("Darvazi")).fullmatch(word)) for word in ("derwazy", "darvazis", "chief")]
    [True, True, False]
    """
    rows = [(row["letters"], row["fold"]) for row in lexicon_rows("letter")]
    silent = set("aiu").union(*(letters for letters, fold in rows if not _VOWELS.sub("", fold)))
    taken = (silent.union(sign, *(letters for letters, fold in rows if sign in fold)) for sign in sound)
    classes = ("".join(sorted(set(ascii_lowercase) - letters)) for letters in taken)
    return re.compile("".join(f"[^{others}]*+" for others in classes) + "s?")


@lru_cache(maxsize=200_000)
def alike(left: str, right: str) -> bool:
    """Whether these two words may be spellings of one name.

    >>> alike("Rustam", "Rostem"), alike("Hassan", "Hussein"), alike("Tamaz", "Tamazi")
    (True, False, False)
    """
    one, two = plain(left), plain(right)
    if one == two:
        return bool(one)
    if min(len(one), len(two)) < _EXACT_BELOW or skeleton(left) != skeleton(right):
        return False
    if (one[-1] in "aiu") != (two[-1] in "aiu"):
        return False
    return Levenshtein.normalized_similarity(one, two) >= _ALIKE


def nearly(left: str, right: str) -> bool:
    """Whether two long given names that sound unlike may be one, by how they are written when `plain`.

    >>> nearly(plain("Binyamin"), plain("Benjamin")), nearly(plain("Khalid"), plain("Khalil"))
    (True, False)
    """
    if min(len(left), len(right)) <= _EXACT_BELOW or left[0] != right[0]:
        return False
    return Levenshtein.normalized_similarity(left, right) >= _NEARLY


@cache
def _particles() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in lexicon_rows("particle")}


def particle(word: str) -> str:
    """The kind of a particle (`article`, `joined article`, `kin bin`, `servant`), empty for other words."""
    return _particles().get(word.lower(), "")


@cache
def _ranks() -> dict[str, Rank]:
    return {row["word"]: Rank(row["full"], row["group"]) for row in lexicon_rows("rank")}


def rank(word: str) -> Rank | None:
    """The rank or form of address a word is, None for other words.

    >>> rank("Col"), rank("table")
    (Rank(word='colonel', group='uniformed'), None)
    """
    return _ranks().get(word.lower())
