"""What no index knows is looked up in the room: who a name is, what is claimed, where a place is.

`person:"Daoud Jurkhal"` gives the keys of the telegrams that name him, in whatever spelling, and not a namesake; and of
those in which people judged another name to be his.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

import tantivy

from reftel.claims.name import Part, read_name, skeleton
from reftel.claims.namesake import decide
from reftel.claims.resolve import name_parts, same_person
from reftel.room.claims import WORDS_OF_CLAIMS, claiming, kinds_of, lacking, told
from reftel.room.document import WHOLE
from reftel.room.index import WORDS
from reftel.room.judgement import REFUSED, SAME, Judgement, Mark, Refused
from reftel.room.needle import needle_of, places
from reftel.room.query import BadQuery, Lookup, Node, OneOf, Words
from reftel.room.ranking import keys, some_keys
from reftel.room.register import Register
from reftel.room.sounding import Seen, Sounding, likely

Judged = Callable[[], Iterable[Judgement]]
_WHOLE = 2


class Lookups:
    """Answers for one state of a room; each is found once."""

    def __init__(
        self, register: Register, searcher: tantivy.Searcher, schema: tantivy.Schema, judged: Judged = tuple
    ) -> None:
        self._register, self._searcher, self._schema, self._judged = register, searcher, schema, judged
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}
        self._ways: dict[str, Callable[[Lookup], Iterable[str]]] = {
            "person": self._person,
            "place": self._place,
            "claim": self._claim,
        }

    def __call__(self, asked: Lookup) -> tuple[str, ...]:
        """The keys of the telegrams that answer."""
        row = (asked.field, asked.value)
        if row not in self._known:
            self._known[row] = tuple(self._ways[asked.field](asked))
        # What people decide may change while a room is open.
        if asked.field == "person":
            return self._with_judged(asked.value, self._known[row])
        return self._not_refused(asked.value.lower(), self._known[row]) if asked.field == "claim" else self._known[row]

    def _with_judged(self, name: str, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The telegrams that name a person, and those in which people judged another name to be the same person's."""
        rows = [row for row in self._judged() if row.about == "person" and row.verdict == SAME]
        found, names = set(keys), {name}
        while rows:
            joined = [row for row in rows if any(_is_of(mark, found, names) for mark in (row.left, row.right))]
            for mark in (mark for row in joined for mark in (row.left, row.right)):
                if mark.quote not in names and len(name_parts(mark.quote)) >= _WHOLE:
                    found.update(self._naming(mark.quote))
                names.add(mark.quote)
                found.update([mark.mrn] if self._stands(mark) else [])
            rest = [row for row in rows if row not in joined]
            if len(rest) == len(rows):
                break
            rows = rest
        return keys if found == set(keys) else tuple(sorted(found))

    def _stands(self, mark: Mark) -> bool:
        """Whether the words of a judgement may be seen where they stood."""
        telegram = self._register.get(mark.mrn)
        rows = telegram.passages if telegram else ()
        return any(row.paragraph == mark.paragraph and mark.quote in " ".join(row.text.split()) for row in rows)

    def _person(self, asked: Lookup) -> Iterable[str]:
        if read_name(asked.value) is None:
            raise BadQuery(asked.value, asked.span, "this is no name", 'write it as person:"Daoud Jurkhal"')
        return self._naming(asked.value)

    def _naming(self, words: str) -> Iterable[str]:
        """The keys of the telegrams that name somebody so, in any spelling, and not a namesake."""
        name = read_name(words)
        if name is None:
            return
        rows: list[Seen] = []
        for each in likely(name):
            if not each.tells_nothing(rows):
                telegrams = filter(None, map(self._register.get, self.sounding(each.sound)[0]))
                rows += each.seen(telegrams, name)
        rows.sort(key=lambda row: row[0].order)
        for (telegram, _), sighting in zip(rows, decide(sighting for _, sighting in rows), strict=True):
            if any(mention.doubt is None for mention in sighting.mentions):
                yield telegram.key

    def stands(self, key: str, role: str, nodes: Sequence[Node]) -> bool:
        """Whether a passage of this role has all the words, those on end on end."""
        telegram = self._register.get(key)
        texts = [row.text for row in telegram.passages if row.role == role] if telegram else []
        return any(all(_in_text(node, text) for node in nodes) for text in texts)

    def sounding(self, sound: Sounding, first: int = 0, most: int | None = None) -> tuple[list[str], int]:
        """The keys of the telegrams with such words in order of time, from place `first` on, and how many there are."""
        every = [(tantivy.Occur.Must, self._like(each)) for each in (sound.parts, sound.beside) if each]
        every += [(tantivy.Occur.MustNot, self._like(sound.without))] if sound.without else []
        if sound.until is not None:
            days = tantivy.Query.range_query(self._schema, "day", tantivy.FieldType.Unsigned, 0, sound.until)
            every.append((tantivy.Occur.Must, days))
        but = tantivy.Query.term_set_query(self._schema, "key", sorted(sound.but))
        asked = tantivy.Query.boolean_query([*every, (tantivy.Occur.MustNot, but)] if sound.but else every)
        return some_keys(self._searcher, asked, first, most)

    def _like(self, parts: Iterable[Part]) -> tantivy.Query:
        """What has a word that sounds like one of the parts."""
        words = {word for part in parts for word in self._sounds.get(skeleton(part.word), ())}
        return tantivy.Query.term_set_query(self._schema, WORDS, sorted(words))

    @cached_property
    def _sounds(self) -> dict[str, list[str]]:
        """The words of the room that may be names, by how they sound.

        The folded `'s` of a name still hangs on it as an s, so a word also sounds as it does without one.
        """
        found: dict[str, list[str]] = {}
        for word, _count in self._searcher.terms_with_prefix(WORDS, ""):
            if not word[0].isdigit():
                for sound in {skeleton(word), skeleton(word.removesuffix("s"))}:
                    found.setdefault(sound, []).append(word)
        return found

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

    def _not_refused(self, word: str, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the telegrams of which people did not refuse every claim of this kind or type."""
        judged = tuple(self._judged())
        refused = Refused(judged)
        touched = {row.left.mrn for row in judged if row.verdict == REFUSED} & set(keys)
        out = {
            key
            for key in touched
            if all(
                refused.has(key, row.paragraph, row.quote, row.claim.kind)
                for row in told(self._register, [key])
                if word in kinds_of(row.claim)
            )
        }
        return tuple(key for key in keys if key not in out)


def _is_of(mark: Mark, keys: set[str], names: Iterable[str]) -> bool:
    """Whether words are a name of the person: in one of the telegrams that name them, and fitting a name."""
    return mark.mrn in keys and any(same_person(mark.quote, name) for name in names)


def _in_text(node: Node, text: str) -> bool:
    if isinstance(node, OneOf):
        return any(_in_text(each, text) for each in node.nodes)
    return isinstance(node, Words) and bool(places((node.needle,), text))
