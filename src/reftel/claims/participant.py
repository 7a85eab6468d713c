"""Participants: who took part in a meeting that a noun tells of, by the noun's own words and by the verb above it.

`Tamaz' meeting with Vale`, `a lunch for the deputies`, `in a meeting with Vale, Tamaz said`.
"""

from reftel.claims.agency import acts, is_side
from reftel.claims.antecedent import is_person
from reftel.claims.clause import agent, named, phrase, subject, through
from reftel.claims.position import is_place
from reftel.claims.report import kinds
from reftel.claims.tree import Tree
from reftel.claims.wordclass import words_of

JOURNEYS = frozenset({"visit", "visits", "trip", "trips", "travel", "tour", "stopover", "call"})
"""Meetings that one goes to: what stands behind `to` may be a place."""


def sides(tree: Tree, noun: int) -> tuple[int | None, int | None]:
    """Whose meeting it was and with whom, by the words around the noun."""
    between = through(tree, noun, "between", "among")
    calls = tree.lower[noun] in ("call", "visit", "briefing")
    other = between if between is not None else through(tree, noun, "with", "to", *(("on",) if calls else ()))
    other = other if other is not None and is_side(tree, other) else _guest(tree, noun)
    owner = tree.kid(noun, "poss")
    owner = owner if owner is not None and (acts(tree, owner) or tree.tags[owner] == "PRP$") else None
    owner = owner if owner is not None else _visitor(tree, noun)
    above = tree.heads[tree.heads[noun]]
    if other is None and tree.lemmas[above] == "engage" and (with_ := tree.kid(above, "dobj")) is not None:
        other = with_ if is_side(tree, with_) else None
    other = other if other is not None else host_of(tree, noun)
    if owner is None and other is None and (had := had_by(tree, noun)) is not None:
        owner, other = tree.kid(had, "nsubj"), through(tree, had, "with")
    return owner, other


def host_of(tree: Tree, noun: int) -> int | None:
    """Who gave it: `a lunch hosted by the Ambassador`."""
    given = next((kid for kid in tree.kids(noun, "acl") if tree.lemmas[kid] in ("host", "hold", "give")), None)
    host = agent(tree, given) if given is not None else None
    return host if host is not None and is_side(tree, host) else None


def had_by(tree: Tree, noun: int) -> int | None:
    """The verb of `the meeting he had with Vale`."""
    return next((kid for kid in tree.kids(noun, "relcl") if tree.lemmas[kid] in ("have", "hold")), None)


def participants(
    tree: Tree, noun: int, owner: int | None, other: int | None, verb: int | None
) -> tuple[str | None, str | None]:
    """The two sides by name; what the noun leaves open the verb above it may tell."""
    owner = _himself(tree, noun, owner) if owner is not None else None
    actor, target = named(tree, owner), named(tree, other)
    between = through(tree, noun, "between", "among")
    if between is not None and (joined := tree.kid(between, "conj")) is not None:
        actor, target = phrase(tree, between, whole=False).text(tree), named(tree, joined)
    if verb is None or not _took_part(tree, noun, verb):
        return actor, target
    if owner is not None and target is None and _calls(tree, noun, verb, owner):
        actor, target = None, actor
    theirs = ("their", "our") if tree.lower[noun] in JOURNEYS else ("their", "our", "his", "her")
    if owner is not None and target is None and tree.lower[owner] in theirs:
        return _ours(tree, noun, verb, tree.lower[owner], actor)
    return _by_verb(tree, noun, verb, actor, target) if actor is None else (actor, target)


def _himself(tree: Tree, noun: int, owner: int) -> int:
    """Whose `his` is in `during his visit Tamaz said`, `Tamaz during his visit`: of him who is told of there."""
    prep = tree.heads[noun]
    if tree.lower[owner] not in ("his", "her") or tree.deps[noun] != "pobj" or tree.lower[prep] not in _WHILE:
        return owner
    above = tree.heads[prep]
    who = subject(tree, above) if tree.is_verb(above) else above
    return who if who is not None and is_person(tree, who) and who not in tree.under(noun) else owner


_WHILE = frozenset({"during", "in", "at", "on", "after", "following"})


def _took_part(tree: Tree, noun: int, verb: int) -> bool:
    """Whether the verb tells of those who met: `at the summit Tamaz said`, not `confirmed the Delwan meeting`."""
    above = tree.heads[noun]
    if tree.deps[noun] == "pobj":
        return tree.lower[above] not in _ABOUT or not _known(tree, noun)
    return tree.deps[noun] != "dobj" or tree.lemmas[verb] in words_of("holding") or not _known(tree, noun)


_ABOUT = frozenset({"of", "about", "on", "for", "to", "regarding", "from"})


def _known(tree: Tree, noun: int) -> bool:
    """`the Delwan meeting`, `the Orlan conference`: by its name, whoever speaks of it."""
    the = any(tree.lower[kid] == "the" for kid in tree.kids(noun, "det")) or tree.kid(noun, "poss") is not None
    return the and any(tree.is_name(kid) for kid in tree.kids(noun, "compound", "nmod", "poss"))


def _guest(tree: Tree, noun: int) -> int | None:
    """For whom a meal is given: `hosted a lunch for the deputies`, `a dinner in honor of Vale`."""
    if tree.lower[noun] not in _MEALS:
        return None
    found = through(tree, noun, "for")
    if found is None and tree.deps[noun] == "dobj":
        found = through(tree, tree.heads[noun], "for")
    return found if found is not None and is_side(tree, found) else None


_MEALS = frozenset({"lunch", "luncheon", "dinner", "breakfast", "reception", "banquet", "brunch", "supper"})


def _visitor(tree: Tree, noun: int) -> int | None:
    """Whose it was, by what stands behind it: `visits by Tamaz and Vale`, `the visit to Delwan of Ali Tamaz`."""
    found = through(tree, noun, "by", "of")
    spot = through(tree, noun, "to") if found is None else None
    found = through(tree, spot, "by", "of") if spot is not None and is_place(tree.words[spot]) else found
    return found if found is not None and is_side(tree, found) else None


def _calls(tree: Tree, noun: int, verb: int, owner: int) -> bool:
    """`Tamaz convened a meeting of ministers`: who calls it is not who comes."""
    who = subject(tree, verb) if tree.heads[noun] == verb else None
    return who is not None and who != owner and is_side(tree, who) and tree.lemmas[verb] in words_of("holding")


def _ours(tree: Tree, noun: int, verb: int, whose: str, actor: str | None) -> tuple[str | None, str | None]:
    """`during their luncheon Tamaz told the Charge`, `in our meeting Tamaz said`: with him who says it, or is told."""
    told = _by_verb(tree, noun, verb, None, None) if "speech" in kinds(tree, verb) else (None, None)
    if whose == "their":
        return told if None not in told else (actor, None)
    says = told[0] if whose == "our" else told[1]
    return actor, says if says is None or says.lower() not in ("we", "i", "us", "me") else None


def _by_verb(tree: Tree, noun: int, verb: int, actor: str | None, target: str | None) -> tuple[str | None, str | None]:
    """Who took part, as the verb tells: `in a meeting with Vale, Tamaz said`, `over lunch he told the Charge`."""
    who, to = subject(tree, verb), tree.kid(verb, "dobj", "dative")
    if to is None and "speech" in kinds(tree, verb):
        to = through(tree, verb, "to")
    if actor is None and who is not None and who != noun and is_side(tree, who):
        found = named(tree, who)
        actor = found if not target or not found or found not in target else None
    if target is None and to is not None and to != noun and is_side(tree, to):
        target = named(tree, to)
    return actor, target if target != actor else None
