"""Draws merges of persons, and likely pairs that were not merged, to be read by eye.

    python benchmarks/persons.py ARCHIVE [--count 100] [--seed 7]

A line shows both names with their titles, each with its pin and the words around it, and the reasons of a merge.
Whoever reads them counts the merges that join two persons (wrong) and the pairs that are one person (missed).
A likely pair: two persons of one family name, whose names do not contradict.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

from reftel.claims.name import skeleton
from reftel.claims.resolve import name_parts, same_person
from reftel.room.figure import Figure
from reftel.room.people import Person
from reftel.room.record import Record
from reftel.room.recording import record
from reftel.room.room import Room

AROUND = 50


def shown(of: Record, figure: Figure) -> str:
    """A figure with its titles, its pin and the words around its name."""
    name = figure.name
    for passage in of.telegrams[figure.key].passages:
        words = " ".join(passage.text.split())
        start = words.find(name)
        if start >= 0:
            around = words[max(start - AROUND, 0) : start + len(name) + AROUND]
            return f"{'/'.join(figure.titles[:2])} {name} [{figure.key} {passage.paragraph}] {around}"
    return f"{'/'.join(figure.titles[:2])} {name} [{figure.key}]"


def merges(people: Iterable[Person]) -> list[tuple[Figure, Figure, str]]:
    """Every merge: the first figure of a person, the figure that was added, and why."""
    found = []
    for person in people:
        by_key = {(each.key, each.name): each for each in person.figures}
        for merge in person.merges:
            added = by_key.get((merge.key, merge.name))
            if added is not None:
                first = next(each for each in person.figures if each is not added)
                found.append((first, added, "; ".join(merge.reasons[1:])))
    return found


def likely(people: Sequence[Person]) -> list[tuple[Figure, Figure, str]]:
    """Pairs of persons of one family name whose names do not contradict."""
    under: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        if person.name and not person.figures[0].redacted:
            under[skeleton(name_parts(person.name)[-1])].append(person)
    return [
        (left.figures[0], right.figures[0], f"{len(left.figures)} and {len(right.figures)}")
        for row in under.values()
        for left, right in combinations(row, 2)
        if same_person(left.name, right.name)
    ]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("archive", type=Path)
    options.add_argument("--count", type=int, default=100)
    options.add_argument("--seed", type=int, default=7)
    chosen = options.parse_args()
    with Room.open(chosen.archive) as room:
        of = record(room, chosen.archive)
    chance = random.Random(chosen.seed)
    for title, rows in (("merges", merges(of.people.persons)), ("likely pairs", likely(of.people.persons))):
        print(f"{title}: {min(chosen.count, len(rows))} of {len(rows)}")
        for number, (left, right, why) in enumerate(chance.sample(rows, min(chosen.count, len(rows))), 1):
            print(f"{number}. {shown(of, left)}\n   {shown(of, right)}\n   {why}")


if __name__ == "__main__":
    main()
