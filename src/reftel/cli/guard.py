"""The guard at the desk's door: protected persons leave it as initials, or in full for a reason that is kept."""

import sys
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

InitialsOption = Annotated[bool, typer.Option("--initials", help="Protected persons stand by their initials.")]
NameBecauseOption = Annotated[
    str | None,
    typer.Option("--name-because", metavar="REASON", help="Name protected persons in full; kept with who and why."),
]


class Guard(NamedTuple):
    """What was said of protected persons: to put initials, or why they are named."""

    initials: bool = False
    why: str | None = None

    def pass_(self, archive: Path, room: str, what: str, named: tuple[str, ...]) -> None:
        """Let `what` leave; with protected persons `named` in it only for a reason, which is kept."""
        if not named:
            return
        names = ", ".join(named)
        if not (self.why or "").strip():
            raise typer.BadParameter(
                f"it names {names}, whom a telegram asks to protect: --initials puts initials in the place of names;"
                ' --name-because "REASON" names them all the same, and keeps who did so and why',
                param_hint="--initials",
            )
        from reftel.cli.written import hand
        from reftel.desk.override import Overrides

        Overrides(archive, room).add(what, named, self.why or "", hand())
        print(f"PROTECTED: it names {names}; that you let it, and why, is kept", file=sys.stderr)
