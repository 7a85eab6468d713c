"""The preamble: what stands between the banner and the first paragraph, read label by label.

`E.O. 12958: DECL: 12/07/2017`, `TAGS: PGOV, PREL`, `SUBJECT: ...`, `REF: A. ...`, `Classified By: ...` come in any
order and may run together on one line. Each value goes on to the next label; what is under no label is a slug line.
"""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from reftel.message.authority import read_authority
from reftel.message.block import Start
from reftel.message.cable import Authority, Declassify, Reference
from reftel.message.label import Label
from reftel.message.reference import Citing, read_references
from reftel.message.subject import read_subject
from reftel.terms.era import order_in_force
from reftel.terms.order import read_declassify
from reftel.terms.tables import Tables
from reftel.terms.tag_line import read_tags
from reftel.text import Field, Kept, folded
from reftel.text.lines import Line, each_line

_ENTRY = re.compile(r"\W{0,10}\(?[A-Za-z]{1,2}[.):\]]|[A-Za-z .'#-]{0,28}\d{2,6}\W{0,4}$")
_NUMBERED = re.compile(r"(?:¶[ \t]?)?1?1[ \t]?[.)](?!\d)")
_MARKED = re.compile(r"\((?:S|C|U|TS|SBU|LOU)(?:/{1,2}[A-Z]{2,6})*\)[ \t]*\S")
_ORDER_NUMBER = re.compile(r"\d{4,5}[ \t]?:?[ \t]?")
_BARE_REF = re.compile(r"REF(?:TELS?|ERENCES?|S)?(?:\(S\))?[ \t]?:", re.IGNORECASE)
_NUMBERED_ENTRY = re.compile(r"[1I]{1,2}[.)][ \t]{0,4}(?:\d{2,4} )?[A-Z .'-]{2,28}\d{2,6}\b")
_MOST_LINES = 120


class Preamble(msgspec.Struct, frozen=True, gc=False):
    """The values of the preamble, where their blocks start in the copy, and where in the kept text the body begins."""

    declassify: Declassify | None
    tags: tuple[Field[str], ...]
    subject: Field[str] | None
    subject_mark: Field[str] | None
    references: tuple[Reference, ...]
    authority: Authority | None
    starts: tuple[Start, ...]
    end: int


def preamble_lines(lines: Sequence[Line], first: int) -> Sequence[Line]:
    """The lines from `first` on in which labels can stand: up to the first numbered paragraph behind a subject."""
    stop = min(first + _MOST_LINES, len(lines))
    seen_subject = False
    for place in range(first, stop):
        words = lines[place].words
        opens = bool(words) and _opens_body(words) and not _in_preamble(lines, place, first)
        if opens and (seen_subject or not _subject_below(lines, place, stop)):
            return lines[first:place]
        seen_subject = seen_subject or "SUBJ" in words or "ubj" in words or "UBJECT" in words
    return lines[first:stop]


def _opens_body(words: str) -> bool:
    """A line that opens a paragraph by its number or its mark; `(C) RIYADH 1298` is an entry of a REF line."""
    if words[0] in "¶1":
        return bool(_NUMBERED.match(words))
    return words[0] == "(" and len(words) > 55 and bool(_MARKED.match(words))


def _in_preamble(lines: Sequence[Line], place: int, first: int) -> bool:
    """A numbered line that says who classified the telegram, or is the first entry under a bare `REF:`."""
    words = lines[place].words[:60].upper()
    if "CLASSIF" in words and " BY" in words:
        return True
    above = next((line.words for line in reversed(lines[first:place]) if line.words), "")
    return _BARE_REF.fullmatch(above) is not None and _NUMBERED_ENTRY.match(words) is not None


def _subject_below(lines: Sequence[Line], place: int, stop: int) -> bool:
    """A SUBJECT label stands below this numbered line, so it is no paragraph of the body."""
    return any(line.words.startswith(("SUBJECT:", "SUBJ:", "Subject:")) for line in lines[place:stop])


def read_preamble(
    kept: Kept, lines: Sequence[Line], labels: Sequence[Label], citing: Citing, tables: Tables
) -> Preamble:
    """Read the values of `labels`; `lines` are the preamble's own."""
    limit = lines[-1].end if lines else 0
    draft = _Draft()
    for place, label in enumerate(labels):
        end = labels[place + 1].start if place + 1 < len(labels) else limit
        draft.starts.append((kept.source(label.start), label.kind))
        draft.end = max(draft.end, _VALUES[label.kind](kept, label, end, citing, tables, draft))
    return Preamble(
        declassify=draft.declassify,
        tags=tuple(draft.tags),
        subject=draft.subject,
        subject_mark=draft.subject_mark,
        references=tuple(draft.references),
        authority=draft.authority,
        starts=tuple(draft.starts),
        end=draft.end or (lines[0].start if lines else 0),
    )


class _Draft:
    """The values read so far."""

    def __init__(self) -> None:
        self.declassify: Declassify | None = None
        self.tags: list[Field[str]] = []
        self.subject: Field[str] | None = None
        self.subject_mark: Field[str] | None = None
        self.references: list[Reference] = []
        self.authority: Authority | None = None
        self.starts: list[Start] = []
        self.end = 0


def _order(kept: Kept, label: Label, end: int, citing: Citing, tables: Tables, draft: _Draft) -> int:
    stop = _to_blank(kept.text, label.value, end)
    value = kept.text[label.value : stop]
    read = read_declassify(value)
    text = folded(value)
    number = _ORDER_NUMBER.match(text)
    draft.declassify = Declassify(
        order=read.order,
        text=text[number.end() :] if number else text,
        span=kept.span(label.value, stop),
        on=read.date,
        event=read.event,
        exemption=read.exemption,
    )
    return stop


def _tags(kept: Kept, label: Label, end: int, citing: Citing, tables: Tables, draft: _Draft) -> int:
    read = read_tags(kept.text[label.value : end], tables.tags)
    known = {field.value for field in draft.tags}
    for name, first, last in read.tags:
        if name not in known:
            known.add(name)
            draft.tags.append(Field(name, kept.span(label.value + first, label.value + last)))
    return label.value + read.end


def _subject(kept: Kept, label: Label, end: int, citing: Citing, tables: Tables, draft: _Draft) -> int:
    read = read_subject(kept, label.value, end)
    draft.subject, draft.subject_mark = read.subject, read.mark
    return read.end


def _reference(kept: Kept, label: Label, end: int, citing: Citing, tables: Tables, draft: _Draft) -> int:
    stop = _entries_end(kept.text, label.value, end)
    read = read_references(kept, label.value, stop, citing, tables.posts)
    known = {(entry.label, entry.text) for entry in draft.references}
    draft.references += [entry for entry in read if (entry.label, entry.text) not in known]
    return stop


def _authority(kept: Kept, label: Label, end: int, citing: Citing, tables: Tables, draft: _Draft) -> int:
    read = read_authority(kept, label.value, end, _reasons_section(citing))
    if read is None:
        return label.value
    if draft.authority is None:
        draft.authority = read
    return min(kept.place(read.span.end), end)


def _reasons_section(citing: Citing) -> str | None:
    """Where the order in force on the telegram's day has its reasons: `1.4`; None when the day is not known."""
    if citing.year is None or not citing.month:
        return None
    force = order_in_force(date(citing.year, citing.month, 15))
    return force.section if force else None


_VALUES = {"order": _order, "tags": _tags, "subject": _subject, "reference": _reference, "authority": _authority}


def _to_blank(text: str, start: int, end: int) -> int:
    """The end of the value: its first blank line."""
    last = start
    for line in each_line(text, start, min(end, start + 400)):
        if not line.words:
            if last > start:
                break
            continue
        last = line.end
    return last


def _entries_end(text: str, start: int, end: int) -> int:
    """The end of a list of references: behind a blank line it goes on only with another entry."""
    last, blank = start, False
    for line in each_line(text, start, end):
        if not line.words:
            blank = last > start
            continue
        if blank and not (_ENTRY.match(line.words) and len(line.words) < 90):
            break
        if last > start and _opens_body(line.words):
            break
        last, blank = line.end, False
    return last
