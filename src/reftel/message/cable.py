"""The records a telegram is read into.

Every record is frozen, every collection a tuple, and every span counts characters of the copy's text.
What a telegram does not say is None or an empty tuple.
"""

import msgspec

from reftel.message.finding import Finding
from reftel.terms.dtg import DTG
from reftel.terms.marking import Marking
from reftel.terms.mrn import MRN
from reftel.terms.precedence import Precedence
from reftel.text import Field, Span


class Block(msgspec.Struct, frozen=True, gc=False):
    """A tile of the copy's text; the tiles of a reading rejoin to the text exactly."""

    kind: str
    span: Span


class Release(msgspec.Struct, frozen=True, gc=False):
    """What was let go of this copy: `in full`, `in part`, `withdrawn`; by whom, when, as the source says."""

    kind: str
    authority: str | None = None
    date: str | None = None
    source: str | None = None


class Copy(msgspec.Struct, frozen=True, gc=False):
    """One source's text of a telegram, kept whole.

    `text` is the decoded text and `encoding` how it was decoded (text to bytes is exact); `digest` the
    SHA-256 of the bytes in hex; `reader` which reader cut it from its file; `source` the path, with `#n`
    for the n-th telegram of a file; `declared` what the source says of the telegram besides its text,
    never merged into what is read.
    """

    text: str
    digest: str
    reader: str
    source: str
    encoding: str = "utf-8"
    origin: str | None = None
    release: Release | None = None
    declared: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()


class Addressee(msgspec.Struct, frozen=True, gc=False):
    """One line of TO or INFO: `RUEHC/SECSTATE WASHDC PRIORITY 4755`.

    `plad` is the plain-language address; `post` the canonical post, None for collectives and for those
    who are no post; `mcn` the message continuity number; `office` a `//J5//` suffix; `exempt` the posts
    an XMT line takes out of a collective.
    """

    plad: str
    span: Span
    routing: str | None = None
    post: str | None = None
    precedence: Precedence | None = None
    mcn: str | None = None
    office: str | None = None
    exempt: tuple[str, ...] = ()


class Station(msgspec.Struct, frozen=True, gc=False):
    """The `DE RUEHGB #4003/01 3441158` line: sender's indicator, station serial, section, julian time."""

    routing: str
    serial: int | None
    section: int | None
    julian: str | None


class Heading(msgspec.Struct, frozen=True, gc=False):
    """The lines above the banner.

    `precedence` is the action precedence of the precedence line (`relay` has the indicators behind it);
    `dtg_precedence` holds both letters of a dual precedence, the higher first; `signals` the operating
    signals behind the date-time group (ZDK, ZDS, ZFF4); `security` the level of the ZNR/ZNY line;
    `distribution` the ACTION/INFO office lines of the 1970s with the counter line's number and time.
    """

    transmission: Field[str] | None = None
    precedence: Field[Precedence] | None = None
    relay: tuple[str, ...] = ()
    station: Field[Station] | None = None
    security: Field[Marking] | None = None
    dtg_precedence: tuple[Precedence, ...] = ()
    dtg: Field[DTG] | None = None
    signals: tuple[str, ...] = ()
    sender: Addressee | None = None
    to: tuple[Addressee, ...] = ()
    info: tuple[Addressee, ...] = ()
    distribution: Field[str] | None = None
    drafting: Field[str] | None = None

    @property
    def action_precedence(self) -> Precedence | None:
        """The telegram's own precedence: of the date-time group, else of the precedence line, which a relay may lower.

        >>> Heading(dtg_precedence=(Precedence.PRIORITY, Precedence.ROUTINE)).action_precedence.value
        'PRIORITY'
        """
        if self.dtg_precedence:
            return self.dtg_precedence[0]
        return self.precedence.value if self.precedence else None

    @property
    def unsaid_precedence(self) -> Precedence | None:
        """How fast it goes to an address with no word behind it: as the telegram, where no address has a word.

        Nobody writes ROUTINE behind an address. None where others have a word: without one it may be less urgent.
        """
        return None if any(row.precedence for row in (*self.to, *self.info)) else self.action_precedence


class Banner(msgspec.Struct, frozen=True, gc=False):
    """The spelled-out classification line: `C O N F I D E N T I A L SECTION 01 OF 02 TEHRAN 08980`.

    `repaired` says that the level was only read after repair of letters, in which case it may be wrong.
    """

    marking: Marking
    span: Span
    post: str | None = None
    serial: int | None = None
    section: int | None = None
    sections: int | None = None
    repaired: bool = False


class Declassify(msgspec.Struct, frozen=True, gc=False):
    """The E.O. line: `E.O. 12958: DECL: 12/07/2017`; `on` is an ISO date, else `event` or `exemption` says when."""

    order: str | None
    text: str
    span: Span
    on: str | None = None
    event: str | None = None
    exemption: str | None = None


class Authority(msgspec.Struct, frozen=True, gc=False):
    """Who classified a telegram: `Classified By: DCM Ann Vale for reasons 1.4 (b) and (d).`, read part by part."""

    text: str
    span: Span
    names: tuple[str, ...] = ()
    title: str | None = None
    reasons: tuple[str, ...] = ()


class Reference(msgspec.Struct, frozen=True, gc=False):
    """One entry of the REF line.

    `kind` is `cable`, `email`, `book`, `telcon`, `report` or `document`; `mrn` None for all but cables;
    `rule` says how the MRN was completed (`as printed`, `year of the citing cable`, ...); `dtg` is the
    entry's own date-time group, `date` its own day (`2007-01-04`).
    """

    kind: str
    text: str
    span: Span
    label: str | None = None
    mrn: MRN | None = None
    rule: str | None = None
    dtg: DTG | None = None
    date: str | None = None


class Paragraph(msgspec.Struct, frozen=True, gc=False):
    """One paragraph of the body.

    `label` is the number as printed (`11.`), `number` the logical one (None for an unnumbered
    paragraph); `mark` the portion mark as printed without its parentheses, `marking` the effective
    marking; `heading` the unnumbered line right above it; `text` the words without label and mark and
    with page heads cut out; `span` covers label to last word, `body` the words alone. `kept` maps
    offsets of `text` back: `kept[i]` is a pair (offset in `text`, offset in the copy).
    """

    number: int | None
    label: str | None
    mark: str | None
    marking: Marking | None
    heading: Field[str] | None
    role: str
    text: str
    span: Span
    body: Span
    kept: tuple[tuple[int, int], ...] = ()


class Token(msgspec.Struct, frozen=True, gc=False):
    """A release token in the text: `B6`, `1.4(D)`, `(b)(6)`, `RELEASED IN PART`, `XXXXXXXXXXXX`, `[...]`."""

    code: str
    span: Span


class Cable(msgspec.Struct, frozen=True, gc=False):
    """A telegram as read. `marking` is the join of banner, captions, security line and all marks.

    `loss` says why an archive's record has no text: `withdrawn`, `microfilm` or `text lost`; `film` is the number of
    the film it is on, as the record says.
    """

    mrn: MRN | None = None
    heading: Heading = Heading()
    banners: tuple[Banner, ...] = ()
    marking: Marking | None = None
    captions: tuple[Field[str], ...] = ()
    slugs: tuple[Field[str], ...] = ()
    declassify: Declassify | None = None
    tags: tuple[Field[str], ...] = ()
    subject: Field[str] | None = None
    subject_mark: Field[str] | None = None
    references: tuple[Reference, ...] = ()
    authority: Authority | None = None
    summary: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    signers: tuple[Field[str], ...] = ()
    tokens: tuple[Token, ...] = ()
    loss: str | None = None
    film: str | None = None


class Reading(msgspec.Struct, frozen=True, gc=False):
    """A copy, the cable read from it, its tiles and the findings of reader and checks."""

    copy: Copy
    cable: Cable
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]
