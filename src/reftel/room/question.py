"""A question to the index: a query as the engine understands it.

What narrows (values, dates, names) adds nothing to the score; of the words that have one stem the one that tells most
counts. What no index knows (who a name is, in which passage words stand together) is looked up first, and handed over
as the keys of telegrams.
"""

import re
from collections.abc import Iterable, Iterator

import tantivy

from reftel.room.document import PASSAGE, WHOLE
from reftel.room.index import WORDS
from reftel.room.lookup import Lookups
from reftel.room.needle import Likeness, Needle, beginning, stem
from reftel.room.query import All, Dates, Node, Not, OneOf, Role, Value, Words
from reftel.room.ranking import key_of, places

Clause = tuple[tantivy.Occur, tantivy.Query]
_MUST, _SHOULD, _NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
_MOST_YEARS = 400


class Question:
    """What is asked of one state of an index; `lookups` knows names and claims, and reads passages."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher, lookups: Lookups) -> None:
        self._schema, self._searcher, self._lookups = schema, searcher, lookups

    def of(self, root: All) -> tantivy.Query:
        """The question for whole telegrams."""
        return self._all(root)

    def _term(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, value)

    def _quiet(self, query: tantivy.Query) -> tantivy.Query:
        """The query, adding nothing to the score."""
        return tantivy.Query.const_score_query(query, 0.0)

    def everything(self) -> tantivy.Query:
        """All telegrams."""
        return self._quiet(self._term("kind", WHOLE))

    def _node(self, node: Node) -> tantivy.Query:
        if isinstance(node, Words):
            return self.words(node.needle, node.field or WORDS)
        if isinstance(node, All):
            return self._all(node)
        if isinstance(node, OneOf):
            return tantivy.Query.boolean_query([(_SHOULD, self._node(each)) for each in node.nodes])
        if isinstance(node, Not):
            return tantivy.Query.boolean_query([(_MUST, self.everything()), (_NOT, self._node(node.node))])
        if isinstance(node, Value):
            return self._value(node)
        if isinstance(node, Dates):
            return self._dates(node)
        if isinstance(node, Role):
            return self._all(All((node,)))
        return self._keys(self._lookups(node))

    def _all(self, node: All) -> tantivy.Query:
        """All of these; words beside a role must stand together in a passage that plays it."""
        clauses: list[Clause] = [(_MUST, self.everything())]
        for each in node.nodes:
            if isinstance(each, Not):
                clauses.append((_NOT, self._node(each.node)))
            elif not isinstance(each, Role):
                clauses.append((_MUST, self._node(each)))
        for role in (each for each in node.nodes if isinstance(each, Role)):
            clauses.append((_MUST, self._keys(self._in_passages(role, node.nodes))))
        return tantivy.Query.boolean_query(clauses)

    def _keys(self, keys: Iterable[str]) -> tantivy.Query:
        return self._quiet(tantivy.Query.term_set_query(self._schema, "key", list(keys)))

    def _value(self, node: Value) -> tantivy.Query:
        if node.prefix:
            pattern = re.escape(node.value) + ".*"
            return self._quiet(tantivy.Query.regex_query(self._schema, node.field, pattern))
        return self._quiet(self._term(node.field, node.value))

    def _dates(self, node: Dates) -> tantivy.Query:
        """The days; and when whole years are asked for, telegrams of which only the year is known."""
        days = tantivy.Query.range_query(
            self._schema, "day", tantivy.FieldType.Unsigned, node.days.first, node.days.last
        )
        if node.days.years is None:
            return self._quiet(days)
        first, last = node.days.years
        years = [str(year) for year in range(max(first, last - _MOST_YEARS), last + 1)]
        vague = tantivy.Query.term_set_query(self._schema, "vague", years)
        return self._quiet(tantivy.Query.boolean_query([(_SHOULD, days), (_SHOULD, vague)]))

    def words(self, needle: Needle, field: str) -> tantivy.Query:
        """The words in a field."""
        if len(needle.words) > 1:
            return self._phrase(needle, field)
        (word,) = needle.words
        if needle.likeness is Likeness.PREFIX:
            return self._quiet(tantivy.Query.regex_query(self._schema, field, re.escape(word) + ".*"))
        if needle.likeness is Likeness.FUZZY:
            return self._quiet(tantivy.Query.fuzzy_term_query(self._schema, field, word, needle.distance))
        if needle.likeness is Likeness.EXACT:
            return self._term(field, word)
        terms = [self._term(field, each) for each in self.kin(word, field)]
        return tantivy.Query.disjunction_max_query(terms) if len(terms) > 1 else terms[0]

    def _phrase(self, needle: Needle, field: str) -> tantivy.Query:
        return tantivy.Query.phrase_query(self._schema, field, list(needle.words), needle.slop)

    def kin(self, word: str, field: str) -> list[str]:
        """The words of the field that have the same stem, the word itself among them."""
        own = stem(word)
        terms = self._searcher.terms_with_prefix(field, beginning(own))
        return sorted({term for term, _count in terms if stem(term) == own} | {word})

    def _in_passages(self, role: Role, nodes: Iterable[Node]) -> list[str]:
        """The keys of the telegrams that have a passage of this role in which all words beside it stand."""
        clauses: list[Clause] = [(_MUST, self._term("kind", PASSAGE)), (_MUST, self._term("role", role.role))]
        for node in nodes:
            clauses += self._in_passage(node)
        asked = tantivy.Query.boolean_query(clauses)
        keys = dict.fromkeys(map(key_of, places(self._searcher, asked)))
        beside = [node for node in nodes if _is_text(node)]
        if any(_on_end(node) for node in beside):
            return [key for key in keys if self._lookups.stands(key, role.role, beside)]
        return list(keys)

    def _in_passage(self, node: Node) -> Iterator[Clause]:
        if isinstance(node, Words) and node.field is None:
            yield from ((_MUST, self._word_of_passage(each)) for each in _single(node.needle))
        elif isinstance(node, OneOf) and _is_text(node):
            ways = [tantivy.Query.boolean_query(list(self._in_passage(each))) for each in node.nodes]
            yield _MUST, tantivy.Query.boolean_query([(_SHOULD, way) for way in ways])

    def _word_of_passage(self, needle: Needle) -> tantivy.Query:
        return self.words(needle, "passage")


def _is_text(node: Node) -> bool:
    """Whether it asks for words of the text, or for one of several."""
    if isinstance(node, OneOf):
        return all(isinstance(each, Words) and each.field is None for each in node.nodes)
    return isinstance(node, Words) and node.field is None


def _on_end(node: Node) -> bool:
    """Whether words on end are in it, of which the passages' documents do not know."""
    if isinstance(node, OneOf):
        return any(map(_on_end, node.nodes))
    return isinstance(node, Words) and len(node.needle.words) > 1


def _single(needle: Needle) -> Iterator[Needle]:
    """The needle's words, each on its own."""
    if len(needle.words) == 1:
        yield needle
    else:
        yield from (Needle((word,), Likeness.EXACT) for word in needle.words)
