"""The parser proposes how the words of a sentence depend on each other: a small model behind spaCy, loaded when asked.

It is often wrong about names (`Qais` an organisation), so rules decide; it is never asked whether a sentence matters.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from reftel.claims.embedding import remembered
from reftel.claims.mending import mended
from reftel.claims.model import package
from reftel.claims.piece import Cut, Cutter
from reftel.claims.proposal import Proposal
from reftel.claims.tree import Tree
from reftel.claims.wording import Wording

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import TrainablePipe
    from spacy.tokens import Doc as Parsed

_BATCH = 256


@cache
def _model() -> "Language":
    """The model, without what is not asked of it, made quicker.

    Products of matrices are numpy's, which take half the time, and no word is embedded twice.
    """
    loaded: Language = package().load(exclude=["lemmatizer", "ner", "senter", "attribute_ruler"])
    for name in loaded.pipe_names:
        component: TrainablePipe = loaded.get_pipe(name)
        for layer in component.model.walk():
            layer.ops = type(layer.ops)(use_blis=False)
    vectors: TrainablePipe = loaded.get_pipe("tok2vec")
    vectors.model.layers[0] = remembered(vectors.model.layers[0])
    return loaded


@cache
def _cutter() -> Cutter:
    """What cuts sentences as the model's own tokens are cut."""
    tokenizer = _model().tokenizer

    def tokens(piece: str) -> Cut:
        cut = tokenizer(piece)
        return tuple(token.text for token in cut), tuple(token.idx for token in cut)

    return Cutter(tokens)


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
    """The words of one sentence, which the parser may not cut in two."""
    from spacy.tokens import Doc

    words, starts, spaces = _cutter().cut(text)
    doc = Doc(model.vocab, words, spaces, sent_starts=[place == 0 for place in range(len(words))])
    doc.user_data.update(words=words, starts=starts)
    return doc
