"""Undertakings: what tells that somebody will do a deed from a state, a thing that happens, a forecast.

`The Ministry will reply` undertakes something; `prices will rise` and `he will have a son` do not.
"""

from reftel.claims.agency import acts, is_self, is_side, kind
from reftel.claims.antecedent import PRONOUNS, is_person
from reftel.claims.clause import auxiliaries, is_passive, negated, subject, through
from reftel.claims.deed import deed_of
from reftel.claims.report import kinds
from reftel.claims.tree import Tree
from reftel.claims.wordclass import words_of

WILL = frozenset({"will", "'ll", "’ll", "shall"})
WOULD = frozenset({"would", "'d"})


def undertakes(tree: Tree, verb: int, owner: int | None) -> bool:
    """Whether somebody can undertake this: a deed, by one who acts; what follows by bag, we send."""
    if owner is None:
        return is_passive(tree, verb) and (assured(tree, verb) or tree.lemmas[verb] in words_of("sending"))
    carried = through(tree, verb, "by", "in")
    if tree.lemmas[verb] == "follow" and carried is not None and tree.lower[carried] in words_of("carrier"):
        return True
    return acts(tree, owner) and not is_state(tree, verb) and not is_state(tree, deed_of(tree, verb))


def assured(tree: Tree, verb: int) -> bool:
    """Whether somebody gives his word: `assured us that he will be freed`, `told us that it will be sent`."""
    above, deeds = tree.heads[verb], {tree.lemmas[place] for place in (verb, *tree.kids(verb, "conj"))}
    if tree.deps[verb] != "ccomp" or tree.lemmas[above] in ("assure", "promise", "pledge"):
        return tree.deps[verb] == "ccomp"
    to = tree.kid(above, "dobj", "dative")
    ours = to is not None and is_self(tree, to) and bool(WILL & set(auxiliaries(tree, verb)))
    return ours and tree.lemmas[above] in ("tell", "inform") and bool(deeds & words_of("giving"))


def is_state(tree: Tree, verb: int) -> bool:
    """Whether this is no deed: `will see trouble`, `will have a son`; to see somebody, or have a thing sent, is one."""
    thing, word = tree.kid(verb, "dobj"), tree.lemmas[verb]
    if thing is None:
        return word in words_of("state") and not (word == "ensure" and tree.kid(verb, "ccomp") is not None)
    owner = tree.kid(thing, "poss")
    if word == "see" or (word == "receive" and tree.tags[thing] != "PRP"):
        return not (is_side(tree, thing) or (owner is not None and tree.is_name(owner)))
    if word == "have" and any(tree.tags[kid] == "VBN" for kid in tree.kids(thing, "acl")):
        return False
    if word in words_of("state or deed"):
        return False  # `will increase its force`: who acts does it
    if word == "play" and tree.lemmas[thing] in ("role", "part"):
        return True
    takes_time = word == "take" and tree.lemmas[thing] in words_of("takes")
    return takes_time or word in words_of("state")


def stood_for(tree: Tree, owner: int | None) -> int | None:
    """The body that `it` stands for: `the Ministry would send doctors, but it would not accept him`."""
    if owner is None or tree.lower[owner] != "it":
        return owner
    if (said := _sayer(tree, owner)) is not None:
        return said
    before = next((place for place in reversed(range(owner)) if tree.deps[place] == "nsubj"), None)
    if before is None or not set(auxiliaries(tree, tree.heads[before])) & (WILL | WOULD):
        return owner
    return before if kind(tree.lower[before]) == "body" or tree.words[before].isupper() else owner


def _sayer(tree: Tree, owner: int) -> int | None:
    """The body that says it of itself: `the Ministry told us that it will pay`."""
    verb = tree.heads[owner]
    while tree.deps[verb] == "conj" and tree.is_verb(tree.heads[verb]):
        verb = tree.heads[verb]
    above = tree.heads[verb]
    if tree.deps[verb] != "ccomp" or "speech" not in kinds(tree, above):
        return None
    said = subject(tree, above)
    return said if said is not None and _is_body(tree, said) else None


def _is_body(tree: Tree, place: int) -> bool:
    """Whether this is an office or a company, which may call itself `it`: no man, by name or pronoun."""
    return is_side(tree, place) and tree.lower[place] not in PRONOUNS and not is_person(tree, place)


def forecast(tree: Tree, verb: int) -> bool:
    """Whether somebody only expects it: `will probably resign`, `he believes the party will go`."""
    if any(tree.lower[kid] in words_of("forecast") for kid in tree.kids(verb, "advmod", "acomp")):
        return True
    if any(tree.lower[kid] in ("soon", "anytime") for kid in tree.under(verb)) and negated(tree, verb):
        return True  # `will not sign any time soon`
    below = verb
    for up in tree.ups(verb):
        joined = tree.deps[below] == "conj"  # `did not want a quarrel and would not seek one`
        if not joined and tree.is_verb(up) and kinds(tree, up) & {"belief", "wish"}:
            return True
        below = up
    return False


def is_it(tree: Tree, owner: int, thing: int) -> bool:
    """`It plans to lay the stone`, `had committed to taking one`: what plans a deed is a body of people."""
    return tree.lower[owner] == "it" and tree.deps[thing] in ("xcomp", "pcomp")
