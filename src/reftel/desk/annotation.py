"""Rows as W3C Web Annotations (JSON-LD): each a remark on the words of a passage, which annotation tools can place.

The words are told twice, as the model wants it: by themselves with what stands around them, and by their place in the
passage's text as the room shows it. Marking and status stand in the body.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from reftel.desk.flat import Flat
from reftel.desk.link import link
from reftel.room.telegram import Telegram

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
_BESIDE = frozenset(Flat.__struct_fields__)


def annotations(rows: Iterable[Flat], telegrams: Mapping[str, Telegram]) -> Iterator[dict[str, Any]]:
    """An annotation for each row."""
    for number, row in enumerate(rows, 1):
        values = msgspec.to_builtins(row)
        name = values.get("line") or values.get("id") or values.get("key") or str(number)
        yield {
            "@context": _CONTEXT,
            "id": f"urn:reftel:{type(row).__name__.removesuffix('Row').lower()}:{name}:{number}",
            "type": "Annotation",
            "motivation": "describing",
            "body": list(_bodies(values)),
            "target": _target(row, telegrams),
        }


def _bodies(values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    said = {key: value for key, value in values.items() if key not in _BESIDE and value not in (None, [], False)}
    yield {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": _json(said)}
    for purpose, key in (("tagging", "status"), ("classifying", "marking")):
        if values[key]:
            yield {"type": "TextualBody", "purpose": purpose, "value": values[key]}


def _json(values: Mapping[str, Any]) -> str:
    return msgspec.json.encode(values).decode()


def _target(row: Flat, telegrams: Mapping[str, Telegram]) -> dict[str, Any]:
    selectors = [{"type": "TextQuoteSelector", "exact": row.quote}] if row.quote else []
    found = _placed(row, telegrams)
    if found:
        text, start = found
        end = start + len(row.quote)
        prefix, suffix = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
        selectors[0] |= {"prefix": prefix, "suffix": suffix}
        selectors.append({"type": "TextPositionSelector", "start": start, "end": end})  # type: ignore[dict-item]
    return {"source": link(row.pin), **({"selector": selectors} if selectors else {})}


def _placed(row: Flat, telegrams: Mapping[str, Telegram]) -> tuple[str, int] | None:
    """The passage's text, white space folded, and where in it the words stand."""
    key, _, paragraph = row.pin.partition(" ")
    for passage in telegrams[key].passages if key in telegrams and row.quote else ():
        text = " ".join(passage.text.split())
        if passage.paragraph == paragraph and (start := text.find(row.quote)) >= 0:
            return text, start
    return None
