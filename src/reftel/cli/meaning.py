"""What a word that a telegram prints means, by the tables of the trade: a mark, a caption, a tag, an indicator, a post.

`S/NF` is SECRET//NOFORN, `PGOV` a subject of TAGS, `RUEHC` a routing indicator; one word may be several of these.
"""

from collections.abc import Iterator

from reftel.terms.caption import captions
from reftel.terms.era import exemptions, reason_meanings
from reftel.terms.marking import read_portion
from reftel.terms.tables import Tables, shipped


def meaning(word: str) -> list[str]:
    """What the word means, a line each; nothing when no table knows it.

    >>> meaning("S/NF"), meaning("gibberish")
    (['(S/NF) marks a passage: SECRET//NOFORN'], [])
    """
    plain = " ".join(word.upper().split())
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1].strip()
    return [*_mark(plain), *_caption(plain), *_tag(plain, shipped()), *_place(plain, shipped()), *_term(plain)]


def _mark(word: str) -> Iterator[str]:
    portion = read_portion(word)
    if portion and not portion.repaired:
        yield f"({word}) marks a passage: {portion.marking}"


def _caption(word: str) -> Iterator[str]:
    found = captions().get(word)
    if found is None:
        return
    does = "it restricts who may have the telegram" if found.restricts else "it restricts nobody"
    yield f"{word} is a caption: {does}"
    if found.excludes:
        yield f"  it does not go together with {', '.join(sorted(found.excludes))}"


def _tag(word: str, tables: Tables) -> Iterator[str]:
    if tag := tables.tags.get(word):
        yield f"{word} is one of TAGS, of the kind {tag.kind}: {tag.meaning or 'its meaning is not in the table'}"


def _place(word: str, tables: Tables) -> Iterator[str]:
    if names := tables.routes.name(word):
        yield f"{word} is a routing indicator: {' or '.join(names)}"
    post = tables.posts.exact(word.replace(" ", "")) if len(word) > 2 else None
    if post:
        yield f"{word} is a post, {tables.posts.kind(post)}: its telegrams are numbered 11{post}88"


def _term(word: str) -> Iterator[str]:
    for (code, order), row in exemptions().items():
        if code == word:
            yield f"{code} stands in an E.O. line, under E.O. {order}: {row.meaning}"
    if told := reason_meanings().get(word.lower()):
        yield f"{word.lower()} is a reason to classify: {told}"
