"""Extraction: the claims of one passage, from its text, the telegram's day and nothing else.

What needs more stays open: `we` is a word of the text here, whom it means is said by `resolve`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from reftel.claims.action import actions
from reftel.claims.antecedent import PRONOUNS, Memory, antecedent
from reftel.claims.claim import Action, Claim, Event, Meant, Pin, Relation, Said, verified
from reftel.claims.cue import cued
from reftel.claims.dating import Anchor, anchor, dated
from reftel.claims.draft import Draft, Scene
from reftel.claims.event import events
from reftel.claims.listing import Lead, listed, to_be_told
from reftel.claims.occasion import occasions
from reftel.claims.omen import omens
from reftel.claims.parser import parse
from reftel.claims.partisan import partisans
from reftel.claims.relation import relations
from reftel.claims.risk import risks
from reftel.claims.role import roles
from reftel.claims.sentence import in_capitals, sentences
from reftel.claims.speech import speaker_after, speaker_after_words
from reftel.claims.tree import Tree
from reftel.claims.voice import source, tells
from reftel.claims.wording import Wording, word
from reftel.text import Span

VERSION = "rules 1"
"""The extractor and its version; claims are cached under it."""
_THINGS = frozenset({"it", "its"})
_LONGEST = 1500
"""Characters of the longest sentence that is parsed; what is longer is a list or lost its full stops."""
_RULES = (events, occasions, actions, risks, omens, relations)


class Passage(msgspec.Struct, frozen=True):
    """What a claim may be extracted from: a paragraph's text, the day of the telegram, its sender, what it is.

    `role` is the paragraph's (summary, comment, action request, body).
    """

    text: str
    said: date | None = None
    sender: str | None = None
    role: str = "body"


def extract(passages: Sequence[Passage]) -> Iterator[tuple[Claim, ...]]:
    """The claims of each passage, in order; every one is pinned to words of it.

    >>> from datetime import date
    >>> claim, = next(extract([Passage("The PRT met with the governor on May 3.", date(2009, 5, 6))]))
    >>> claim.kind, claim.pin.quote, claim.said.date
    ('event', 'The PRT met with the governor on May 3', '2009-05-03')
    """
    lines = [_lines(passage) for passage in passages]
    lists = [tuple(listed(passage.text, row)) for passage, row in zip(passages, lines, strict=True)]
    wanted = [
        wording
        for row, types in zip(lines, lists, strict=True)
        for wording, type_ in zip(row, types, strict=True)
        if len(wording.text) <= _LONGEST and (type_ or cued(wording.text))
    ]
    trees = {id(tree.wording): tree for tree in parse(wanted)}
    for passage, row, types in zip(passages, lines, lists, strict=True):
        yield tuple(_claims(passage, row, [trees.get(id(wording)) for wording in row], types))


def _lines(passage: Passage) -> list[Wording]:
    capitals = in_capitals(passage.text)
    return [line for line in (word(passage.text, each, capitals) for each in sentences(passage.text)) if line.text]


def _claims(
    passage: Passage, lines: list[Wording], trees: list[Tree | None], lists: tuple[Lead | None, ...]
) -> Iterator[Claim]:
    memory, told, anchors = Memory(), list[Event](), list[Anchor]()
    reported: str | None = None
    points = to_be_told(passage.text)
    for line, tree, type_ in zip(lines, trees, lists, strict=True):
        yield from _by_words(passage, line)
        if tree is None:
            opens = memory.note_words(line.text)
            reported = speaker_after_words(line.text, reported, opens, memory)
            continue
        scene = Scene(tree, passage.said, passage.role == "comment", reported, type_, passage.sender, points)
        for draft in _apart(draft for rule in _RULES for draft in rule(scene)):
            if _repeats(draft, told):
                continue
            start, end = tree.starts[draft.first], tree.ends[draft.last]
            if claim := _pinned(passage, line, draft.said, start, end, draft.rule):
                claim = dated(claim, line.text, passage.said, anchors)
                anchors += filter(None, (anchor(claim),))
                said_by = _source(scene, draft) if draft.reported else None
                claim = _meaning(replace(claim, source=said_by), tree, draft.verb, memory)
                if not _of_nobody(claim):
                    yield claim
        reported = speaker_after(tree, reported, memory)
        memory.note(tree)


def _source(scene: Scene, draft: Draft) -> str | None:
    """What a claim rests on by its own sentence, else whose speech goes on in it."""
    found = source(scene.tree, draft.verb, draft.first, draft.last)
    return found or (scene.reported if scene.reported and not tells(scene.tree) else None)


def _by_words(passage: Passage, line: Wording) -> Iterator[Claim]:
    """The claims that a line states by its words alone, whatever they depend on."""
    found: list[tuple[Said, int, int, str]] = [
        (each.role, each.start, each.end, each.rule) for each in roles(line.text)
    ]
    found += [(each.said, each.start, each.end, each.rule) for each in partisans(line.text)]
    for said, start, end, rule in found:
        if claim := _pinned(passage, line, said, start, end, rule):
            yield claim


def _of_nobody(claim: Claim) -> bool:
    """Whether this is a relative of somebody who has no name here: `threatened his brother`."""
    said = claim.said
    open_ = isinstance(said, Relation) and said.object.lower() in PRONOUNS and not claim.meant
    return open_ and isinstance(said, Relation) and said.subject.lower().startswith(said.object.lower())


def _repeats(draft: Draft, told: list[Event]) -> bool:
    """Whether an event told by a noun was told in this passage before: `his meeting with the President` once more."""
    said = draft.said
    if not isinstance(said, Event):
        return False
    again = draft.rule.startswith("occasion") and any(_same_event(said, other) for other in told)
    told.append(said)
    return again


def _same_event(left: Event, right: Event) -> bool:
    """Whether two events of one passage are one: same type, no two dates, and a party in common."""
    if left.type != right.type or (left.date and right.date and left.date != right.date):
        return False
    if left.date and left.date == right.date:
        return True
    if left.target and right.target is None:
        return False
    parties = [set(" ".join(filter(None, (each.actor, each.target))).lower().split()) for each in (left, right)]
    return bool((parties[0] & parties[1]) - {"the", "of", "a", "his", "our", "their"}) and not left.date


def _meaning(claim: Claim, tree: Tree, verb: int, memory: Memory) -> Claim:
    """The claim with those whom the pronouns in its keys stand for."""
    meant = []
    for key, words in {**claim.keys, "source": claim.source}.items():
        if isinstance(words, str) and words.lower() in PRONOUNS and (key == "owner" or words.lower() not in _THINGS):
            found = antecedent(tree, words, verb, memory)
            meant += [Meant(key, found.name, found.rule)] if found and not _is_other(claim, found.name) else []
    return replace(claim, meant=tuple(meant)) if meant else claim


def _is_other(claim: Claim, name: str) -> bool:
    """Whether this is the other of a relation, whom the pronoun cannot mean: `his feud with Orlan`."""
    said = claim.said
    last = name.split()[-1:]
    return isinstance(said, Relation) and last in (said.object.split()[-1:], said.subject.split()[-1:])


def _apart(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Each claim once: of two events of one type on the same words, or actions of one verb, the first."""
    seen: set[tuple[str, str, int]] = set()
    for draft in drafts:
        type_ = draft.said.type if isinstance(draft.said, Event | Action) else type(draft.said).__name__
        key = (type(draft.said).__name__, type_, draft.verb)
        if key not in seen:
            seen.add(key)
            yield draft


def _pinned(passage: Passage, line: Wording, said: Said, start: int, end: int, rule: str) -> Claim | None:
    """The claim with its pin, None when its words are not those of the passage."""
    span = line.span(start, end)
    quote = " ".join(span.of(passage.text).split())
    if not verified(passage.text, span, quote):
        return None
    return Claim(said, Pin(Span(span.start, span.end), quote), rule, VERSION)
