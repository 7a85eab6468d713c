"""A quotation: the words of a telegram that a row rests on, with the place they stand at and what they are marked.

`11SAHRIYA431 ¶2`: the sentence of that passage in which `ref B` stands.
"""

import msgspec

from reftel.claims.sentence import sentences
from reftel.message.bearing import ANSWERS, REFERS, bearing, of_subject
from reftel.message.cable import Paragraph
from reftel.room.cited import Cited, Site
from reftel.room.telegram import REFERENCES, SUBJECT, Telegram, places

_LONGEST = 400


class Quotation(msgspec.Struct, frozen=True):
    """Where a telegram speaks of another one, its sentence, its marking, and how the one bears on the other."""

    pin: str
    quote: str
    marking: str | None
    bearing: str = REFERS
    passage: str | None = None


def quotations(cited: Cited, telegram: Telegram, most: int | None = None) -> tuple[Quotation, ...]:
    """The places that speak of what is cited, in order, `most` of them; the entry of the list when no passage does."""
    paragraphs = dict(zip(places(telegram.cable), telegram.cable.paragraphs, strict=True))
    found = tuple(
        _of_site(site, paragraphs[site.paragraph], telegram.key)
        for site in cited.sites[:most]
        if site.paragraph in paragraphs
    )
    if found:
        return found
    return (Quotation(f"{telegram.key} {REFERENCES}", cited.text, telegram.marking),)


def pins(cited: Cited) -> tuple[str, ...]:
    """The places that speak of what is cited, as `quotations` gives them, before the telegram is read again."""
    return tuple(f"{cited.source} {site.paragraph}" for site in cited.sites) or (f"{cited.source} {REFERENCES}",)


def _of_site(site: Site, paragraph: Paragraph, key: str) -> Quotation:
    text = paragraph.text
    return Quotation(
        pin=f"{key} {site.paragraph}",
        quote=sentence(text, site.start, site.end),
        marking=str(paragraph.marking) if paragraph.marking else None,
        bearing=bearing(text, site.start, site.end),
        passage=site.passage,
    )


def _by_subject(cited: Cited, telegram: Telegram) -> str:
    """A subject that says FOLLOW-UP speaks of the post's own telegram, where the list has only one of them."""
    cable = telegram.cable
    said = of_subject(telegram.subject) if telegram.subject else None
    if said is None or cited.mrn is None or cited.mrn.post != telegram.post:
        return REFERS
    own = {entry.mrn for entry in cable.references if entry.mrn and entry.mrn.post == telegram.post}
    return said if len(own) == 1 else REFERS


def bearing_of(cited: Cited, telegram: Telegram, found: tuple[Quotation, ...]) -> str:
    """How the telegram bears on what it cites: the first that its passages say, else what its subject says."""
    said = next((row.bearing for row in found if row.bearing not in (REFERS, *_not_of(cited, telegram))), REFERS)
    return said if said != REFERS else _by_subject(cited, telegram)


def said_by_subject(telegram: Telegram, said: str) -> Quotation | None:
    """The subject, where it is what says how the telegram bears on another."""
    if said == REFERS or telegram.subject is None or of_subject(telegram.subject) != said:
        return None
    row = next((row for row in telegram.passages if row.paragraph == SUBJECT), None)
    return Quotation(f"{telegram.key} {SUBJECT}", " ".join(row.text.split()), row.marking, said) if row else None


def _not_of(cited: Cited, telegram: Telegram) -> tuple[str, ...]:
    """A post does not answer its own telegrams."""
    return (ANSWERS,) if cited.mrn and cited.mrn.post == telegram.post else ()


def sentence(text: str, start: int, end: int) -> str:
    """The sentence in which `text[start:end]` stands, white space folded."""
    # `Ref. B says` ends no sentence: all that the words themselves reach into is taken.
    whole = [span for span in sentences(text) if span.start < end and start < span.end]
    words = " ".join((text[whole[0].start : whole[-1].end] if whole else text[start:end]).split())
    return words if len(words) <= _LONGEST else " ".join(text[max(start - 150, 0) : end + 150].split())
