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
    _under: list[list[int]] = []
    """The words under each word, counted when they are first asked for and anew after a word was hung elsewhere."""

    def kids(self, place: int, *deps: str) -> list[int]:
        """The words that depend on the one at `place`."""
        kids = (self._under or self._counted())[place]
        return [kid for kid in kids if self.deps[kid] in deps] if deps else kids

    def _counted(self) -> list[list[int]]:
        self._under = [[] for _ in self.heads]
        for kid, head in enumerate(self.heads):
            if head != kid:
                self._under[head].append(kid)
        return self._under

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
            self._under = []

    def _above(self, place: int) -> list[int]:
        """The word and the heads above it, up to the root."""
        path = [place]
        while self.heads[path[-1]] != path[-1]:
            path.append(self.heads[path[-1]])
        return path
