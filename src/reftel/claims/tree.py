"""A sentence as a tree: every word with its tag and the word it depends on, as the parser proposes.

Tags are those of the Penn Treebank (VBD), dependencies those of ClearNLP (nsubj, dobj, prep, pobj).
"""

from collections.abc import Iterator
from functools import cached_property

from reftel.claims.lemma import lemma
from reftel.claims.vocabulary import is_word
from reftel.claims.wording import Wording


class Tree:
    """The words of one sentence; everywhere `place` counts words from 0.

    `words`, `tags`, `deps`, `heads` (the place of the head, its own for the root), `starts` and `ends` (characters of
    the wording) run side by side.
    """

    def __init__(
        self,
        wording: Wording,
        words: list[str],
        tags: list[str],
        deps: list[str],
        heads: list[int],
        starts: list[int],
    ) -> None:
        self.wording = wording
        self.words, self.tags, self.deps, self.starts = words, tags, deps, starts
        self.heads = [_joined(tags, deps, heads, place) for place in range(len(heads))]
        self.ends = [start + len(each) for start, each in zip(starts, words, strict=True)]
        self.lower = [each.lower() for each in words]
        self._verbal = [tag[:1] == "V" for tag in tags]
        self._kids: list[list[int]] = [[] for _ in words]
        for place, head in enumerate(self.heads):
            if head != place:
                self._kids[head].append(place)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def lemmas(self) -> list[str]:
        """The base form of each verb and noun, as far as it is known."""
        return [lemma(each, tag) for each, tag in zip(self.lower, self.tags, strict=True)]

    def kids(self, place: int, *deps: str) -> list[int]:
        """The words that depend on the one at `place`, in order; with `deps` only those of these dependencies."""
        kids = self._kids[place]
        return [each for each in kids if self.deps[each] in deps] if deps else kids

    def kid(self, place: int, *deps: str) -> int | None:
        """The first word that depends so on the one at `place`."""
        for each in self._kids[place]:
            if not deps or self.deps[each] in deps:
                return each
        return None

    def under(self, place: int, without: frozenset[str] = frozenset()) -> Iterator[int]:
        """The word and all below it; branches whose first dependency is in `without` are left out at the top."""
        yield place
        for kid in self._kids[place]:
            if self.deps[kid] not in without:
                yield from self.under(kid)

    def reach(self, place: int, without: frozenset[str] = frozenset()) -> tuple[int, int]:
        """The first and the last word of what stands under `place`."""
        places = list(self.under(place, without))
        return min(places), max(places)

    def ups(self, place: int) -> Iterator[int]:
        """The heads above a word, the nearest first."""
        while self.heads[place] != place:
            place = self.heads[place]
            yield place

    def text(self, first: int, last: int) -> str:
        """The words from `first` to `last`."""
        return self.wording.text[self.starts[first] : self.ends[last]]

    def is_verb(self, place: int) -> bool:
        """Whether this is a verb in any form."""
        return self._verbal[place]

    @cached_property
    def verbs(self) -> list[int]:
        """The places of all verbs."""
        return [place for place, verbal in enumerate(self._verbal) if verbal]

    def is_name(self, place: int) -> bool:
        """Whether this is a proper noun."""
        return self.tags[place].startswith("NNP") or place in self._unknown

    @cached_property
    def _unknown(self) -> frozenset[int]:
        """Capitalised words that are no English ones: names that the parser took for something else."""
        return frozenset(
            place
            for place, (each, tag) in enumerate(zip(self.words, self.tags, strict=True))
            if each[0].isupper()
            and not tag.startswith(("NNP", "PRP"))
            and each.replace("-", "").isalpha()
            and not is_word(each.lower())
        )


def _joined(tags: list[str], deps: list[str], heads: list[int], place: int) -> int:
    """The head of a word, mended where tenses show what `and` joins: in `said he is ill but offered` it is `said`."""
    head = heads[place]
    if deps[place] != "conj" or tags[place] != "VBD" or deps[head] != "ccomp" or tags[heads[head]] != "VBD":
        return head
    return heads[head] if tags[head] in ("VBZ", "VBP", "VB") else head
