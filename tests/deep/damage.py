"""Telegrams damaged as files are: letters flipped, lines shuffled, cut short, doubled, control characters between.

Damage is a pure function of a number, so a failure is made again by it: `python -m tests.deep 4711`.
"""

import random
from collections.abc import Callable
from functools import cache

from reftel.bench.telegrams import telegrams
from tests.house.source import ROOT

Damage = Callable[[random.Random, str], str]
LONGEST = 20_000
CONTROLS = "\x00\t\x0b\x0c\r\x1b\x1c\x85\xa0\xad\u200b\u200e\u202e\u2028\u2029\u2066\ufeff\uf781"
LOOKALIKES = str.maketrans("ACEOPSTXceopsxy/01", "АСЕОРЅТХсеорѕху⁄ОІ")
ODD = (
    "/",
    "//",
    "(",
    ")",
    "[",
    "]",
    ":",
    ".",
    "-",
    "¶",
    "#",
    "<",
    ">",
    "&",
    "\\",
    "'",
    '"',
    "\r\n",
    "\n\n",
    "𝐒",
    "ﬀ",
    "é",
    "🙂",
)
WORDS = (
    *(
        "SECTION 01 OF 02 ",
        "PAGE 02 ",
        "REF: A. ",
        "B. ",
        "SUBJECT: ",
        "TAGS: ",
        "E.O. 12958: DECL: ",
        "Classified By: ",
    ),
    *(
        "(C) ",
        "(S//NF) ",
        "(Ѕ/NF) ",
        "(C/REL ",
        "1. ",
        "¶2. ",
        "11. ",
        "S E C R E T ",
        "C O N F I D E N T I A L ",
        "UNCLAS ",
    ),
    *(
        "SIPDIS\n",
        "NOFORN\n",
        "TO RUEHC/",
        "INFO ",
        "XMT ",
        "FM ",
        "DE RUEHAA #0001 ",
        "ZNY SSSSS ZZH\n",
        "101158Z DEC 07",
    ),
    *(
        "End Summary",
        "Summary: ",
        "XXXXXXXXXXXX",
        "[...]",
        "B6",
        "1.4(D)",
        "NNNN",
        "Message Attributes\n",
        "VZCZCXRO0001\n",
    ),
)


@cache
def seeds() -> tuple[str, ...]:
    """The texts that are damaged: the example archive, the test cables, and some generated telegrams."""
    folders = (ROOT / "examples", ROOT / "tests" / "cables", ROOT / "tests" / "readers")
    paths = sorted(path for folder in folders for path in folder.rglob("*.txt"))
    found = [path.read_text(encoding="utf-8", errors="replace")[:LONGEST] for path in paths]
    return (*found, *(text[:LONGEST] for text in telegrams(12, seed=5)))


def flip(rng: random.Random, text: str) -> str:
    """Change some characters to others near them, or to characters that do not belong in a telegram."""
    letters = list(text)
    for _ in range(rng.randint(1, 12)):
        place = rng.randrange(len(letters))
        choice = rng.random()
        letters[place] = rng.choice(CONTROLS if choice < 0.3 else ODD) if choice < 0.6 else chr(rng.randint(32, 126))
    return "".join(letters)


def insert(rng: random.Random, text: str) -> str:
    for _ in range(rng.randint(1, 6)):
        place = rng.randint(0, len(text))
        text = text[:place] + rng.choice(rng.choice((WORDS, ODD, CONTROLS))) * rng.choice((1, 1, 2, 40)) + text[place:]
    return text


def shuffle(rng: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    start = rng.randrange(len(lines))
    end = min(start + rng.randint(2, 12), len(lines))
    part = lines[start:end]
    rng.shuffle(part)
    return "".join((*lines[:start], *part, *lines[end:]))


def cut_out(rng: random.Random, text: str) -> str:
    start, end = sorted(rng.randint(0, len(text)) for _ in range(2))
    return text[:start] + text[min(end, start + rng.choice((1, 10, 100, 5_000))) :]


def cut_off(rng: random.Random, text: str) -> str:
    place = rng.randint(0, len(text))
    return rng.choice((text[:place], text[place:]))


def double(rng: random.Random, text: str) -> str:
    start = rng.randrange(len(text))
    part = text[start : start + rng.choice((5, 50, 500))]
    place = rng.randint(0, len(text))
    return text[:place] + part * rng.randint(1, 3) + text[place:]


def rewrap(rng: random.Random, text: str) -> str:
    """Other line ends, lines joined, or lines broken anywhere."""
    end = rng.choice(("\r\n", "\r", "\n\n", " ", "", "\n\x0c", "\u2028"))
    return text.replace("\n", end, rng.choice((1, 3, -1)))


def disguise(rng: random.Random, text: str) -> str:
    """Put letters of other alphabets that look the same for some of the text's."""
    start = rng.randrange(len(text))
    end = start + rng.choice((3, 30, 300))
    return text[:start] + text[start:end].translate(LOOKALIKES) + text[end:]


def capitals(rng: random.Random, text: str) -> str:
    return rng.choice((text.upper(), text.lower(), text.swapcase()))


def join(rng: random.Random, text: str) -> str:
    other = rng.choice(seeds())
    return text[: rng.randint(0, len(text))] + other[rng.randint(0, len(other)) :]


DAMAGES: tuple[Damage, ...] = (flip, insert, shuffle, cut_out, cut_off, double, rewrap, disguise, capitals, join)


def damaged(number: int) -> str:
    """The damaged telegram of this number."""
    rng = random.Random(number)
    text = rng.choice(seeds())
    for damage in rng.choices(DAMAGES, weights=(6, 4, 3, 3, 1, 2, 1, 3, 1, 1), k=rng.randint(1, 4)):
        if text.strip():
            text = damage(rng, text)[: 2 * LONGEST]
    return text
