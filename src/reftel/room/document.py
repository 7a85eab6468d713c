"""Documents: what the index is told of a telegram, each of its passages and the whole, so that counts are of telegrams.

No text is stored in the index; a document names itself by its place in the order of time: time, key, passage.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from reftel.message.cable import Addressee, Cable
from reftel.room.fold import fold
from reftel.room.telegram import UNDATED, Telegram
from reftel.terms.marking import Marking

Document = dict[str, str | int | list[str]]
PASSAGE, WHOLE = "passage", "telegram"
BETWEEN = "|"


def documents(telegram: Telegram) -> Iterator[Document]:
    """The documents of a telegram: each of its passages, and the whole."""
    dtg = telegram.dtg
    order = f"{dtg or UNDATED}{BETWEEN}{telegram.key}"
    texts = []
    for number, (role, words) in enumerate(_passages(telegram.cable)):
        text = fold(words)
        texts.append(text)
        yield {"kind": PASSAGE, "order": f"{order}{BETWEEN}{number:05}", "passage": text, "role": role}
    yield {"kind": WHOLE, "order": order, "key": telegram.key, "words": texts, **_values(telegram, dtg)}


def _passages(cable: Cable) -> Iterator[tuple[str, str]]:
    """Role and words of the subject and each paragraph, in the order of the telegram's passages."""
    if cable.subject:
        yield "body", cable.subject.value
    for row in cable.paragraphs:
        yield row.role, f"{row.heading.value}\n{row.text}" if row.heading else row.text


def _values(telegram: Telegram, dtg: str | None) -> Document:
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
        "marking": _printed(marking) if marking else "",
        "precedence": heading.action_precedence or "",
        "post": telegram.post or "",
        "tags": list(dict.fromkeys(field.value for field in cable.tags)),
        **_date(telegram, dtg),
    }
    return {name: value for name, value in values.items() if value}


def _date(telegram: Telegram, dtg: str | None) -> Document:
    """Day and month when they are known; a telegram of which the year alone is known is of no day or month."""
    if dtg:
        return {"day": int(dtg[:10].replace("-", "")), "month": dtg[:7], "year": dtg[:4]}
    year = telegram.year
    return {"vague": year or "unknown", "year": year or ""}


@lru_cache(maxsize=4096)
def _printed(marking: Marking) -> str:
    return str(marking)


def _address(row: Addressee) -> Iterable[str]:
    """The words one may ask an address by: plain-language address, routing indicator, post."""
    return _folded_address(row.plad, row.routing, row.post)


@lru_cache(maxsize=1 << 14)
def _folded_address(*parts: str | None) -> tuple[str, ...]:
    """The same addresses stand in thousands of telegrams."""
    return tuple(dict.fromkeys(fold(words) for words in parts if words))


def _offices(telegram: Telegram) -> Iterator[str]:
    heading = telegram.cable.heading
    for row in (heading.sender, *heading.to, *heading.info):
        if row and row.office:
            yield fold(row.office)
    if heading.distribution:
        yield fold(heading.distribution.value)


def _marks(marking: Marking) -> Iterator[str]:
    """What one may ask a marking by: the whole, its level, each control and caption."""
    yield from dict.fromkeys((_printed(marking), marking.level_name, *marking.controls, *marking.captions))
