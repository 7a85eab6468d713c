"""The rules by which claims are made, each in words with an example that it reads: `reftel explain risk-target`.

The catalogue is `rule.csv`; a test extracts every example and looks for its rule.
"""

from difflib import get_close_matches

import msgspec

from reftel.claims.rows import lexicon_rows


class Rule(msgspec.Struct, frozen=True):
    """One rule: what it says, and a sentence it makes a claim of."""

    rule: str
    says: str
    example: str


def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the catalogue."""
    return tuple(Rule(row["rule"], row["says"], row["example"]) for row in lexicon_rows("rule"))


def entry(word: str) -> Rule | None:
    """The rule of that name.

    >>> entry("risk-target").example
    'Orlan is a likely next target.'
    """
    return next((rule for rule in rules() if rule.rule == word.lower()), None)


def told(rule: Rule) -> str:
    """A rule as a page says it."""
    return f"{rule.rule}: a rule that makes claims. {rule.says[0].upper()}{rule.says[1:]}.\n\n    {rule.example}"


def near(word: str) -> tuple[str, ...]:
    """Names of rules that are spelled much like the word."""
    return tuple(get_close_matches(word.lower(), [rule.rule for rule in rules()], n=2))
