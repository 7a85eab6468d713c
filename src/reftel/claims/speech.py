"""Speech that goes on: who speaks at the end of a sentence, which the next one may go on with.

`Tamaz said it was late. Kharvan should sign`: he says that Kharvan should sign. In a plain past the author tells again.
"""

from reftel.claims.antecedent import ONE, PRONOUNS, Memory, antecedent
from reftel.claims.clause import named, subject
from reftel.claims.lemma import lemma
from reftel.claims.report import says
from reftel.claims.token import tokens
from reftel.claims.tree import Tree
from reftel.claims.voice import saying, tells

_EARLY = 12
"""Words within which a sentence says who speaks."""


def speaker_after(tree: Tree, before: str | None, memory: Memory) -> str | None:
    """Who speaks at the end of a sentence, empty when that is not told; None where it is the author."""
    verb = saying(tree)
    if verb is None:
        return None if before is None or tells(tree) else before
    who = named(tree, subject(tree, verb)) or ""
    if who.lower() not in PRONOUNS:
        return who
    meant = antecedent(tree, who, verb, memory)
    return meant.name if meant and not meant.name.startswith("@") else before or ""


def speaker_after_words(text: str, before: str | None, opens: str | None, memory: Memory) -> str | None:
    """The same of a sentence that no rule has parsed; `opens` is the person it opens with."""
    words = [token.lower for token in tokens(text)[:_EARLY]]
    if not any(says(lemma(word, "VBD")) for word in words if word.endswith("ed") or word in ("said", "told")):
        return None
    if words[0] in ONE:
        return before or memory.one(words[0]) or ""
    return opens or ""
