"""`reftel explain`: what a finding or a word of the trade means."""

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Annotated

import typer


def explain(
    word: Annotated[
        str | None,
        typer.Argument(help="A finding's code, a word of the trade, or what a telegram prints: S/NF."),
    ] = None,
) -> None:
    """Say what a finding, a word of the trade or a word of a telegram means, with an example.

    S/NF, PGOV, SIPDIS, RUEHC and SAHRIYA are such words. Without one it lists what can be asked.
    """
    from reftel.claims import rule_catalogue
    from reftel.cli.meaning import meaning
    from reftel.message import finding_catalogue, glossary

    if word is None:
        print("\n".join(_words()))
    elif finding := finding_catalogue.entry(word):
        print(finding_catalogue.told(finding))
    elif term := glossary.entry(word):
        print(glossary.told(term))
    elif rule := rule_catalogue.entry(word):
        print(rule_catalogue.told(rule))
    elif told := meaning(word):
        print("\n".join(told))
    else:
        near = (*finding_catalogue.near(word), *glossary.near(word), *rule_catalogue.near(word))
        hint = f"; did you mean {' or '.join(near)}?" if near else "; `reftel explain` lists all words"
        raise typer.BadParameter(f"nothing is known of {word}{hint}", param_hint="WORD")


def _words() -> Iterator[str]:
    """All that can be asked: the glossary's words, the findings' codes, and what else."""
    from reftel.claims import rule_catalogue
    from reftel.message import finding_catalogue, glossary

    yield "Words of the trade:"
    yield from _filled(term.word for term in glossary.terms())
    yield "Findings:"
    yield from _filled(finding_catalogue.entries())
    yield "Rules of claims:"
    yield from _filled(rule.rule for rule in rule_catalogue.rules())
    yield "And what telegrams print: marks (S/NF), captions (SIPDIS), TAGS (PGOV), routing indicators (RUEHC),"
    yield "posts (LIMA), terms (25X1), reasons (1.4(b))."


def _filled(words: Iterable[str]) -> list[str]:
    return wrap(", ".join(words), 100, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
