"""Fictional telegrams by the thousand, in the shape and size of real ones: mean about 5.9 KB, 7.5 paragraphs.

    python -m reftel.bench.telegrams 3000 cables.txt [--seed 1]

The same number and seed give the same bytes. A form feed on a line of its own parts the telegrams.
"""

import argparse
import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from importlib import resources
from itertools import accumulate
from pathlib import Path

from reftel.terms.dtg import MONTHS

LEVELS = (("UNCLAS", "U", 40), ("C O N F I D E N T I A L", "C", 42), ("S E C R E T", "S", 12), ("UNCLAS", "SBU", 6))
START = datetime(1998, 1, 1)
DAYS = 12 * 365

Choose = Callable[[], str]


def word_lists() -> dict[str, list[str]]:
    """What the telegrams are made of, by kind: posts, TAGS, given names, syllables."""
    lists: dict[str, list[str]] = {}
    for line in resources.files("reftel.bench").joinpath("words.txt").read_text(encoding="utf-8").splitlines():
        kind, colon, words = line.partition(": ")
        if colon:
            lists.setdefault(kind, []).extend(words.split(", "))
    return lists


WORDS = word_lists()


def weighted(rng: random.Random, words: list[str], power: float) -> Choose:
    """Draw from `words`, the first ones most often, as words of a language are."""
    weights = list(accumulate((rank + 2.7) ** -power for rank in range(1, len(words) + 1)))
    drawn: list[str] = []

    def choose() -> str:
        if not drawn:
            drawn.extend(rng.choices(words, cum_weights=weights, k=10_000))
        return drawn.pop()

    return choose


def vocabulary(rng: random.Random, size: int = 20_000) -> list[str]:
    """Words nobody has said, the short ones first, behind the small ones everybody says."""
    made = {
        syllables(rng, rng.choice((1, 2, 2, 2, 3))) + rng.choice(["", *WORDS["coda"]]): rng.random()
        for _ in range(size)
    }
    return WORDS["small word"] + WORDS["trade word"] + sorted(made, key=lambda word: len(word) + 8 * made[word])


def surnames(rng: random.Random, size: int = 5_000) -> list[str]:
    """Surnames nobody has."""
    stems = (syllables(rng, rng.choice((2, 3, 3))).capitalize() + rng.choice(("", "i", "n", "d")) for _ in range(size))
    return list(dict.fromkeys(("al-" if rng.random() < 0.45 else "") + stem for stem in stems))


def syllables(rng: random.Random, count: int) -> str:
    """So many syllables on end."""
    return "".join(rng.choice(WORDS["onset"]) + rng.choice(WORDS["nucleus"]) for _ in range(count))


class Writer:
    """Writes one telegram after the other; the serials of each post and year count up, references point back."""

    def __init__(self, seed: int, base: int = 0) -> None:
        self.rng = random.Random(seed)
        self.word = weighted(self.rng, vocabulary(random.Random(42)), 1.05)
        self.surname = weighted(self.rng, surnames(random.Random(43)), 0.8)
        self.post = weighted(self.rng, WORDS["post"], 0.7)
        self.base = base
        self.serials: dict[tuple[str, int], int] = {}
        self.sent: list[tuple[str, int]] = []

    def telegram(self, at: datetime) -> str:
        """One telegram sent at this time."""
        post = self.post()
        serial = self.serials[post, at.year] = self.serials.get((post, at.year), self.base) + 1
        banner, level, _ = self.rng.choices(LEVELS, [weight for *_, weight in LEVELS])[0]
        closed = level == "S" or (level == "C" and self.rng.random() < 0.2)
        parts = [
            self.heading(at, post, serial, level),
            f"{banner} {post} {serial:06d}",
            "\n".join(captions(level, closed)),
        ]
        parts += [self.preamble(at, level), *self.references(), *self.authority(level)]
        parts += [*self.body(level + "/NF" * closed), self.rng.choice(WORDS["signer"])]
        self.sent.append((post, serial))
        return "\n\n".join(parts)

    def heading(self, at: datetime, post: str, serial: int, level: str) -> str:
        """Its heading."""
        rng = self.rng
        zny = {"S": "ZNY SSSSS ZZH", "C": "ZNY CCCCC ZZH"}.get(level, "ZNR UUUUU ZZH")
        lines = [
            f"\n\nVZCZCXRO{rng.randint(1000, 9999)}",
            f"PP {' '.join(sorted(self.routing() for _ in range(rng.randint(2, 5))))}",
            f"DE RUEH{post[:2]} #{serial % 10_000:04d} {at:%j%H%M}",
            zny,
            f"P {at:%d%H%M}Z {MONTHS[at.month - 1]} {at:%y}",
            f"FM AMEMBASSY {post}",
            f"TO RUEHC/SECSTATE WASHDC PRIORITY {rng.randint(1000, 9999)}",
        ]
        lines += [
            f"INFO {self.routing()}/AMEMBASSY {self.post()} {rng.randint(1, 999)}" for _ in range(rng.randint(1, 6))
        ]
        return "\n".join(lines)

    def routing(self) -> str:
        """A routing indicator."""
        return "RUEH" + "".join(self.rng.choices("ABCDEGHKLMT", k=2))

    def preamble(self, at: datetime, level: str) -> str:
        """E.O. line, TAGS and subject."""
        tags = self.rng.sample(WORDS["subject tag"], self.rng.randint(1, 4)) + self.rng.sample(
            WORDS["country tag"], self.rng.randint(1, 2)
        )
        date = f"DECL: {at.month:02d}/{min(at.day, 28):02d}/{at.year + 10}" if level in "CS" else "N/A"
        lines = [f"E.O. 12958: {date}", f"TAGS: {' '.join(tags)}", "SUBJECT:"]
        for word in self.sentence(self.rng.randint(6, 12)).upper().rstrip(".").split():
            if len(lines[-1]) + len(word) > 60:
                lines.append(word)
            else:
                lines[-1] += f" {word}"
        return "\n".join(lines)

    def references(self) -> Iterator[str]:
        """Its REF line, to telegrams sent before."""
        count = self.rng.choice((0, 0, 1, 1, 2, 3, 4))
        cited = [self.rng.choice(self.sent[-4000:]) for _ in range(count) if self.sent]
        if len(cited) == 1:
            yield f"REF: {cited[0][0]} {cited[0][1]}"
        elif cited:
            yield "REF: " + " ".join(
                f"{chr(65 + place)}. {post} {serial:05d}" for place, (post, serial) in enumerate(cited)
            )

    def authority(self, level: str) -> Iterator[str]:
        """Its Classified By line."""
        if level in "CS":
            yield f"Classified By: {self.rng.choice(WORDS['office'])} {self.name()} for reasons 1.4 (b) and (d)."

    def body(self, mark: str) -> Iterator[str]:
        """Its paragraphs, each with a mark."""
        rng = self.rng
        count = max(3, min(30, round(rng.lognormvariate(1.98, 0.45))))
        pilcrow = rng.choice(("1", "¶", "¶", ""))
        for number in range(1, count + 1):
            if number > 1 and rng.random() < 0.35:
                yield self.sentence(rng.randint(3, 7)).rstrip(".").title()
            own = mark if rng.random() < 0.75 else rng.choice((mark.split("/")[0], "U"))
            yield f"{pilcrow}{number}. ({own}) {self.paragraph(number, count)}"

    def paragraph(self, number: int, count: int) -> str:
        """The words of one paragraph."""
        words = max(25, round(self.rng.lognormvariate(4.5, 0.5)))
        text = ""
        while words > 0:
            size = self.rng.randint(9, 28)
            text += f"{self.sentence(min(size, words))} "
            words -= size
        role = "Summary" if number == 1 else "Comment" if number == count else None
        return f"{role}: {text}End {role}." if role else text.rstrip()

    def sentence(self, length: int) -> str:
        """One sentence of so many words, and now and then a name, an aside or a place."""
        words = [self.word() for _ in range(length)]
        words[0] = words[0].capitalize()
        for chance, insert in (
            (0.45, self.name),
            (0.35, lambda: self.rng.choice(WORDS["aside"])),
            (0.1, lambda: self.post().title()),
        ):
            if self.rng.random() < chance:
                words.insert(self.rng.randrange(length), insert())
        return " ".join(words) + "."

    def name(self) -> str:
        """A full name."""
        return f"{self.rng.choice(WORDS['given name'])} {self.surname()}"


def captions(level: str, closed: bool) -> list[str]:
    """The captions under the banner."""
    return ["SENSITIVE"] * (level == "SBU") + ["NOFORN"] * closed + ["SIPDIS"]


def telegrams(count: int, seed: int = 1, base: int = 0) -> Iterator[str]:
    """`count` telegrams in the order of their times, over twelve years; the serials of each post begin above `base`."""
    writer = Writer(seed, base)
    for number in range(count):
        minutes = number * DAYS * 1440 // max(count, 1) + writer.rng.randint(0, 2000)
        yield writer.telegram(START + timedelta(minutes=minutes))


def main() -> None:
    """Write a file of them."""
    parser = argparse.ArgumentParser(description="Write fictional telegrams, a form feed between two of them.")
    parser.add_argument("count", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    asked.file.write_text("\n\f\n".join(telegrams(asked.count, asked.seed)) + "\n", encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
