"""The language of queries: what somebody typed, taken apart, or shown where it goes wrong.

    query  =  part { [AND] part }, alternatives between OR
    part   =  [- | NOT] ( word | word* | word~ | "phrase" | "phrase"~3 | field:part | ( query ) )

AND, OR and NOT are written in capitals; other odd signs are passed over. AND binds more tightly than OR.
"""

from difflib import get_close_matches

from reftel.room.field import FIELDS, Field
from reftel.room.leaf import leaf
from reftel.room.query import All, Node, Not, OneOf, Query
from reftel.room.token import Token, tokens

_DEEPEST = 40


def read_query(text: str) -> Query:
    """The query somebody typed; `BadQuery` when it cannot be read.

    >>> query = read_query('chiefs "river road" -traffic post:delwan')
    >>> [needle.words for needle in query.wanted]
    [('chiefs',), ('river', 'road')]
    >>> query.root.nodes[-1]
    Value(field='post', value='DELWAN', prefix=False)
    """
    return Query(text, _Parser(text).whole())


class _Parser:
    """One pass over the tokens of a query."""

    def __init__(self, text: str) -> None:
        self._tokens = list(tokens(text))
        self._next = 0
        self._depth = 0
        for token in self._tokens:
            if not token.closed:
                raise token.bad("this quotation mark is not closed", 'put another " behind the last word')

    def whole(self) -> All:
        node = self._alternatives(None)
        if left := self._token():
            raise left.bad("this parenthesis closes none", "take it out, or open one with ( before it")
        return node if isinstance(node, All) else All((node,)) if node else All()

    def _token(self) -> Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self, *kinds: str) -> Token | None:
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
                raise token.bad(f"nothing stands {side} this OR", "write OR between two words, or `or` as a word")
        nodes = tuple(node for node in found if node is not None)
        return OneOf(nodes) if len(nodes) > 1 else nodes[0] if nodes else None

    def _run(self, field: Field | None) -> Node | None:
        """What stands side by side, with AND or without."""
        nodes: list[Node] = []
        before = None
        while (token := self._token()) and token.kind not in ("close", "or"):
            if joint := self._take("and"):
                if before is None or not self._follows():
                    raise joint.bad("this AND joins nothing", "write AND between two words, or `and` as a word")
            elif node := self._part(field):
                nodes.append(node)
            before = token
        return All(tuple(nodes)) if len(nodes) > 1 else nodes[0] if nodes else None

    def _follows(self) -> bool:
        token = self._token()
        return token is not None and token.kind not in ("close", "or", "and")

    def _part(self, field: Field | None) -> Node | None:
        if token := self._take("not"):
            return self._without(token, field)
        if token := self._take("open"):
            return self._group(token, field)
        if token := self._take("field"):
            return self._of_field(token, field)
        token = self._take("word", "phrase")
        assert token is not None
        return leaf(token, field)

    def _without(self, token: Token, field: Field | None) -> Node | None:
        if not self._follows():
            raise token.bad("nothing stands behind this NOT", "write what must not be there behind it")
        self._deeper(token)
        node = self._part(field)
        self._depth -= 1
        return Not(node) if node else None

    def _deeper(self, token: Token) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise token.bad(f"more than {_DEEPEST} parts stand in each other", "take some out")

    def _group(self, opened: Token, field: Field | None) -> Node | None:
        self._deeper(opened)
        node = self._alternatives(field)
        self._depth -= 1
        if not self._take("close"):
            raise opened.bad("this parenthesis is not closed", "put ) where its words end")
        return node

    def _of_field(self, token: Token, outer: Field | None) -> Node | None:
        field = FIELDS.get(token.words.lower())
        if field is None:
            raise token.bad(f"there is no field {token.words}:", _instead(token.words))
        if outer is not None:
            raise token.bad(f"a field stands within {outer.name}:", "close its parenthesis first")
        if not self._has_value(token):
            raise token.bad("the field has no value", f"write it right behind, as in {field.example}")
        return self._part(field)

    def _has_value(self, field: Token) -> bool:
        value = self._token()
        return value is not None and value.kind in ("word", "phrase", "open") and value.span.start == field.span.end


def _instead(name: str) -> str:
    near = get_close_matches(name.lower(), FIELDS, n=1)
    if near:
        return f"did you mean {near[0]}:? To search for the word itself put it in quotation marks"
    return (
        f"fields are {' '.join(f'{each}:' for each in FIELDS)}; to search for the word itself put it in quotation marks"
    )
