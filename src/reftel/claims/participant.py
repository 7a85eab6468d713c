"""Participants: who took part in a meeting that a noun tells of, by the noun's own words and by the verb above it.

`Tamaz' meeting with Vale`, `a lunch for the deputies`, `in a meeting with Vale, Tamaz said`.
"""

from reftel.claims.agency import acts, is_side
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
    actor, target = named(tree, owner), named(tree, other)
    between = through(tree, noun, "between", "among")
    if between is not None and (joined := tree.kid(between, "conj")) is not None:
        actor, target = phrase(tree, between, whole=False).text(tree), named(tree, joined)
    if verb is None:
        return actor, target
    if owner is not None and target is None and _calls(tree, verb, owner):
        actor, target = None, actor
    return _by_verb(tree, noun, verb, actor, target) if actor is None else (actor, target)


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


def _calls(tree: Tree, verb: int, owner: int) -> bool:
    """`Tamaz convened a meeting of ministers`: who calls it is not who comes."""
    who = subject(tree, verb)
    return who is not None and who != owner and is_side(tree, who) and tree.lemmas[verb] in words_of("holding")


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
