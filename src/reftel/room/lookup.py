"""What no index knows is looked up in the room: who a name is, what is claimed, where a place is.

`person:"Daoud Jurkhal"` gives the keys of the telegrams that name him, in whatever spelling, and not a namesake.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

import tantivy

from reftel.claims.mention import sight
from reftel.claims.name import Name, read_name, skeleton, spellings
from reftel.claims.namesake import decide
from reftel.room.claims import WORDS_OF_CLAIMS, claiming, lacking
from reftel.room.document import WHOLE
from reftel.room.index import WORDS
from reftel.room.needle import needle_of, places
from reftel.room.query import BadQuery, Lookup, Node, OneOf, Words
from reftel.room.ranking import keys
from reftel.room.register import Register


class Lookups:
    """Answers for one state of a room; each is found once."""

    def __init__(self, register: Register, searcher: tantivy.Searcher, schema: tantivy.Schema) -> None:
        self._register, self._searcher, self._schema = register, searcher, schema
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}
        self._ways: dict[str, Callable[[Lookup], Iterable[str]]] = {
            "person": self._person,
            "place": self._place,
            "claim": self._claim,
        }
        self._sounds: dict[str, list[str]] = {}

    def __call__(self, asked: Lookup) -> tuple[str, ...]:
        """The keys of the telegrams that answer."""
        row = (asked.field, asked.value)
        if row not in self._known:
            self._known[row] = tuple(self._ways[asked.field](asked))
        return self._known[row]

    def _person(self, asked: Lookup) -> Iterable[str]:
        name = read_name(asked.value)
        if name is None:
            raise BadQuery(asked.value, asked.span, "this is no name", 'write it as person:"Daoud Jurkhal"')
        telegrams = list(self._register.telegrams(self.who_may_name(name)))
        sightings = decide(sight([row.text for row in telegram.passages], name) for telegram in telegrams)
        for telegram, sighting in zip(telegrams, sightings, strict=True):
            if any(mention.doubt is None for mention in sighting.mentions):
                yield telegram.key

    def stands(self, key: str, role: str, nodes: Sequence[Node]) -> bool:
        """Whether a passage of this role has all the words, those on end on end."""
        telegram = self._register.get(key)
        texts = [row.text for row in telegram.passages if row.role == role] if telegram else []
        return any(all(_in_text(node, text) for node in nodes) for text in texts)

    def who_may_name(self, name: Name) -> list[str]:
        """The keys of the telegrams in which words sound like a part of the name, in order of time."""
        words = {word for part in name.parts for word in self._sounding(skeleton(part.word))}
        return keys(self._searcher, tantivy.Query.term_set_query(self._schema, WORDS, sorted(words)))

    def _sounding(self, sound: str) -> list[str]:
        """The words of the room that sound so; the folded `'s` of a name still hangs on it as an s."""
        if sound not in self._sounds:
            may = spellings(sound)
            fitting = filter(may.fullmatch, self._vocabulary)
            self._sounds[sound] = [
                word for word in fitting if sound in (skeleton(word), skeleton(word.removesuffix("s")))
            ]
        return self._sounds[sound]

    @cached_property
    def _vocabulary(self) -> list[str]:
        """All words of the room that may be names."""
        return [word for word, _count in self._searcher.terms_with_prefix(WORDS, "") if not word[0].isdigit()]

    def _place(self, asked: Lookup) -> Iterable[str]:
        """Telegrams of a post of this name, and those in which the name stands."""
        needle = needle_of(asked.value)
        if needle is None:
            raise BadQuery(asked.value, asked.span, "this is no place", "write its name, as in place:Tirvash")
        post = "".join(needle.words).upper()
        named = (
            tantivy.Query.phrase_query(self._schema, WORDS, list(needle.words))
            if len(needle.words) > 1
            else tantivy.Query.term_query(self._schema, WORDS, needle.words[0])
        )
        of_post = tantivy.Query.term_query(self._schema, "post", post)
        whole = tantivy.Query.term_query(self._schema, "kind", WHOLE)
        either = tantivy.Query.boolean_query([(tantivy.Occur.Should, each) for each in (named, of_post)])
        return keys(
            self._searcher, tantivy.Query.boolean_query([(tantivy.Occur.Must, whole), (tantivy.Occur.Must, either)])
        )

    def _claim(self, asked: Lookup) -> Iterable[str]:
        """Telegrams with a claim of this kind or type: threat, commitment, risk."""
        if asked.value.lower() not in WORDS_OF_CLAIMS:
            raise BadQuery(
                asked.value, asked.span, "no claim is of this kind", f"there are {', '.join(sorted(WORDS_OF_CLAIMS))}"
            )
        if lacking(self._register):
            raise BadQuery(
                asked.value, asked.span, "the claims are not all extracted", "run `reftel extract`, then search again"
            )
        return claiming(self._register, asked.value.lower())


def _in_text(node: Node, text: str) -> bool:
    if isinstance(node, OneOf):
        return any(_in_text(each, text) for each in node.nodes)
    return isinstance(node, Words) and bool(places((node.needle,), text))
