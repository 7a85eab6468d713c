"""The index of a room: one document a paragraph and one a telegram, so that counts are of telegrams, exactly.

Documents are only ever added; what takes something away builds another index. No text is stored in it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import tantivy

from reftel.claims.name import name_words, skeleton
from reftel.room.fold import fold
from reftel.room.telegram import Telegram

WORDS, EXACT, SOUND = "words", "exact", "sound"
PARAGRAPH, WHOLE = "paragraph", "telegram"
FACETS = ("post", "year", "tags", "marking")
_HEAP = 64_000_000
_THREADS = 1


def schema() -> tantivy.Schema:
    """The fields: folded words as stems and exactly, names by their sound, and the values one narrows by."""
    fields = tantivy.SchemaBuilder()
    fields.add_text_field("key", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    fields.add_text_field("place", stored=True, tokenizer_name="raw", index_option="basic")
    fields.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    fields.add_text_field("order", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    fields.add_text_field(WORDS, tokenizer_name="stem", index_option="freq")
    fields.add_text_field(EXACT, tokenizer_name="plain", index_option="position")
    fields.add_text_field("subject", tokenizer_name="plain", index_option="position")
    fields.add_text_field(SOUND, tokenizer_name="whitespace", index_option="basic")
    fields.add_unsigned_field("date", indexed=True, fast=True)
    for name in FACETS:
        fields.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    return fields.build()


def stems() -> tantivy.TextAnalyzer:
    """What turns folded words into stems, in index and query alike."""
    tokens = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return tokens.filter(tantivy.Filter.stemmer("english")).build()


def open_index(folder: Path) -> tantivy.Index:
    """The index in this folder, an empty one when there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    index = tantivy.Index(schema(), str(folder))
    index.register_tokenizer("stem", stems())
    index.register_tokenizer("plain", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).build())
    return index


def write(index: tantivy.Index, telegrams: Iterable[Telegram]) -> int:
    """Add telegrams and commit; how many documents were added."""
    count = 0
    with index.writer(_HEAP, _THREADS) as writer:
        for telegram in telegrams:
            for document in documents(telegram):
                writer.add_document(document)
                count += 1
    index.reload()
    return count


def documents(telegram: Telegram) -> Iterator[tantivy.Document]:
    """The documents of a telegram: each of its paragraphs, and the whole."""
    values = _values(telegram)
    texts = []
    for passage in telegram.passages:
        text = fold(f"{passage.heading}\n{passage.text}" if passage.heading else passage.text)
        texts.append(text)
        yield _document(telegram, values, kind=PARAGRAPH, place=passage.paragraph, **{WORDS: text, EXACT: text})
    whole = "\n".join(texts)
    sound = " ".join({skeleton(word) for word in _name_like(telegram)})
    yield _document(telegram, values, kind=WHOLE, place="", **{WORDS: whole, EXACT: whole, SOUND: sound})


def _document(telegram: Telegram, values: dict[str, object], **texts: str) -> tantivy.Document:
    document = tantivy.Document(**values, **texts)
    if telegram.dtg:
        document.add_unsigned("date", int(telegram.dtg[:10].replace("-", "")))
    return document


def _values(telegram: Telegram) -> dict[str, object]:
    return {
        "key": telegram.key,
        "order": "|".join(telegram.order),
        "subject": fold(telegram.subject or ""),
        "post": telegram.post or "",
        "year": (telegram.dtg or "")[:4],
        "tags": [field.value for field in telegram.cable.tags],
        "marking": telegram.marking or "",
    }


def _name_like(telegram: Telegram) -> set[str]:
    """The words that may be a part of a name; which are, only who reads the passage can say."""
    found = {word.word for passage in telegram.passages for word in name_words(passage.text)}
    return {word for word in found if not word.islower()}
