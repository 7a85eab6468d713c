"""Which extractor makes the claims: an option, else the variable `REFTEL_EXTRACTOR`, else the rules."""

from typing import Annotated

import typer

ExtractorOption = Annotated[
    str | None,
    typer.Option("--extractor", metavar="NAME", help="What makes the claims: the rules, or one of a package."),
]


def take_extractor(name: str | None) -> None:
    """Take this extractor, or the one the variable names; one that is not installed is a wrong call."""
    from reftel.claims.extractor import choose, chosen

    try:
        choose(name or chosen())
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--extractor") from None
