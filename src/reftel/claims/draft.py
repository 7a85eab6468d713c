"""A draft is a claim before its words are pinned; a scene is what a rule may look at: one sentence and its passage."""

from datetime import date

import msgspec

from reftel.claims.claim import Said
from reftel.claims.listing import Lead
from reftel.claims.tree import Tree
from reftel.claims.wordclass import words_of


class Draft(msgspec.Struct, frozen=True):
    """What a rule makes of the words `first` to `last` of a sentence; `verb` is the word it hangs on.

    `reported` says that the claim rests on whoever is said to have said it, where there is such a one.
    """

    said: Said
    first: int
    last: int
    rule: str
    verb: int
    reported: bool = True


class Scene(msgspec.Struct, frozen=True):
    """A sentence as a tree, the day of the telegram, and what its passage is.

    `comment` says that the passage is the author's own comment, `reported` who speaks, where the sentence before was
    speech that may go on here (empty when that is not told), `listed` what a list it stands in is of (see `listing`),
    `sender` who sent the telegram, `points` that the passage is what others are to be told (talking points, a
    non-paper).
    """

    tree: Tree
    said: date | None = None
    comment: bool = False
    reported: str | None = None
    listed: Lead | None = None
    sender: str | None = None
    points: bool = False

    def instructs(self, word: str) -> bool:
        """Whether who sent the telegram may order an office called so: `posts should`, the Department's `Post must`."""
        department = self.sender is not None and self.sender.startswith("SECSTATE")
        return word in words_of("instructed") or (department and word in words_of("instructed by the Department"))

    def past(self, edtf: str) -> bool:
        """Whether a day is over by the telegram's date."""
        return self.said is not None and edtf.rpartition("/")[2] < self.said.isoformat()[: len(edtf.rpartition("/")[2])]
