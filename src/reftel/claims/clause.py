"""Clauses: who does what to whom, as the tree has it, and the shortest run of words that says it.

In `the GOI is responsible but offered to engage` the one who offered is the GOI, and the clause is `offered to engage`.
"""

import re

import msgspec

from reftel.claims.calendar import MONTHS
from reftel.claims.omission import left_out, shared, shortened
from reftel.claims.tree import Tree
from reftel.claims.verb import happening

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
OBJECTS = ("dobj", "dative", "oprd")
_CONTROLLED = frozenset({"xcomp", "conj", "advcl", "acl", "pcomp"})
_OWN_CLAUSES = frozenset({"conj", "cc", "parataxis", "punct", "mark", "dep", "meta", "intj"})
_LOOSE = _OWN_CLAUSES | {"advcl", "ccomp"}
_NOUN_TAIL = frozenset({"relcl", "acl", "appos", "punct", "advcl", "parataxis", "cc", "conj"})
_OWNED = re.compile(r"['’]s?$")
_TALE = 20
_REASONS = frozenset({"because", "due", "owing", "given", "despite"})
_SHORTEST = 2
_LONG_ASIDE = _NEAR = 6
_PART_OF_VERB = frozenset({"free", "fire"})
_PARTICLES = frozenset({"down", "up", "over", "out", "off", "in", "aside", "on", "along"})
_OUTER_MARKS = ',;:.-–—"“”()'


class Phrase(msgspec.Struct, frozen=True):
    """The words from `first` to `last` (both counted in), `head` the one they hang on."""

    first: int
    last: int
    head: int

    def text(self, tree: Tree) -> str:
        """The words themselves."""
        return tree.text(self.first, self.last)


def phrase(tree: Tree, head: int, whole: bool = True) -> Phrase:
    """The noun phrase of a head: with those it is joined to by `and`, without what is told of it after a comma."""
    without = frozenset({"relcl", "acl", "appos", "advcl", "parataxis"} if whole else _NOUN_TAIL)
    kept = [head]
    for kid in tree.kids(head):
        if tree.deps[kid] not in without and tree.deps[kid] != "punct":
            kept.extend(tree.under(kid))
    return _trimmed(tree, min(kept), max(kept), head)


def _trimmed(tree: Tree, first: int, last: int, head: int) -> Phrase:
    while first < last and tree.words[first] in _OUTER_MARKS and first != head:
        first += 1
    if first + 1 < head and tree.lower[first] in MONTHS and tree.tags[first + 1] == "CD":
        first += 2
    if last - 2 >= head and tree.tags[last] == "CD" and tree.lower[last - 1] in MONTHS and tree.tags[head][0] != "V":
        last -= 2
    while last > first and tree.words[last] in _OUTER_MARKS and tree.words[last] not in ').”"':
        last -= 1
    if tree.words[last] == ")" and "(" not in tree.words[first:last]:
        last -= 1
    if "(" in tree.words[first : last + 1] and ")" not in tree.words[first : last + 1]:
        close = next((place for place in range(last + 1, min(last + 4, len(tree))) if tree.words[place] == ")"), None)
        last = close if close is not None else last
    return Phrase(first, last, head)


def subject(tree: Tree, verb: int) -> int | None:
    """Who does it (or, of a passive, to whom it is done): the verb's own subject, else that of the verb above."""
    for place in (verb, *tree.ups(verb)):
        own = own_subject(tree, place)
        if own is not None:
            return _named_by_relative(tree, place, own)
        if tree.deps[place] == "relcl" or (tree.deps[place] == "acl" and tree.tags[place] in ("VBG", "VBN")):
            return described(tree, tree.heads[place])
        if tree.deps[place] == "xcomp":
            above = tree.kid(tree.heads[place], "dobj", "dative")
            if above is not None and above < place:
                return above
        by_doing = tree.deps[place] == "prep" and tree.kid(place, "pcomp") is not None
        whom = tree.kid(tree.heads[place], "dobj") if by_doing and tree.lower[place] == "for" else None
        if whom is not None:
            return whom  # `thanked him for coming`: he came
        if tree.deps[place] not in _CONTROLLED and not by_doing:
            return None
    return None


def own_subject(tree: Tree, verb: int) -> int | None:
    """The subject that stands with the verb itself, the nearest one before it."""
    found = tree.kids(verb, *SUBJECTS)
    return next((place for place in reversed(found) if place < verb), found[0] if found else None)


def _named_by_relative(tree: Tree, verb: int, own: int) -> int:
    """`who` in `the Minister, who called` is the Minister."""
    relative = tree.lower[own] in ("who", "which", "that", "whom") and tree.deps[verb] == "relcl"
    return described(tree, tree.heads[verb]) if relative else own


def described(tree: Tree, noun: int) -> int:
    """Whom a noun describes: in `Dr. Vale, a Kharvani arrested in Delwan` she is the one arrested."""
    above = tree.heads[noun]
    if tree.deps[noun] == "attr" and (told := own_subject(tree, above)) is not None:
        return told if tree.is_name(told) and told < noun else noun
    return above if tree.deps[noun] == "appos" and tree.is_name(above) else noun


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether this verb is a passive: `was killed`, `arrested in Afghanistan`."""
    if tree.kid(verb, "auxpass", "nsubjpass") is not None:
        return True
    if tree.tags[verb] != "VBN":
        return False
    if tree.deps[verb] in ("acl", "amod"):
        return True
    joined = tree.deps[verb] == "conj" and not tree.kids(verb, "aux", *SUBJECTS)
    return joined and tree.tags[tree.heads[verb]] == "VBN" and is_passive(tree, tree.heads[verb])


def agent(tree: Tree, verb: int) -> int | None:
    """By whom: the object of `by` behind a passive."""
    by = tree.kid(verb, "agent")
    return tree.kid(by, "pobj") if by is not None else None


def doer(tree: Tree, verb: int) -> int | None:
    """Who does it, in the active or the passive."""
    return agent(tree, verb) if is_passive(tree, verb) else subject(tree, verb)


def patient(tree: Tree, verb: int) -> int | None:
    """To whom or what it is done, in the active or the passive."""
    if is_passive(tree, verb):
        return subject(tree, verb)
    found = tree.kid(verb, *OBJECTS)
    if found is None:
        return left_out(tree, verb) if tree.deps[verb] == "relcl" else shared(tree, verb)
    relative = tree.deps[verb] == "relcl" and tree.lower[found] in ("whom", "who", "that", "which")
    return described(tree, tree.heads[verb]) if relative else found


def particle(tree: Tree, verb: int) -> str | None:
    """The word that makes another verb of this one: `down` in `stepped down`, `free` in `set him free`."""
    found = tree.kid(verb, "prt")
    if found is None and (bare := tree.kid(verb, "oprd", "dobj")) is not None and tree.lower[bare] in _PART_OF_VERB:
        return tree.lower[bare] if not tree.kids(bare) else None
    if found is None and (beside := verb + 1) < len(tree) and tree.lower[beside] in _PARTICLES:
        found = beside if tree.deps[beside] in ("advmod", "prep") and tree.kid(beside, "pobj") is None else None
    return tree.lower[found] if found is not None else None


def through(tree: Tree, head: int, *words: str) -> int | None:
    """What stands behind one of these prepositions: `with` in `met with the Minister`."""
    for kid in tree.kids(head, "prep", "agent", "prt", "advmod"):
        if tree.lower[kid] in words:
            found = tree.kid(kid, "pobj", "pcomp")
            if found is not None and tree.lower[found] not in MONTHS:  # `On July 19 he called on the Minister`
                return found
            inner = tree.kid(kid, "prep")
            if inner is not None and tree.kid(inner, "pobj") is not None:
                return tree.kid(inner, "pobj")
    return None


def named(tree: Tree, head: int | None, whole: bool = True) -> str | None:
    """The words of the noun phrase at `head`, None when there is none; without `whole` only its own (see `phrase`)."""
    if head is None:
        return None
    words = phrase(tree, head, whole)
    beside = tree.kid(head, "appos") if whole else None
    if beside is not None and tree.is_name(beside) and not tree.is_name(head) and beside - words.last < _NEAR:
        words = Phrase(words.first, max(words.last, phrase(tree, beside, whole=False).last), head)
    return _OWNED.sub("", words.text(tree))


def clause(tree: Tree, verb: int, tail: bool = True) -> Phrase:
    """The shortest run of words that says what this verb says; `tail` keeps what it is done for (`to assess`)."""
    without = _OWN_CLAUSES if tail else _LOOSE
    kept, own = [verb], own_subject(tree, verb)
    for kid in tree.kids(verb):
        dep = tree.deps[kid]
        if dep in SUBJECTS and kid != own and kid < verb:
            continue
        if dep in without or (dep == "advcl" and (kid < verb or not _purpose(tree, kid))):
            continue
        if kid > verb and dep == "prep" and tree.lower[kid] in _REASONS:
            continue
        if kid < verb and (dep == "ccomp" or (dep in ("prep", "advmod") and _aside(tree, kid, verb))):
            continue
        kept.extend(tree.under(kid))
    if (both := shared(tree, verb)) is not None:
        kept.extend(tree.under(both))
    last = shortened(tree, verb, min(kept), max(kept))
    return _trimmed(tree, _late(tree, verb, min(kept), last), last, verb)


def _late(tree: Tree, verb: int, first: int, last: int) -> int:
    """Where a passive begins of whom much is told before: `..., was released from prison`."""
    own = own_subject(tree, verb)
    if own is None or tree.deps[own] != "nsubjpass" or own > verb or last - verb < _SHORTEST:
        return first
    if max(tree.under(own)) - first < _TALE:
        return first
    return min([verb, *(kid for kid in tree.kids(verb, "aux", "auxpass", "neg", "advmod") if own < kid < verb)])


def _aside(tree: Tree, kid: int, verb: int) -> bool:
    """A long adverbial in front of the subject, which says nothing of the deed: no date, no meeting in it."""
    own = tree.kid(verb, *SUBJECTS)
    words = list(tree.under(kid))
    if tree.lower[kid] == "according":
        return True
    if own is None or kid > own or len(words) < _LONG_ASIDE:
        return False
    nouns = [place for place in words if tree.tags[place].startswith("N")]
    return not any(tree.tags[place] == "CD" for place in words) and not any(
        happening(tree.lower[each]) for each in nouns
    )


def _purpose(tree: Tree, place: int) -> bool:
    return any(tree.tags[kid] == "TO" for kid in tree.kids(place, "aux"))


def described_clause(tree: Tree, verb: int, words: Phrase) -> Phrase:
    """The clause of `arrested in` begun at whom it describes: `Dr. Vale, a Kharvani arrested in Delwan`."""
    noun = tree.heads[verb]
    first = phrase(tree, described(tree, noun), whole=False).first
    return Phrase(min(first, words.first), words.last, verb)


def negated(tree: Tree, verb: int) -> bool:
    """Whether `not`, `never` or `no` stands with the verb."""
    return bool(tree.kids(verb, "neg")) or any(tree.lower[kid] in ("never", "nor") for kid in tree.kids(verb, "advmod"))


def auxiliaries(tree: Tree, verb: int) -> tuple[str, ...]:
    """The auxiliaries of a verb in small letters: `will`, `had been`; of one joined by `and` those it shares."""
    own = tuple(tree.lower[kid] for kid in tree.kids(verb, "aux", "auxpass"))
    if own or tree.deps[verb] != "conj" or tree.kids(verb, *SUBJECTS):
        return own
    head = tree.heads[verb]
    shares = tree.is_verb(head) and tree.tags[verb] == tree.tags[head] and tree.tags[verb] in ("VB", "VBN")
    return auxiliaries(tree, head) if shares else own
