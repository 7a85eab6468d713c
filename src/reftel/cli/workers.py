"""`--workers N`: how many processes read telegrams at the same time."""

from typing import Annotated

import typer

WorkersOption = Annotated[
    int, typer.Option("--workers", metavar="N", min=0, help="How many processes read; 0: one for each core.")
]
