"""Bearers: who is meant by a title alone, and by the short name of a body, within one telegram.

`the Minister` is Ali Tamaz where the telegram names one minister, `the Ambassador` whoever classified it under that
title, `the PRT` PRT Delwan where no other is named. Where two could be meant it stays open.
"""

import re
from collections.abc import Iterable, Mapping

import msgspec

from reftel.claims.claim import Claim, Meant, Role
from reftel.claims.name import alike
from reftel.claims.person import person_at
from reftel.claims.position import head
from reftel.claims.token import Token, tokens
from reftel.message.cable import Cable

BY_TITLE, BY_BODY = "who bears the title in this telegram", "the one body of that kind in this telegram"
_LONGEST = 4
_OPENED = frozenset({"the", "a", "an", "our"})
_KINDS = "Council|Ministry|Commission|Committee|Court|Bank|Directorate"
_OF = r" (?:of|for) (?:the )?[A-Z][\w'’-]+(?: (?:and )?[A-Z][\w'’-]+){0,3}"
_BODY = re.compile(
    rf"\b(?:(?:[A-Z][\w'’-]+ (?:of )?){{1,4}}(?P<kind>{_KINDS}|Party|Front|Assembly|Agency|Authority)\b(?:{_OF})?"
    rf"|(?P<short>{_KINDS}){_OF}"
    r"|(?P<prt>PRT) [A-Z][a-z]\w+|[A-Z][a-z]\w+ (?P<prt2>PRT)\b)"
)


class Bearers(msgspec.Struct, frozen=True):
    """By the words of an office in full, the persons who bear it; by the kind of a body, its names."""

    offices: tuple[tuple[frozenset[str], str], ...]
    bodies: Mapping[str, tuple[str, ...]]

    def meant(self, key: str, words: str) -> Meant | None:
        """Whom or what the words of a key stand for, None where they say it themselves or it stays open."""
        row = [token for token in tokens(words) if token.lower not in _OPENED]
        if not row or len(row) > _LONGEST:
            return None
        if len(row) == 1 and (names := self.bodies.get(row[0].lower)) and len(names) == 1:
            return Meant(key, names[0], BY_BODY) if names[0].lower() not in words.lower() else None
        wanted = _office(row)
        found = _distinct(name for held, name in self.offices if wanted and wanted <= held)
        return Meant(key, found[0], BY_TITLE) if len(found) == 1 else None


def bearers(cable: Cable, paragraphs: Iterable[Iterable[Claim]]) -> Bearers:
    """The offices and bodies of one telegram."""
    offices = []
    for said in (claim.said for claims in paragraphs for claim in claims):
        if isinstance(said, Role) and said.status in ("holds", "appointed"):
            offices.append((_words(said.position), said.person))
    authority = cable.authority
    if authority is not None and authority.title and len(authority.names) == 1:
        offices.append((_words(authority.title), authority.names[0]))
    bodies: dict[str, dict[str, str]] = {}
    for paragraph in cable.paragraphs:
        for found in _BODY.finditer(" ".join(paragraph.text.split())):
            kind = found["kind"] or found["short"] or found["prt"] or found["prt2"]
            name = re.sub(r"^(?:The|A|An|This|That|In|At|And) ", "", found[0])
            if name != kind:
                bodies.setdefault(kind.lower(), {}).setdefault(name.lower(), name)
    return Bearers(tuple(offices), {kind: tuple(names.values()) for kind, names in bodies.items()})


def _office(row: list[Token]) -> frozenset[str]:
    """The words of an office when these are one and nothing else: no name in them."""
    if not head(row[-1].word) or row[-1].owns or any(person_at(row, place) for place in range(len(row))):
        return frozenset()
    return _words(" ".join(token.word for token in row))


def _words(position: str) -> frozenset[str]:
    """The words of an office, short ones in full: `FM` is `foreign minister`."""
    found: set[str] = set()
    for token in tokens(position):
        known = head(token.lower)
        found.update((known.full if known else token.lower).split())
    return frozenset(found - {"the", "of", "for", "and", "to"})


def _distinct(names: Iterable[str]) -> list[str]:
    """The persons among these names, the fullest spelling of each: surname alone is the one who has it."""
    kept: list[str] = []
    for name in sorted(dict.fromkeys(names), key=lambda each: -len(each.split())):
        if not any(alike(name.split()[-1], other.split()[-1]) for other in kept):
            kept.append(name)
    return kept
