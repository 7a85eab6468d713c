"""Documents: what the index is told of a telegram, each of its passages and the whole, so that counts are of telegrams.

No text is stored in the index; a document names itself by its place in the order of time: time, key, passage.
"""

from collections.abc import Iterable, Iterator

from reftel.message.cable import Addressee
from reftel.room.fold import fold
from reftel.room.telegram import Passage, Telegram
from reftel.terms.marking import Marking

Document = dict[str, str | int | list[str]]
PASSAGE, WHOLE = "passage", "telegram"
BETWEEN = "|"


def documents(telegram: Telegram) -> Iterator[Document]:
    """The documents of a telegram: each of its passages, and the whole."""
    order = BETWEEN.join(telegram.order)
    texts = []
    for number, passage in enumerate(telegram.passages):
        texts.append(fold(f"{passage.heading}\n{passage.text}" if passage.heading else passage.text))
        yield _passage(passage, f"{order}{BETWEEN}{number:05}", texts[-1])
    yield {"kind": WHOLE, "order": order, "key": telegram.key, "words": texts, **_values(telegram)}


def _passage(passage: Passage, order: str, text: str) -> Document:
    return {"kind": PASSAGE, "order": order, "passage": text, "role": passage.role}


def _values(telegram: Telegram) -> Document:
    """The values one narrows by, those it does not have left out."""
    cable = telegram.cable
    heading = cable.heading
    marking = cable.marking
    values: Document = {
        "from": list(_address(heading.sender)) if heading.sender else [],
        "to": [words for row in heading.to for words in _address(row)],
        "info": [words for row in heading.info for words in _address(row)],
        "subject": fold(telegram.subject or ""),
        "signer": [fold(field.value) for field in cable.signers],
        "drafter": fold(heading.drafting.value) if heading.drafting else "",
        "office": list(_offices(telegram)),
        "ref": list({str(row.mrn) for row in cable.references if row.mrn}),
        "mark": list(_marks(marking)) if marking else [],
        "marking": telegram.marking or "",
        "precedence": [step.value for step in heading.dtg_precedence[:1]] or _precedence(telegram),
        "post": telegram.post or "",
        "tags": list(dict.fromkeys(field.value for field in cable.tags)),
        "year": telegram.year or "",
        **_date(telegram),
    }
    return {name: value for name, value in values.items() if value}


def _date(telegram: Telegram) -> Document:
    """Day and month when they are known; a telegram of which the year alone is known is of no day or month."""
    if telegram.dtg:
        return {"day": int(telegram.dtg[:10].replace("-", "")), "month": telegram.dtg[:7]}
    return {"vague": telegram.year or "unknown"}


def _address(row: Addressee) -> Iterable[str]:
    """The words one may ask an address by: plain-language address, routing indicator, post."""
    return dict.fromkeys(fold(words) for words in (row.plad, row.routing, row.post) if words)


def _offices(telegram: Telegram) -> Iterator[str]:
    heading = telegram.cable.heading
    for row in (heading.sender, *heading.to, *heading.info):
        if row and row.office:
            yield fold(row.office)
    if heading.distribution:
        yield fold(heading.distribution.value)


def _marks(marking: Marking) -> Iterator[str]:
    """What one may ask a marking by: the whole, its level, each control and caption."""
    yield from dict.fromkeys((str(marking), marking.level_name, *marking.controls, *marking.captions))


def _precedence(telegram: Telegram) -> list[str]:
    field = telegram.cable.heading.precedence
    return [field.value.value] if field else []
