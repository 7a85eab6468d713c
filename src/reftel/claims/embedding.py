"""Embeddings: what the model makes of a word before it looks at its neighbours, worked out once for each word.

The same few thousand words fill telegram after telegram. Which word it is, and whether a blank follows it, is all that
the model's embedding looks at.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

Layer = Any
"""A layer of the model."""
Rows = Any
"""What a layer makes of a sentence: a row of numbers for each word."""
_MOST = 60_000
"""Words that are remembered, 384 bytes each; then it begins anew."""


def remembered(embed: Layer) -> Layer:
    """The layer, which works out only once what it makes of a word; it can no longer be trained."""
    known = _Known(embed)

    def forward(model: Layer, docs: "list[Doc]", is_train: bool) -> "tuple[list[Rows], None]":
        return known.rows(docs), None

    return type(embed)("remembered", forward, layers=[embed], dims={"nO": embed.get_dim("nO")})


class _Known:
    """What a layer made of the words it has seen, one row each."""

    def __init__(self, embed: Layer) -> None:
        self._embed = embed
        self._places: dict[int, int] = {}
        self._rows: Rows = embed.ops.alloc2f(_MOST, embed.get_dim("nO"))

    def rows(self, docs: "list[Doc]") -> "list[Rows]":
        """For each sentence the rows of its words."""
        keys = [[token.orth ^ bool(token.whitespace_) for token in doc] for doc in docs]
        fresh = {key for row in keys for key in row} - self._places.keys()
        if len(self._places) + len(fresh) > _MOST:
            self._places.clear()
            fresh = {key for row in keys for key in row}
        if len(fresh) > _MOST:
            return list(self._embed.predict(docs))
        if fresh:
            self._learn(docs, keys, fresh)
        return [self._rows[[self._places[key] for key in row]] for row in keys]

    def _learn(self, docs: "list[Doc]", keys: list[list[int]], fresh: set[int]) -> None:
        """Work out the rows of words that were not seen before, all in one go."""
        from spacy.tokens import Doc

        tokens = {key: token for doc, row in zip(docs, keys, strict=True) for key, token in zip(row, doc, strict=True)}
        new = {key: tokens[key] for key in fresh}
        words, spaces = [each.text for each in new.values()], [bool(each.whitespace_) for each in new.values()]
        (rows,) = self._embed.predict([Doc(docs[0].vocab, words, spaces)])
        first = len(self._places)
        self._rows[first : first + len(rows)] = rows
        self._places.update({key: first + place for place, key in enumerate(new)})
