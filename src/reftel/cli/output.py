"""Where what a command makes goes: the file that is named, else standard output."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated

import typer

OutputOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="The file it goes to; else it is printed.")
]


@contextmanager
def output(file: Path | None, hint: str = "--output") -> Iterator[IO[bytes]]:
    """What to write to; a file that cannot be written makes a wrong call of the option `hint`."""
    if file is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with file.open("wb") as out:
            yield out
    except OSError as error:
        raise typer.BadParameter(f"{file} cannot be written: {error.strerror}", param_hint=hint) from None
