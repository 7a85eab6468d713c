"""`reftel explain`: what a finding or a word of the trade means."""

from typing import Annotated

import typer


def explain(
    word: Annotated[str, typer.Argument(help="A finding's code (banner-below-marks) or a word of the trade (MRN).")],
) -> None:
    """Say what a finding or a word of the trade means, with an example."""
    from reftel.message import finding_catalogue, glossary

    if finding := finding_catalogue.entry(word):
        print(finding_catalogue.told(finding))
    elif term := glossary.entry(word):
        print(glossary.told(term))
    else:
        near = (*finding_catalogue.near(word), *glossary.near(word))
        hint = f"; did you mean {' or '.join(near)}?" if near else "; docs/glossary.md lists all words"
        raise typer.BadParameter(f"nothing is known of {word}{hint}", param_hint="WORD")
