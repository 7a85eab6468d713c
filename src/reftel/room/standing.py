"""Which text of a telegram stands, when a room holds several: 11SAHRIYA88, its corrected copy, its second section.

It is decided among what the room may see, and whatever the order in which the copies came.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from reftel.message.cable import Cable, Paragraph
from reftel.message.canonical import canonical
from reftel.message.correction import rank


def standing(cables: Sequence[Cable]) -> Cable:
    """The telegram these texts are of: the best of each section, one section behind the other."""
    if len(cables) == 1:
        return cables[0]
    ranked = sorted(cables, key=lambda cable: (rank(cable), canonical(cable)))
    sections: dict[int, Cable] = {}
    for cable in ranked:
        sections.setdefault(_section(cable), cable)
    first, *more = (cable for _, cable in sorted(sections.items()))
    more = [cable for cable in more if not _holds(first, cable)]
    return _joined(first, more) if more else first


def _holds(whole: Cable, section: Cable) -> bool:
    """Whether a text is the whole telegram, signed, with every number that another one's later section has."""
    numbers = {row.number for row in section.paragraphs}
    return bool(whole.signers) and None not in numbers and numbers <= {row.number for row in whole.paragraphs}


def _section(cable: Cable) -> int:
    return (cable.banners[0].section or 1) if cable.banners else 1


def _joined(first: Cable, more: Iterable[Cable]) -> Cable:
    """The first section with the paragraphs of the others that it does not hold itself."""
    paragraphs: list[Paragraph] = list(first.paragraphs)
    seen = {_words(row) for row in paragraphs}
    marking = first.marking
    signers = first.signers
    for cable in more:
        paragraphs += (row for row in cable.paragraphs if _words(row) not in seen)
        seen.update(map(_words, cable.paragraphs))
        marking = marking | cable.marking if marking and cable.marking else None
        signers = signers or cable.signers
    return replace(first, paragraphs=tuple(paragraphs), marking=marking, signers=signers)


def _words(paragraph: Paragraph) -> str:
    return " ".join(paragraph.text.split())
