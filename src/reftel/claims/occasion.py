"""Events told by a noun: `the February 21 meeting with Kouchner`, `Qais' assassination`, `following USG intervention`.

Only one that is pinned down counts: by a date, by those who took part, by whose it was. `The meeting` points back.
"""

from collections.abc import Iterator
from datetime import date

from reftel.claims.agency import is_side, kind
from reftel.claims.antecedent import is_person
from reftel.claims.assault import assault, attempted, failed, known_by_place, maker
from reftel.claims.claim import Event
from reftel.claims.clause import Phrase, agent, clause, is_passive, named, phrase, subject, through
from reftel.claims.draft import Draft, Scene
from reftel.claims.gathering import counted, gathering, state
from reftel.claims.happening import place
from reftel.claims.mood import Mood, mood
from reftel.claims.position import head, is_people, is_place
from reftel.claims.prospect import called_possible, prospective
from reftel.claims.tree import Tree
from reftel.claims.verb import happening
from reftel.claims.vocabulary import is_word
from reftel.claims.when import when
from reftel.claims.wordclass import words_of

ANY_DAY = date(2000, 6, 15)


def occasions(scene: Scene) -> Iterator[Draft]:
    """The events that the nouns of a sentence tell of."""
    tree = scene.tree
    for noun in range(len(tree)):
        if tree.tags[noun] not in ("NN", "NNS", "NNP", "NNPS"):
            continue
        type_ = happening(tree.lower[noun]) or (happening(tree.lemmas[noun]) if tree.tags[noun] == "NNS" else None)
        type_ = type_ or attempted(tree, noun)
        if type_ and tree.deps[noun] not in ("compound", "amod", "nmod") and (draft := _occasion(scene, noun, type_)):
            yield draft


def _occasion(scene: Scene, noun: int, type_: str) -> Draft | None:
    tree = scene.tree
    if type_ == "threat" and (draft := _made_threat(scene, noun)) is not None:
        return draft
    verb = next((up for up in tree.ups(noun) if tree.is_verb(up)), None)
    words = _words(tree, noun)
    date = when(words.text(tree), scene.said)
    over = date is not None and len(date) >= _DAY and scene.past(date)
    how = mood(tree, verb) if verb is not None else Mood.ASSERTED
    sure = over or _taken_for_granted(tree, noun) if how is Mood.NEGATED else how not in _UNREAL
    if not sure and not (date is not None and len(date) >= _DAY and _in_its_course(tree, noun)):
        return None  # `was not implicated in the September 28 attack` tells of it
    if date is None and tree.deps[noun] in ("nsubj", "nsubjpass") and tree.lemmas[tree.heads[noun]] in _TOOK_PLACE:
        words = clause(tree, tree.heads[noun])
        date = when(words.text(tree), scene.said)
    one = any(tree.lower[kid] in ("a", "an") for kid in tree.kids(noun, "det"))
    if date is None and (called_possible if type_ == "meeting" and not one else prospective)(tree, noun):
        return None
    if tree.lower[noun] == "replacement" and tree.deps[noun] in ("appos", "attr"):
        return None  # `Orlan's replacement, Ali Vale`: a man
    if type_ == "detention" and any(tree.lower[kid] in words_of("no detention") for kid in tree.kids(noun, "compound")):
        return None  # `a press release on July 14`
    named_so = type_ == "attack" and known_by_place(tree, noun) is not None
    if tree.tags[noun] == "NNS" and not named_so and not counted(tree, noun, type_, date):
        return None
    maker = gathering if type_ == "meeting" else _act
    return maker(scene, noun, type_, words, date)


_UNREAL = frozenset({Mood.CONDITIONAL, Mood.WISHED, Mood.ASKED})


def _in_its_course(tree: Tree, noun: int) -> bool:
    """`hoped it would not come up in his May 3 meeting with Vale`: that will be, whatever is hoped of it."""
    return tree.deps[noun] == "pobj" and tree.lower[tree.heads[noun]] in ("in", "at", "during", "before", "after")


def _taken_for_granted(tree: Tree, noun: int) -> bool:
    """`his conversation with Vale was not direct`, `unlike his talk with Vale`: whatever it was not, it was."""
    verb = next((up for up in tree.ups(noun) if tree.is_verb(up)), noun)
    takes_place = tree.lemmas[verb] in _TOOK_PLACE | {"take", "materialize"} or noun > verb
    return tree.kid(noun, "poss") is not None and tree.deps[noun] in ("nsubj", "pobj") and not takes_place


_DAY = len("2007-12-09")
_TOOK_PLACE = frozenset({"carry", "occur", "happen", "execute", "implement", "complete"})


def _words(tree: Tree, noun: int) -> Phrase:
    """The noun with what belongs to it, and a date right behind it: `an earlier meeting February 9`."""
    found = phrase(tree, noun, whole=False)
    last = found.last
    while last + 1 < len(tree) and (
        tree.words[last + 1] in ("on", "in") or tree.is_name(last + 1) or tree.tags[last + 1] == "CD"
    ):
        if when(tree.text(last + 1, min(last + 2, len(tree) - 1)), ANY_DAY) is None and tree.tags[last + 1] != "CD":
            break
        last += 1
        if tree.tags[last] == "CD":
            break
    return Phrase(found.first, max(found.last, last), noun)


def _act(scene: Scene, noun: int, type_: str, words: Phrase, date: str | None) -> Draft | None:
    """`Tamaz' assassination`, `the militia's release of Clara Vale`, `the February attack on the mosque`."""
    tree = scene.tree
    owner = _whose(tree, noun, type_)
    if type_ in ("intervention", "threat"):
        return (_threat if type_ == "threat" else _stepping_in)(scene, noun, words, owner, date)
    if type_ == "attack" and tree.lower[noun] not in _DEATHS:
        return assault(scene, noun, words, owner, date)
    if type_ == "personnel" and owner is None and _his(tree, noun):
        owner = tree.kid(noun, "poss")
    of = _of_whom(tree, noun)
    if (of is not None and not is_side(tree, of)) or (
        owner is None and date is None and not (of is not None and tree.is_name(of))
    ):
        return None
    if type_ == "personnel":
        owner = _chosen(tree, noun, owner)
        if (owner is None and of is None) or (of is not None and not _in_office(tree, of)):
            return None
        if tree.lower[noun] == "departure" and of is None and date is None:
            return None  # `after his departure`: from wherever he was
    by = through(tree, noun, "by")
    actor, target = (owner if owner is not None else by, of) if of is not None else (by, owner)
    if tree.lower[noun] in ("resignation", "departure", "retirement"):
        actor = target
        if tree.deps[noun] == "dobj" and tree.lemmas[tree.heads[noun]] in _HANDS_IN:
            words = clause(tree, tree.heads[noun])
    status = "attempted" if failed(tree, noun) else state(scene, date)
    where = (place(tree, noun) or "").partition(" of ")[0] or None
    said = Event(type_, named(tree, actor), named(tree, target), None, None, where, date, status)
    return Draft(said, words.first, words.last, f"occasion-{type_}", noun)


def _whose(tree: Tree, noun: int, type_: str) -> int | None:
    """Whose it was: `Tamaz' arrest`, `the Tamaz arrest`."""
    owner = tree.kid(noun, "poss")
    if owner is not None and not is_side(tree, owner):
        owner = owner if type_ == "detention" and _in_the_course(tree, noun, owner) else None
    return owner if owner is not None else _victim(tree, noun, type_)


def _victim(tree: Tree, noun: int, type_: str) -> int | None:
    """Whose it was, by a name right before it: `the Orlan murder`, `the Ali Orlan extradition`."""
    if type_ not in ("detention", "attack") or through(tree, noun, "of") is not None:
        return None
    if not any(tree.lower[kid] == "the" for kid in tree.kids(noun, "det")) or tree.tags[noun] == "NNS":
        return None
    before = noun - 1
    if before < 0 or tree.heads[before] != noun or not tree.is_name(before) or tree.words[before].isupper():
        return None
    word = tree.words[before]
    person = kind(tree.lower[before]) is None and not is_place(word) and not is_people(tree.lower[before])
    return before if person and not is_word(tree.lower[before]) and head(word) is None else None


def _of_whom(tree: Tree, noun: int) -> int | None:
    """Behind `of`, or behind the place: `the capture of Vale`, `the capture in Delwan of Ali Vale`."""
    of, spot = through(tree, noun, "of"), through(tree, noun, "in", "at")
    return of if of is not None or spot is None or not is_place(tree.words[spot]) else through(tree, spot, "of")


def _in_the_course(tree: Tree, noun: int, owner: int) -> bool:
    """`over the course of his imprisonment`, `since her arrest`: told of one who was named."""
    prep = tree.lower[tree.heads[noun]] if tree.deps[noun] == "pobj" else ""
    return tree.lower[owner] in ("his", "her") and prep in ("of", "during", "since", "after", "following", "before")


def _his(tree: Tree, noun: int) -> bool:
    """`submitted his resignation`, `his appointment was criticized`: told again of one who was named."""
    own = (
        any(tree.lower[kid] in ("his", "her") for kid in tree.kids(noun, "poss"))
        and through(tree, noun, "with") is None
    )
    return own and tree.deps[noun] in ("dobj", "nsubj", "nsubjpass") and tree.tags[tree.heads[noun]] in ("VBD", "VBN")


def _threat(scene: Scene, noun: int, words: Phrase, owner: int | None, date: str | None) -> Draft | None:
    """`death threats against the manager`, `received a death threat from the militia`: of harm, to somebody."""
    tree = scene.tree
    harm = any(tree.lower[kid] in _HARM for kid in tree.kids(noun, "compound", "amod", "nmod"))
    against, by = through(tree, noun, "against"), through(tree, noun, "by", "from")
    by = owner if owner is not None else by
    verb = tree.heads[noun]
    if tree.deps[noun] == "dobj" and tree.lemmas[verb] in ("receive", "get"):
        against = subject(tree, verb)
    elif tree.deps[noun] in ("dobj", "pobj") and tree.lemmas[verb] in ("make", "issue", "phone", "send"):
        by = subject(tree, verb)
    if not harm or (by is None and against is None):
        return None
    said = Event("threat", named(tree, by), named(tree, against), None, None, None, date, "occurred")
    return Draft(said, words.first, words.last, "occasion-threat", noun)


def _made_threat(scene: Scene, noun: int) -> Draft | None:
    """`the threat that was made in the guest house with a rifle on the table`."""
    tree = scene.tree
    told = next((kid for kid in tree.kids(noun, "relcl", "acl") if tree.lemmas[kid] in _MAKING), None)
    if told is None or not is_passive(tree, told) or mood(tree, told) is not Mood.ASSERTED:
        return None
    date = when(tree.text(*tree.reach(told)), scene.said)
    by, against = agent(tree, told), through(tree, told, "against", "to") or through(tree, noun, "against")
    said = Event("threat", named(tree, by), named(tree, against), None, None, None, date, "occurred")
    return Draft(said, phrase(tree, noun).first, max(tree.under(told)), "occasion-threat", noun)


_MAKING = frozenset({"make", "issue", "phone", "utter", "deliver"})


def _in_office(tree: Tree, noun: int) -> bool:
    """Whether this is somebody who holds a post, no body and no thing: `the transfer of rockets` is none of a post."""
    return is_person(tree, noun) or kind(tree.lower[noun]) == "person" or head(tree.words[noun]) is not None


def _chosen(tree: Tree, noun: int, owner: int | None) -> int | None:
    """Whose change of post it is: `France's election` is nobody's."""
    votes = tree.lower[noun] in ("election", "re-election", "reelection", "victory", "win")
    if votes and owner is not None and (is_place(tree.words[owner]) or not is_person(tree, owner)):
        return None
    return owner


_HARM = frozenset({"death", "bomb", "assassination", "kidnapping", "kidnap"})
_HANDS_IN = frozenset({"submit", "tender", "offer", "announce", "give", "present", "send"})
_DEATHS = frozenset({"assassination", "murder", "killing", "execution", "slaying", "shooting"})


def _stepping_in(scene: Scene, noun: int, words: Phrase, owner: int | None, date: str | None) -> Draft | None:
    """`after Embassy engagement with the Ministry`."""
    tree = scene.tree
    actor = owner if owner is not None else maker(tree, noun)
    target, matter = through(tree, noun, "with"), through(tree, noun, "for", "behalf")
    prep = tree.heads[noun]
    follows = tree.deps[noun] in ("pobj", "dobj") and tree.lower[prep] in ("following", "after", "through")
    if actor is None or not (follows or matter is not None):
        return None
    first = prep if follows and prep == words.first - 1 else words.first
    doer = tree.text(words.first, noun - 1) if actor != owner else named(tree, owner)
    said = Event("intervention", doer, named(tree, target), named(tree, matter), None, None, date, "occurred")
    return Draft(said, first, words.last, "occasion-intervention", noun)
