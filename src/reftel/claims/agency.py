"""Who can act: persons, offices and groups, told from things by name, by pronoun, and by the lexicon `agent.csv`.

`The Ministry will reply` undertakes something; `prices will rise` does not.
"""

from collections.abc import Mapping
from functools import cache

from reftel.claims.position import head, is_date, is_people, is_place
from reftel.claims.rows import lexicon_rows
from reftel.claims.tree import Tree
from reftel.claims.verb import frames
from reftel.claims.vocabulary import is_word

_PERSONAL = frozenset({"i", "we", "he", "she", "they", "you", "who", "us", "me", "him", "them", "her"})
_PARTIES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_OURS = frozenset({"we", "us", "i", "me", "our", "my", "ourselves", "you", "your"})


@cache
def _kinds() -> Mapping[str, str]:
    return {row["word"]: row["kind"] for row in lexicon_rows("agent")}


def kind(word: str) -> str | None:
    """What a noun in small letters stands for: `own` (our side), `body`, `person`; None for things."""
    singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return _kinds().get(word) or _kinds().get(singular)


def acts(tree: Tree, place: int) -> bool:
    """Whether the noun at `place` names somebody who can undertake something."""
    return tree.lower[place] in _PERSONAL or is_side(tree, place) or _opens(tree, place)


def _opens(tree: Tree, place: int) -> bool:
    """Whether a sentence opens with a name that is a word too: `Vale urged him to write`."""
    if place or tree.tags[0] != "NN" or tree.deps[0] != "nsubj" or tree.kids(0) or not tree.words[0][0].isupper():
        return False
    return any(type_ in ("request", "offer") for type_, _ in frames(tree.lemmas[tree.heads[0]]))


def is_side(tree: Tree, place: int) -> bool:
    """Whether this is a name, a pronoun of persons, or a noun for an office or a group."""
    if tree.lower[place] in _PERSONAL or kind(tree.lower[place]) is not None or head(tree.words[place]) is not None:
        return True
    if _is_people(tree, place):
        return True
    named = tree.is_name(place) or (tree.tags[place] == "NNS" and tree.words[place].isupper())
    return named and not is_date(tree.lower[place]) and not _is_thing(tree, place)


def _is_people(tree: Tree, place: int) -> bool:
    """`the French recommended`: a people stands where a noun would."""
    return tree.tags[place].startswith("JJ") and tree.deps[place] in _PARTIES and is_people(tree.lower[place])


def _is_thing(tree: Tree, place: int) -> bool:
    """`a successful Summit`: a common word that is only written large."""
    word = tree.words[place]
    determined = any(tree.lower[kid] in ("a", "an", "this", "these", "its") for kid in tree.kids(place, "det", "poss"))
    return determined and not word.isupper() and is_word(word.lower())


def is_self(tree: Tree, place: int) -> bool:
    """Whether this is the author's own side: we, post, the Embassy, the Department, the U.S. mission."""
    if tree.lower[place] in _OURS:
        return True
    before = [kid for kid in tree.kids(place, "compound", "poss", "amod", "nmod") if kid < place]
    if any(kind(tree.lower[kid]) == "own" for kid in before):
        return True
    return kind(tree.lower[place]) == "own" and not any(_foreign(tree, kid) for kid in before)


def _foreign(tree: Tree, place: int) -> bool:
    """Whether this makes an embassy or an ambassador another's: `the French Ambassador`, `his consulate`."""
    word = tree.words[place]
    ours = tree.lower[place] in _OURS or word in ("American", "America", "U.S.", "US", "United States")
    return not ours and (is_people(tree.lower[place]) or is_place(word) or tree.deps[place] == "poss")
