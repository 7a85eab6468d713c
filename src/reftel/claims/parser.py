"""The parser proposes how the words of a sentence depend on each other: a small model behind spaCy, loaded when asked.

It is often wrong about names (`Qais` an organisation), so rules decide; it is never asked whether a sentence matters.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from reftel.claims.mending import mended
from reftel.claims.model import package
from reftel.claims.proposal import Proposal
from reftel.claims.rows import lexicon_rows
from reftel.claims.tree import Tree
from reftel.claims.wording import Wording

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import TrainablePipe
    from spacy.tokens import Doc as Parsed


@cache
def _uncut() -> re.Pattern[str]:
    """What the tokens of news would cut: `MNF-I`, whose I would be the author, `A/S`, `anti-drug`, `Amb. Vale`."""
    titles = "|".join(
        sorted(row["word"].capitalize() for row in lexicon_rows("abbreviation") if row["kind"] == "title")
    )
    return re.compile(
        rf"\b[A-Z]{{2,6}}-[A-Z]{{1,4}}\b|\b[A-Z]/S\b|\b(?:{_PREFIXES})-[a-z]{{2,}}\b|\b(?:{titles})\.(?= [A-Z])"
    )


_PREFIXES = "counter|anti|pro|non"
_BATCH = 256
_ASIDE = 7
"""Words of the longest aside between parentheses, with them, that the parser is spared."""


@cache
def _model() -> "Language":
    """The model, without what is not asked of it, and with numpy's products of matrices, which take half the time."""
    loaded: Language = package().load(exclude=["lemmatizer", "ner", "senter", "attribute_ruler"])
    for name in loaded.pipe_names:
        component: TrainablePipe = loaded.get_pipe(name)
        for layer in component.model.walk():
            layer.ops = type(layer.ops)(use_blis=False)
    return loaded


def parse(wordings: Iterable[Wording]) -> Iterator[Tree]:
    """The trees of these sentences, in order.

    >>> from reftel.claims.wording import word
    >>> from reftel.text import Span
    >>> tree = next(parse([word("He met her.", Span(0, 11))]))
    >>> tree.words, tree.tags[1], tree.deps[0]
    (['He', 'met', 'her', '.'], 'VBD', 'nsubj')
    """
    model = _model()
    pairs = ((_whole(model, each.text), each) for each in wordings)
    for doc, wording in model.pipe(pairs, as_tuples=True, batch_size=_BATCH):
        found = Proposal(doc.user_data["words"], [], [], [])
        for token in doc:
            found.tags.append(token.tag_)
            found.deps.append(token.dep_)
            found.heads.append(token.head.i)
        mended(found)
        yield Tree(wording, found.words, found.tags, found.deps, found.heads, doc.user_data["starts"])


def _whole(model: "Language", text: str) -> "Parsed":
    """The tokens of one sentence, which the parser may not cut in two."""
    from spacy.tokens import Doc

    tokens = [(token.text, token.idx, bool(token.whitespace_)) for token in model.tokenizer(text)]
    for found in _uncut().finditer(text):
        tokens = _joined(tokens, found.start(), found.end())
    kept = _without_asides([word for word, _, _ in tokens])
    words = [tokens[place][0] for place in kept]
    starts: list[int | bool | None] = [place == 0 for place in range(len(words))]
    doc = Doc(model.vocab, words, [tokens[place][2] for place in kept], sent_starts=starts)
    doc.user_data.update(words=words, starts=[tokens[place][1] for place in kept])
    return doc


_Token = tuple[str, int, bool]


def _joined(tokens: list[_Token], start: int, end: int) -> list[_Token]:
    """The tokens with those between these characters made one."""
    inner = [token for token in tokens if start <= token[1] < end]
    if len(inner) <= 1 or inner[0][1] != start or inner[-1][1] + len(inner[-1][0]) != end:
        return tokens
    first = tokens.index(inner[0])
    one = ("".join(word for word, _, _ in inner), start, inner[-1][2])
    return [*tokens[:first], one, *tokens[first + len(inner) :]]


def _without_asides(words: list[str]) -> list[int]:
    """The places of the words that stand outside short parentheses: `(ref B)` and `(ISAF)` mislead the parser."""
    kept, place = list[int](), 0
    while place < len(words):
        close = words.index(")", place, place + _ASIDE) if ")" in words[place : place + _ASIDE] else place
        if words[place] != "(" or close == place or not kept:
            kept.append(place)
            close = place
        place = close + 1
    return kept
