"""Citations: what the running text of a telegram refers to, pinned and linked to the list of references.

`as the chief told us (ref B)`, `para 3 of reftel`, `see SAHRIYA 88`, `your telegram of May 3`, `septel`. A citation
that could mean two entries, or none, stays a mention: it says what is printed and means nothing.
"""

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from reftel.message.cable import Cable, Reference
from reftel.message.citation_date import dated
from reftel.message.citation_found import Found
from reftel.message.citation_label import labelled
from reftel.message.citation_number import numbered
from reftel.message.identity import citing
from reftel.message.reference_year import Citing, complete, embassy
from reftel.terms.mrn import MRN
from reftel.terms.post import Posts
from reftel.text import Span

_POST = re.compile(r"(?<![A-Za-z])([A-Z]{4,}(?: [A-Z]{3,})?)\s+$")
_BACK = 30
_DIGITS = b"0123456789"


class Citation(msgspec.Struct, frozen=True):
    """One citation in `cable.paragraphs[paragraph].text`; `span` counts characters there, `quote` stands there.

    `kind` is `label` (`ref B`), `reftel`, `septel`, `number` (`SAHRIYA 88`) or `date` (`your telegram of May 3`).
    `entries` are the places in `cable.references` that it means, none for a mention; `passage` is the paragraph of the
    other telegram that is named (`3`). `post`, `mrn` and `rule` are of a number, `post`, `day` and `month` of a date.
    """

    paragraph: int
    span: Span
    quote: str
    kind: str
    label: str | None = None
    passage: str | None = None
    entries: tuple[int, ...] = ()
    post: str | None = None
    mrn: MRN | None = None
    rule: str | None = None
    month: int | None = None
    day: int | None = None


def citations(cable: Cable, posts: Posts) -> tuple[Citation, ...]:
    """All citations in the paragraphs of a telegram, in order; a line of its own heading that ran in is none."""
    known = citing(cable.mrn, cable.heading)
    found = [_found(row.text, posts, known.year) for row in cable.paragraphs]
    listed = named(cable.references, {row.label for rows in found for row in rows if row.label})
    rows = [
        _citation(place, cable.paragraphs[place].text, row, listed, known, posts)
        for place, each in enumerate(found)
        for row in each
    ]
    return tuple(row for row in rows if row.mrn is None or row.mrn != cable.mrn)


def _found(text: str, posts: Posts, year: int | None) -> list[Found]:
    """What one paragraph speaks of; most paragraphs have no digit, and are looked through for labels alone."""
    found = list(labelled(text))
    if _may_have_digit(text):
        found += numbered(text, posts, year)
        found += dated(text)
    return list(_apart(found)) if len(found) > 1 else found


def _may_have_digit(text: str) -> bool:
    """Whether a digit may stand in a text; bytes are looked through four times as quickly as by a pattern."""
    return not text.isascii() or len(text.encode().translate(None, _DIGITS)) < len(text)


def named(listed: Sequence[Reference], labels: Collection[str]) -> Sequence[Reference]:
    """The list, its entries named A, B and so on when it has no labels and the text cites by labels that fit it."""
    if not labels or len(listed) < 2 or any(row.label for row in listed):
        return listed
    letters = [chr(ord("A") + place) for place in range(len(listed))]
    if not all(label in letters for label in labels):
        return listed
    return [replace(row, label=letter) for row, letter in zip(listed, letters, strict=True)]


def _apart(found: Sequence[Found]) -> Iterator[Found]:
    """Those that do not overlap, in order: the one that begins first, or is longer, stands. `refs A-C` shares words."""
    last = (0, 0)
    for row in sorted(found, key=lambda row: (row.start, -row.end)):
        if row.start >= last[1] or (row.start, row.end) == last:
            yield row
            last = (row.start, row.end)


def _citation(
    place: int,
    text: str,
    found: Found,
    listed: Sequence[Reference],
    known: Citing,
    posts: Posts,
) -> Citation:
    """The citation that found words make, and the entries of the list that it means."""
    post = post_of(found, known)
    mrn, rule = _number(found, post, known)
    entries = _same(listed, mrn, found.year) if mrn else meant(found.label, found.kind, found.many, listed)
    if mrn and len(entries) == 1:
        mrn = listed[entries[0]].mrn
    if not entries and found.kind == "reftel":
        entries = _of_post(text[max(found.start - _BACK, 0) : found.start], listed, posts)
    return Citation(
        paragraph=place,
        span=Span(found.start, found.end),
        quote=text[found.start : found.end],
        kind=found.kind,
        label=found.label,
        passage=found.passage,
        entries=entries,
        post=post,
        mrn=mrn,
        rule=rule,
        month=found.month,
        day=found.day,
    )


def post_of(found: Found, known: Citing) -> str | None:
    """Whose telegram it is: the post that is named, the writer's own, the embassy's, or that of whom it writes to."""
    if found.whose == "own":
        return known.post
    if found.whose == "embassy":
        return embassy(known)
    return known.other if found.whose == "other" else found.post


def _number(found: Found, post: str | None, known: Citing) -> tuple[MRN | None, str | None]:
    if found.serial is None or post is None:
        return None, None
    year, rule = complete(post, found.serial, found.year, known)
    return (MRN(year, post, found.serial) if year is not None else None), rule


def _same(listed: Sequence[Reference], mrn: MRN, printed: int | None) -> tuple[int, ...]:
    """The entries of the list that are the telegram `mrn`; without a printed year the only one of its post and number.

    `DELWAN 88` in the text is `10 DELWAN 88` of the list.
    """
    same = tuple(place for place, row in enumerate(listed) if row.mrn == mrn)
    if same or printed is not None:
        return same
    alike = tuple(place for place, row in enumerate(listed) if row.mrn and replace(mrn, year=row.mrn.year) == row.mrn)
    return alike if len(alike) == 1 else ()


def _of_post(before: str, listed: Sequence[Reference], posts: Posts) -> tuple[int, ...]:
    """`STATE REFTEL`: the only entry of the post named before it."""
    match = _POST.search(before)
    post = posts.exact("".join(filter(str.isalpha, match[1]))) if match else None
    places = tuple(place for place, row in enumerate(listed) if post and row.mrn and row.mrn.post == post)
    return places if len(places) == 1 else ()


def meant(label: str | None, kind: str, many: bool, listed: Sequence[Reference]) -> tuple[int, ...]:
    """The entries that `ref B` or `reftel` means; none when it could mean two.

    >>> from reftel.text import Span
    >>> two = [Reference("cable", "DELWAN 12", Span(0, 9), "A"), Reference("email", "VALE EMAIL", Span(10, 20), "B")]
    >>> meant("B", "label", False, two), meant(None, "reftel", False, two), meant("C", "label", False, two)
    ((1,), (0,), ())
    """
    if kind not in ("label", "reftel"):
        return ()
    if label is not None and any(row.label for row in listed):
        return tuple(place for place, row in enumerate(listed) if row.label == label)
    telegrams = tuple(place for place, row in enumerate(listed) if row.kind == "cable")
    if many and label is None:
        return telegrams
    if len(listed) == 1:
        return (0,)
    return telegrams if label is None and len(telegrams) == 1 else ()
