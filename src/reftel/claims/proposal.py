"""What the parser proposes of one sentence, before it is mended."""

import msgspec

from reftel.claims.calendar import MONTHS, WEEKDAYS

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
FINITE = ("VBD", "VBZ", "VBP")
TIMES = MONTHS | WEEKDAYS | {"today", "yesterday", "tomorrow", "morning", "afternoon", "evening", "night"}


class Proposal(msgspec.Struct):
    """What the parser proposes of one sentence: words, tags, dependencies and heads side by side."""

    words: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]

    def kids(self, place: int, *deps: str) -> list[int]:
        """The words that depend on the one at `place`."""
        return [
            kid
            for kid, head in enumerate(self.heads)
            if head == place and kid != place and (not deps or self.deps[kid] in deps)
        ]

    def first(self, place: int) -> int:
        """The first word of what stands under `place`, without crossing a comma twice."""
        return min([place, *(self.first(kid) for kid in self.kids(place) if kid < place)])

    def last(self, place: int) -> int:
        """The last word of what stands under `place`."""
        return max([place, *(self.last(kid) for kid in self.kids(place) if kid > place)])

    def hang(self, place: int, head: int, dep: str) -> None:
        """Make the word at `place` depend on `head`, unless that stands under it: a tree has no rings."""
        if place not in self._above(head):
            self.heads[place], self.deps[place] = head, dep

    def _above(self, place: int) -> list[int]:
        """The word and the heads above it, up to the root."""
        path = [place]
        while self.heads[path[-1]] != path[-1]:
            path.append(self.heads[path[-1]])
        return path
