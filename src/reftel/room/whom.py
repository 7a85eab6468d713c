"""Whom a claim concerns: the words of its keys, each with the persons of the room and the office they stand for.

`he` is the man the rule of the telegram names, `the PRT` the team last named in full, `we` the sender. What stays open
stays as it is written.
"""

import re
from collections.abc import Iterable, Mapping, Sequence, Set

import msgspec

from reftel.claims.claim import Action, Event, Meant, Relation, Risk, Role
from reftel.claims.resolve import same_person
from reftel.claims.sentence import sentences
from reftel.claims.sex import MEN, WOMEN
from reftel.room.claims import Told
from reftel.room.designation import PLURALS, PRONOUNS, bare, named, part_text
from reftel.room.figure import Figure
from reftel.room.telegram import Telegram
from reftel.text import Span

_OWN = frozenset({"we", "us", "our", "post", "@sender"})
_SMALL = PRONOUNS | PLURALS | _OWN
_IMPLIED = {"intervention": "for", "personnel": "target"}
_THIRD = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.IGNORECASE)
_SHORT = re.compile(r"(?:the\s+)?([A-Z][A-Za-z]*)", re.IGNORECASE)
_KINDS = {"AMEMBASSY": "Embassy", "AMCONSUL": "Consulate", "USMISSION": "Mission", "USINT": "Interests Section"}
_DEPARTMENT = "SECSTATE"
_IN_FULL = "Department of State"


class Whom(msgspec.Struct, frozen=True):
    """What words stand for: keys of persons, persons of whose kin they speak, and an office in full.

    `rule` says how it is known when the words alone do not tell.
    """

    text: str
    persons: tuple[str, ...] = ()
    kin: tuple[tuple[str, str], ...] = ()
    office: str | None = None
    rule: str | None = None

    @property
    def label(self) -> str:
        """The words, with what they stand for."""
        return self.office or self.text

    def called(self, names: Mapping[str, str]) -> str:
        """Whom the words stand for, in plain words: `Rustam Darvazi (he)`, `Consulate Port Zayd` of `Consulate`.

        `names` are those of the room's persons by their keys.
        """
        known = bool(self.rule and self.persons)
        full = ", ".join(names[key] for key in self.persons) if known else self.office or self.text
        text = self.text.removeprefix("the ").removeprefix("The ")
        if not text or text.lower() in full.lower():
            return full
        return f"{full} ({text.lower() if text.lower() in _SMALL else text})"

    @property
    def bare(self) -> str:
        """The key offices and groups are compared by."""
        return bare(self.office or self.text)


class Cast:
    """The persons of one telegram with the keys they have in the room."""

    def __init__(self, telegram: Telegram, figures: Sequence[tuple[Figure, str]], rows: Sequence[Told] = ()) -> None:
        self.telegram, self.figures = telegram, figures
        self._texts = [passage.text for passage in telegram.passages]
        self._spans: dict[int, tuple[Span, ...]] = {}
        sender = telegram.cable.heading.sender
        self.sender = _office(sender.plad) if sender else None
        asked = telegram.cable.heading.to
        self._post = _office(asked[0].plad) if asked and self.sender == _IN_FULL else self.sender
        self._women = {key for figure, key in figures if "woman" in figure.sexes}
        men = {key for row in rows for each in row.claim.meant if (key := self._man(row, each))}
        self._men = {key for figure, key in figures if "man" in figure.sexes} | (men - self._women)

    def whom(self, text: str | None, row: Told, key: str) -> Whom | None:
        """Whom the words of one key of a claim stand for; None when it has none."""
        if not text:
            return None
        meant = next((each for each in row.claim.meant if each.key == key), None)
        rule = meant.rule if meant else None
        words = meant.name if meant else text
        if text.lower() in PRONOUNS and meant and self._bearer(words) in self._but(text):
            sex = "woman" if text.lower() in WOMEN else "man"
            return self._before(text, row, f"the last {sex} named before")
        if words.lower() in PRONOUNS or (text.lower() in PRONOUNS and meant is None):
            return self._before(text, row, "the last person named before")
        if words.lower() in _OWN or self._is_sender(words):
            office = self._post if words.lower() == "post" else self.sender
            return Whom(text, office=office, rule="the sender" if office == self.sender else "the one addressed")
        found = [(one.kin, who) for one in named(words) if (who := self._bearer(one.name))]
        persons = tuple(dict.fromkeys(who for kin, who in found if not kin))
        office = None if found else self._in_full(words, row)
        if office is None and meant and not persons:
            office = _office(words)
        return Whom(text, persons, tuple(dict.fromkeys((kin, who) for kin, who in found if kin)), office, rule)

    def _is_sender(self, words: str) -> bool:
        """Whether an embassy speaks of the embassy, a consulate of the consulate."""
        return bool(self.sender) and part_text(words).lower() == (self.sender or "").partition(" ")[0].lower()

    def _man(self, row: Told, each: Meant) -> str | None:
        """The person whom `he` means in a claim."""
        words = keys_of(row).get(each.key) or ""
        return self._bearer(each.name) if words.lower() in MEN else None

    def _but(self, pronoun: str) -> Set[str]:
        """The persons whom a pronoun cannot mean: `she` no man, `he` no woman."""
        return self._men if pronoun.lower() in WOMEN else self._women if pronoun.lower() in MEN else frozenset()

    def _before(self, text: str, row: Told, rule: str) -> Whom:
        """Whom a pronoun means: the last person named before who may be called so."""
        found = self._last(row, self._but(text))
        return Whom(text, (found,), rule=rule) if found else Whom(text)

    def beside(self, row: Told) -> set[str]:
        """The persons named in the words of a claim, beyond those its keys name; whom a pronoun in them means."""
        found = self._in(row.quote)
        if not found and _THIRD.search(row.quote) and (last := self._last(row)):
            found.add(last)
        return found

    def implied(self, row: Told, taken: set[str]) -> tuple[str, Whom] | None:
        """Whom an intervention is for, or a personnel matter about, when its words do not say so but their sentence.

        Only when the sentence names exactly one person besides those its keys name.
        """
        said = row.claim.said
        if not isinstance(said, Event) or said.type not in _IMPLIED:
            return None
        rest = self._in(self._sentence(row)) - taken
        key = _IMPLIED[said.type]
        return (key, Whom("", (rest.pop(),), rule="the one its sentence names")) if len(rest) == 1 else None

    def near(self, row: Told) -> frozenset[str]:
        """The persons named in the sentence of a claim."""
        return frozenset(self._in(self._sentence(row)))

    def _in(self, text: str) -> set[str]:
        return {key for figure, key in self.figures if any(_stands(name, text) for name in figure.names)}

    def _sentence(self, row: Told) -> str:
        start = row.claim.pin.span.start
        if row.place not in self._spans:
            self._spans[row.place] = tuple(sentences(self._texts[row.place]))
        found = next((span for span in self._spans[row.place] if span.start <= start < span.end), None)
        return found.of(self._texts[row.place]) if found else row.quote

    def _bearer(self, name: str) -> str | None:
        """The key of the person who bears a name in this telegram; None when nobody or more than one may."""
        exact = {key for figure, key in self.figures if name in figure.names}
        if len(exact) == 1:
            return exact.pop()
        fitting = [(figure, key) for figure, key in self.figures if same_person(name, figure.name)]
        titled = [row for row in fitting if row[0].titles] if len(fitting) > 1 else fitting
        return titled[0][1] if len(titled) == 1 else None

    def _last(self, row: Told, but: Iterable[str] = ()) -> str | None:
        """The person named last before a claim's words, in their passage; none of those in `but`."""
        text = self._texts[row.place][: row.claim.pin.span.start]
        places = [
            (text.rfind(name) + len(name), key)
            for figure, key in self.figures
            for name in figure.names
            if text.rfind(name) >= 0 and key not in but
        ]
        return max(places)[1] if places else None

    def _in_full(self, text: str, row: Told) -> str | None:
        """An office named in short (`the PO`) as the telegram last named it in full (`PO Delwan`)."""
        short = _SHORT.fullmatch(text.strip())
        if short is None or short[1].lower() in PRONOUNS:
            return None
        full = re.compile(rf"\b{re.escape(short[1])} ([A-Z][a-z]+(?: [A-Z][a-z]+)?)")
        texts = [" ".join(each.split()) for each in self._texts[: row.place]]
        texts.append(" ".join(self._texts[row.place][: row.claim.pin.span.end].split()))
        for each in reversed(texts):
            if found := list(full.finditer(each)):
                return found[-1][0]
        return None


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text as whole words."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not (_is_in_word(text[start - 1 : start]) or _is_in_word(text[end : end + 1])):
            return True
        start = text.find(name, start + 1)
    return False


def _is_in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _office(plad: str) -> str:
    """An address as people write it: `AMEMBASSY SAHRIYA` is Embassy Sahriya."""
    kind, _, place = plad.partition(" ")
    if kind == _DEPARTMENT:
        return _IN_FULL
    return f"{_KINDS.get(kind, kind)} {place.title()}" if place and plad.isupper() else plad


def keys_of(row: Told) -> Mapping[str, str | None]:
    """The keys of a claim that stand for somebody."""
    said = row.claim.said
    if isinstance(said, Event):
        return {"actor": said.actor, "target": said.target, "for": said.for_}
    if isinstance(said, Action):
        return {"owner": said.owner, "counterpart": said.counterpart}
    if isinstance(said, Risk):
        return {"subject": said.subject, "from": said.from_}
    if isinstance(said, Relation):
        return {"subject": said.subject, "object": said.object}
    assert isinstance(said, Role)
    return {"person": said.person}
