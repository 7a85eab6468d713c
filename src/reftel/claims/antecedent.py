"""Antecedents: whom a pronoun stands for within its passage, by rule; else it stays open.

`Tamaz said he would go`: he is Tamaz, who says it. `Orlan is a target; we met him`: him is Orlan, named before in the
sentence. At the start of a sentence `he` is the man the sentence before was about.
"""

import msgspec

from reftel.claims.agency import is_side, kind
from reftel.claims.claim import ADDRESSEE, SENDER
from reftel.claims.clause import is_passive, named, patient, phrase, subject, through
from reftel.claims.person import person_at, words
from reftel.claims.position import head, is_body, is_date, is_people, is_place
from reftel.claims.report import kinds
from reftel.claims.sex import fits
from reftel.claims.token import tokens
from reftel.claims.tree import Tree
from reftel.claims.verb import frames
from reftel.claims.voice import quoted
from reftel.claims.wordclass import words_of

OURS = frozenset({"we", "us", "our", "i", "me", "my", "ourselves", "post"})
YOURS = frozenset({"you", "your"})
ONE = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
SEVERAL = frozenset({"they", "them", "their", "theirs", "themselves"})
PRONOUNS = OURS - {"post"} | YOURS | ONE | SEVERAL | {"it", "its", "who"}


_VERBS = frozenset(
    {"is", "are", "was", "were", "be", "has", "have", "had", "do", "does", "did", "that", "who", "which"}
)


class Antecedent(msgspec.Struct, frozen=True):
    """A name, and the rule that found it."""

    name: str
    rule: str


class Memory:
    """Whom the passage was last about: one man, several or a body; empty at its start."""

    def __init__(self) -> None:
        self.ones: list[str] = []
        self.several: str | None = None

    def one(self, pronoun: str) -> str | None:
        """The man, or the woman, that it was last about."""
        return next((name for name in reversed(self.ones) if fits(pronoun, name)), None)

    def note(self, tree: Tree) -> None:
        """Take in whom a sentence is about: the subject of its main verb, else the first person it names."""
        root = next((place for place in range(len(tree)) if tree.heads[place] == place), 0)
        who = subject(tree, root)
        harmed = patient(tree, root) if tree.is_verb(root) and _harms(tree, root) else None
        if harmed is not None and is_person(tree, harmed):
            who = harmed
        if who is not None and tree.lower[who] not in PRONOUNS:
            self._note(tree, who)
            if kind(tree.lower[who]) in ("own", "body") and tree.is_verb(root):
                self._note_other(tree, root)
        elif who is not None and tree.lower[who] in OURS and tree.is_verb(root):
            self._note_other(tree, root)
        elif who is None:
            found = next((place for place in range(len(tree)) if is_person(tree, place)), None)
            if found is not None:
                self._note(tree, found)

    def note_words(self, text: str) -> str | None:
        """Take in whom a sentence that no rule has parsed is about: the one it opens with, before any verb."""
        row = tokens(text)
        for place, token in enumerate(row):
            if token.lower in PRONOUNS:
                return None  # `It lies in a bank in Delwan`: it goes on with somebody else, or with none
            found = person_at(row, place)
            if found is not None and found.first == place:
                if row[found.last].owns:
                    return None
                self.ones.append(words(text, row, found))
                return self.ones[-1]
            if token.lower in _VERBS or (token.lower.endswith("ed") and place):
                return None
        return None

    def _note_other(self, tree: Tree, root: int) -> None:
        """Whom the author's own side met, saw or spoke to is whom the next sentence goes on with."""
        other = patient(tree, root) if not is_passive(tree, root) else None
        other = other if other is not None else through(tree, root, "with", "to", "on")
        if other is not None and is_person(tree, other):
            self._note(tree, other)

    def _note(self, tree: Tree, who: int) -> None:
        if is_person(tree, who):
            self.ones.append(phrase(tree, who, whole=False).text(tree))
        elif kind(tree.lower[who]) in ("body", "own") or tree.is_name(who) or tree.tags[who] in ("NNS", "NNPS"):
            self.several = phrase(tree, who).text(tree)


def _harms(tree: Tree, verb: int) -> bool:
    return any(type_ in ("attack", "threat", "detention") for type_, _ in frames(tree.lemmas[verb]))


def is_person(tree: Tree, place: int) -> bool:
    """Whether this is one person's name or title: no place, no acronym, no body."""
    word = tree.words[place]
    if not tree.is_name(place) or tree.deps[place] in ("compound", "nmod", "amod"):
        office = head(word) is not None and kind(tree.lower[place]) not in ("body", "own")
        return office and tree.tags[place] == "NN" and tree.deps[place] in ("nsubj", "nsubjpass")
    if is_date(tree.lower[place]) or tree.lower[place] in words_of("doubt") or tree.tags[place] == "CD":
        return False  # `Rumor has it`, `until November`
    acronym = word.isupper() and len(word) > 1 and len(word) <= 6 and head(word) is None
    body = kind(tree.lower[place]) in ("body", "own") or is_body(word) or is_people(tree.lower[place])
    return not (acronym or is_place(word) or body or tree.tags[place] == "NNPS")


def antecedent(tree: Tree, pronoun: str, verb: int, memory: Memory) -> Antecedent | None:
    """Whom the pronoun stands for in the clause of `verb`."""
    word = pronoun.lower()
    inside = quoted(tree, verb)
    if word in OURS and not inside:
        return Antecedent(SENDER, "the author's own side")
    if word in YOURS and not inside:
        return Antecedent(ADDRESSEE, "whom the telegram is to")
    if word in ONE | SEVERAL or (word in OURS and inside):
        return _whose(tree, word, verb) or _before(tree, word, verb, memory)
    if word in ("it", "its"):
        return _whose(tree, word, verb) or _body_before(tree, verb)
    return None


def _whose(tree: Tree, word: str, noun: int) -> Antecedent | None:
    """`urged Orlan to honor his promise`: whose promise it is says the verb that it stands with."""
    above = tree.heads[noun]
    if tree.deps[noun] == "pobj" and tree.lower[above] == "for":
        who = tree.kid(tree.heads[above], "dobj")  # `thanked Orlan for his offer`
    elif tree.tags[noun].startswith("N") and tree.is_verb(above) and tree.deps[noun] == "dobj":
        who = subject(tree, above)
    else:
        return None
    if who is None or who == noun:
        return None
    fit = _is_body(tree, who) if word in ("it", "its") else _fits(tree, who, word)
    return Antecedent(named(tree, who) or "", "who does it") if fit else None


def _body_before(tree: Tree, verb: int) -> Antecedent | None:
    """`Kharvan cannot take them, although it had promised`: the body last named before, of which something is told."""
    for place in range(verb - 1, -1, -1):
        if tree.deps[place] in ("nsubj", "nsubjpass", "dobj", "poss") and _is_body(tree, place):
            return Antecedent(phrase(tree, place, whole=False).text(tree), "the body named before")
    return None


def _is_body(tree: Tree, place: int) -> bool:
    """Whether this is an office, a company or a country."""
    if tree.lower[place] in PRONOUNS or is_person(tree, place) or tree.tags[place] in ("NNS", "NNPS"):
        return False
    if head(tree.words[place]) is not None:
        return False  # `the Ambassador` is no `it`
    return kind(tree.lower[place]) in ("own", "body") or (tree.is_name(place) and is_side(tree, place))


def _before(tree: Tree, word: str, verb: int, memory: Memory) -> Antecedent | None:
    """The one who says it, the one named before in the sentence, the one the passage was about."""
    found = _who_says(tree, word, verb) or _named_before(tree, word, verb)
    if found is None and word in SEVERAL:
        found = _group_before(tree, verb)
    if found is not None:
        return found
    name = memory.several if word in SEVERAL else memory.one(word)
    return Antecedent(name, "whom the passage was last about") if name else None


def _who_says(tree: Tree, word: str, verb: int) -> Antecedent | None:
    """`Tamaz said he would go`: the one under whose saying or believing the clause stands."""
    for up in tree.ups(verb):
        who = subject(tree, up) if not kinds(tree, up).isdisjoint(("speech", "belief")) else None
        if who is not None and (_fits(tree, who, word) or (word in ONE and _is_named(tree, who, word))):
            return Antecedent(named(tree, who) or "", "who says it")
    return None


def _named_before(tree: Tree, word: str, verb: int) -> Antecedent | None:
    """`Orlan's deputy came when he called`: who was named first in the sentence, and does something."""
    for place in range(verb):
        if word in ("him", "her", "them") and _acts(tree, place, verb):
            continue
        does = tree.deps[place] in ("nsubj", "nsubjpass") or (tree.deps[place] == "poss" and tree.is_name(place))
        if does and tree.heads[place] != verb and _fits(tree, place, word):
            return Antecedent(named(tree, place, whole=word in SEVERAL) or "", "named before in the sentence")
    return None


def _group_before(tree: Tree, verb: int) -> Antecedent | None:
    """`He warned the clerks that they`: those who were named last, to whom something is done."""
    for place in range(verb - 1, -1, -1):
        if tree.tags[place] == "NNS" and kind(tree.lower[place]) and tree.deps[place] in ("dobj", "pobj"):
            return Antecedent(phrase(tree, place, whole=False).text(tree), "the group named last in the sentence")
    return None


def _is_named(tree: Tree, place: int, word: str) -> bool:
    """Whether this is a name, of whoever may be called `he` or `she`: `UNHCR said he` is rare, and a slip."""
    return tree.tags[place] == "NNP" and fits(word, phrase(tree, place, whole=False).text(tree))


def _acts(tree: Tree, place: int, verb: int) -> bool:
    """Whether who stands at `place` does what the verb says, so that `him` is another: `Tamaz wants to see him`."""
    own = tree.kid(verb, "nsubj") is not None or tree.kid(verb, "nsubjpass") is not None
    return tree.heads[place] == verb or (tree.heads[place] == tree.heads[verb] and not own)


def _fits(tree: Tree, place: int, word: str) -> bool:
    if tree.lower[place] in PRONOUNS:
        return False
    if word in SEVERAL:
        several = kind(tree.lower[place]) in ("body", "own") or tree.tags[place] in ("NNS", "NNPS")
        named_ = tree.is_name(place) and not is_person(tree, place)
        return tree.kid(place, "conj") is not None or several or named_
    return is_person(tree, place) and fits(word, phrase(tree, place, whole=False).text(tree))
