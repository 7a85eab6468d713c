"""Plain numbers as they are typed behind an option: `--limit 20`, `--port 8001`."""

from collections.abc import Callable

import typer


def number(least: int = 0, most: int | None = None) -> Callable[[str], int]:
    """What reads such a number; another word, or one out of bounds, is a wrong call that says what would do.

    >>> number(1)("20")
    20
    """
    bounds = f"of {least} or more" if most is None else f"from {least} to {most}"

    def read(typed: str) -> int:
        plain = str(typed).strip()
        if not plain.isdecimal() or int(plain) < least or (most is not None and int(plain) > most):
            raise typer.BadParameter(f"{plain} will not do; write a number {bounds}")
        return int(plain)

    return read
