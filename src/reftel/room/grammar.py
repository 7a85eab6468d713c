"""The language of queries: what somebody types, taken apart, or shown where it goes wrong.

    query  =  part { [AND] part }, alternatives between OR
    part   =  [- | NOT] ( word | word* | word~ | "phrase" | "phrase"~3 | field:part | ( query ) )

AND, OR and NOT are written in capitals; other odd signs are passed over. AND binds more tightly than OR.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches

import msgspec
from msgspec.structs import replace

from reftel.room.field import FIELDS, Field, Kind, numbers, read_range
from reftel.room.needle import Likeness, Needle, needle_of
from reftel.room.query import All, BadQuery, Dates, Lookup, Node, Not, OneOf, Query, Role, Value, Words
from reftel.text import Span

_TOKEN = re.compile(
    r'(?P<open>\()|(?P<close>\))|(?P<field>[A-Za-z]+):|"(?P<phrase>[^"]*)(?P<end>"?)(?:~(?P<slop>\d{1,9}))?'
    r'|(?P<not>-(?=[^\s-])|NOT(?=[\s("]|$))|(?P<and>AND(?=[\s()"]|$))|(?P<or>OR(?=[\s()"]|$))|(?P<word>[^\s()"]+)'
)
_SPACE = re.compile(r"\s*")
_NUMBER = re.compile(r"\d{2}[A-Za-z]{2,20}(?:-[Aa])?\d{1,7}")
_NO_SPACE = re.compile(r"\s+")
_NUMBERED = ("ref", "key")
# Signs that mean something elsewhere and nothing here, each with what would work.
_STRANGE = (
    (re.compile(r"!+\w.*"), "a ! says nothing here", "write -chief for what must not be there"),
    (re.compile(r"--+\w.*"), "two hyphens say nothing here", "write -chief for what must not be there"),
    (re.compile(r"\+\w.*"), "a + says nothing here", "all words must be there: leave it out"),
    (re.compile(r"\*+\w.*"), "a * stands before a word", "put it at the end of a word's beginning, as in darv*"),
    (re.compile(r".*\w\^.*"), "a ^ says nothing here", "words cannot be weighed: leave it out"),
    (re.compile(r"~.*\w.*"), "a ~ stands before a word", "put it behind a word, as in darvazi~"),
)
_SHORTEST_PREFIX = 2
_MOST_LETTERS = 2
_FARTHEST = 999
_DEEPEST = 40
_OPERATORS = ("and", "or", "not")


class _Token(msgspec.Struct, frozen=True):
    """A piece of what was typed; `kind` names what it is, `words` what is meant, without signs."""

    kind: str
    words: str
    span: Span
    slop: int = 0
    closed: bool = True


def read_query(text: str) -> Query:
    """The query somebody typed; `BadQuery` when it cannot be read.

    >>> query = read_query('chiefs "river road" -traffic post:delwan')
    >>> [needle.words for needle in query.wanted]
    [('chiefs',), ('river', 'road')]
    >>> query.root.nodes[-1]
    Value(field='post', value='DELWAN', prefix=False)
    """
    return Query(text, _Parser(text).whole())


def _tokens(text: str) -> Iterator[_Token]:
    place = _SPACE.match(text).end()  # type: ignore[union-attr]  # matches everywhere
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            break
        kind = "phrase" if found["phrase"] is not None else found.lastgroup or "word"
        words = found["phrase"] if kind == "phrase" else found[kind]
        slop = int(found["slop"] or 0)
        yield _Token(kind, words, Span(found.start(), found.end()), slop, kind != "phrase" or bool(found["end"]))
        place = _SPACE.match(text, found.end()).end()  # type: ignore[union-attr]


class _Parser:
    """One pass over the tokens of a query."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(_tokens(text))
        self._next = 0
        self._depth = 0
        for token in self._tokens:
            if not token.closed:
                raise self._bad(token.span, "this quotation mark is not closed", 'put another " behind the last word')

    def whole(self) -> All:
        node = self._alternatives(None)
        if left := self._token():
            raise self._bad(left.span, "this parenthesis closes none", "take it out, or open one with ( before it")
        return node if isinstance(node, All) else All((node,)) if node else All()

    def _bad(self, span: Span, wrong: str, instead: str) -> BadQuery:
        return BadQuery(self._text, span, wrong, instead)

    def _token(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self, *kinds: str) -> _Token | None:
        token = self._token()
        if token is None or token.kind not in kinds:
            return None
        self._next += 1
        return token

    def _alternatives(self, field: Field | None) -> Node | None:
        """What stands on the sides of OR."""
        found = [self._run(field)]
        while token := self._take("or"):
            found.append(self._run(field))
            if found[-1] is None or found[-2] is None:
                side = "before" if found[-2] is None else "behind"
                raise self._bad(
                    token.span, f"nothing stands {side} this OR", "write OR between two words, or `or` as a word"
                )
        nodes = tuple(node for node in found if node is not None)
        return OneOf(nodes) if len(nodes) > 1 else nodes[0] if nodes else None

    def _run(self, field: Field | None) -> Node | None:
        """What stands side by side, with AND or without."""
        nodes: list[Node] = []
        before = None
        while (token := self._token()) and token.kind not in ("close", "or"):
            if joint := self._take("and"):
                if before is None or not self._follows():
                    raise self._bad(
                        joint.span, "this AND joins nothing", "write AND between two words, or `and` as a word"
                    )
            elif node := self._part(field):
                nodes.append(node)
            before = token
        return All(tuple(nodes)) if len(nodes) > 1 else nodes[0] if nodes else None

    def _follows(self) -> bool:
        token = self._token()
        return token is not None and token.kind not in ("close", "or", "and")

    def _part(self, field: Field | None) -> Node | None:
        if token := self._take("not"):
            if not self._follows():
                raise self._bad(token.span, "nothing stands behind this NOT", "write what must not be there behind it")
            self._deeper(token)
            node = self._part(field)
            self._depth -= 1
            return Not(node) if node else None
        if token := self._take("open"):
            return self._group(token, field)
        if token := self._take("field"):
            return self._of_field(token, field)
        token = self._take("word", "phrase")
        assert token is not None
        return self._leaf(token, field)

    def _deeper(self, token: _Token) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._bad(token.span, f"more than {_DEEPEST} parts stand in each other", "take some out")

    def _group(self, opened: _Token, field: Field | None) -> Node | None:
        self._deeper(opened)
        node = self._alternatives(field)
        self._depth -= 1
        if not self._take("close"):
            raise self._bad(opened.span, "this parenthesis is not closed", "put ) where its words end")
        return node

    def _of_field(self, token: _Token, outer: Field | None) -> Node | None:
        field = FIELDS.get(token.words.lower())
        if field is None:
            raise self._bad(token.span, f"there is no field {token.words}:", _instead(token.words))
        following = self._token()
        if outer is not None:
            raise self._bad(token.span, f"a field stands within {outer.name}:", "close its parenthesis first")
        if (
            following is None
            or following.kind not in ("word", "phrase", "open")
            or following.span.start > token.span.end
        ):
            raise self._bad(token.span, "the field has no value", f"write it right behind, as in {field.example}")
        return self._part(field)

    def _leaf(self, token: _Token, field: Field | None) -> Node | None:
        if field is None or field.kind is Kind.TEXT:
            needle = self._needle(token)
            node = Words(needle, field.within if field else None) if needle else None
            return self._or_number(token, node) if field is None else node
        if field.kind is Kind.DATE:
            days = read_range(token.words)
            if days is None:
                raise self._bad(
                    token.span, "this is no date", f"write a day, month or year or two of them, as in {field.example}"
                )
            if days.first > days.last:
                raise self._bad(token.span, "the second of these dates is before the first", "write the earlier first")
            return Dates(days)
        if field.kind is Kind.LOOKUP:
            return Lookup(field.name, token.words, token.span)
        if token.kind == "word" and token.words.endswith("*") and field.kind is Kind.VALUE:
            return Value(field.within, _NO_SPACE.sub("", token.words[:-1]).upper(), prefix=True)
        written = field.written(token.words)
        if written is None:
            raise self._bad(token.span, f"there is no {field.name} {token.words}", f"write it as in {field.example}")
        if field.kind is Kind.ROLE:
            return Role(written)
        if field.within in _NUMBERED and len(ways := numbers(token.words)) > 1:
            return OneOf(tuple(Value(field.within, each) for each in ways))
        return Value(field.within, written)

    def _or_number(self, token: _Token, node: Node | None) -> Node | None:
        """A telegram's number finds the telegram, and those that refer to it, besides the word."""
        if node is None or token.kind != "word" or not _NUMBER.fullmatch(token.words):
            return node
        number = token.words.upper()
        return OneOf((node, Value("key", number), Value("ref", number)))

    def _needle(self, token: _Token) -> Needle | None:
        self._refuse_strange(token)
        if token.kind == "phrase":
            found = needle_of(token.words)
            return replace(found, likeness=Likeness.EXACT, slop=token.slop) if found else None
        return self._like(token)

    def _refuse_strange(self, token: _Token) -> None:
        """What has a sign that means nothing here would find nothing, or something else than is meant."""
        if token.kind == "phrase":
            if re.search(r"\w\*(?!\w)", token.words):
                raise self._bad(
                    token.span, "a * stands in quotation marks", "quoted words stand as they are: leave it out"
                )
            if token.slop > _FARTHEST:
                raise self._bad(token.span, f"words may stand {_FARTHEST} apart at most", f"write ~{_FARTHEST} or less")
            return
        for sign, wrong, instead in _STRANGE:
            if sign.fullmatch(token.words):
                raise self._bad(token.span, wrong, instead)
        if any(not sign.isalpha() and not sign.isdecimal() and sign.isalnum() for sign in token.words):
            raise self._bad(
                token.span, "a sign such as ½ is in no word that is looked for", "write it out, or leave it out"
            )

    def _like(self, token: _Token) -> Needle | None:
        """A word with a sign behind it: `darv*`, `darvazi~`, `darvazi~2`."""
        typed, tilde, letters = token.words.partition("~")
        starred = typed.endswith("*")
        found = needle_of(typed.removesuffix("*"))
        if "*" in typed[:-1] and re.search(r"\w\*+\w", typed):
            raise self._bad(
                token.span, "a * stands within a word", "put it at the end of a word's beginning, as in darv*"
            )
        if found is None or not (starred or tilde):
            return found
        if len(found.words) > 1:
            raise self._bad(token.span, "* and ~ go with a single word", "put several words in quotation marks")
        if starred:
            if len(found.words[0]) < _SHORTEST_PREFIX:
                raise self._bad(
                    token.span, "one letter begins too many words", "write two letters at least before the *"
                )
            return replace(found, likeness=Likeness.PREFIX)
        if letters and letters not in ("1", "2"):
            raise self._bad(token.span, f"a word may differ in {_MOST_LETTERS} letters at most", "write ~1 or ~2")
        return replace(found, likeness=Likeness.FUZZY, distance=int(letters or 1))


def _instead(name: str) -> str:
    near = get_close_matches(name.lower(), FIELDS, n=1)
    if near:
        return f"did you mean {near[0]}:? To search for the word itself put it in quotation marks"
    return (
        f"fields are {' '.join(f'{each}:' for each in FIELDS)}; to search for the word itself put it in quotation marks"
    )
