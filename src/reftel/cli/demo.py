"""`reftel demo`: the example archive, read, and a brief of one person from it."""

import os
import sys
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

_PERSON = "Daoud Jurkhal"


def demo(
    archive: Annotated[
        Path | None, typer.Option("--archive", metavar="DIR", help="Keep the archive in this new or empty folder.")
    ] = None,
) -> None:
    """Read the example archive, *Kharvan, the Delwan year*, and print a brief of one person in it.

    Without --archive nothing is left behind.
    """
    from tempfile import TemporaryDirectory

    if archive is not None:
        _require_empty(archive)
        _run(archive, kept=True)
        return
    with TemporaryDirectory(prefix="reftel-") as folder:
        _run(Path(folder) / "archive", kept=False)


def example() -> Path:
    """The folder of example telegrams: within the installed package, or in the checkout it is run from."""
    packaged = Path(str(resources.files("reftel"))) / "example"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "examples" / "kharvan"


def _require_empty(archive: Path) -> None:
    if archive.exists() and (not archive.is_dir() or any(archive.iterdir())):
        raise typer.BadParameter(f"{archive} holds something already; name a new folder", param_hint="--archive")


def _run(archive: Path, kept: bool) -> None:
    from reftel.claims.name import read_name
    from reftel.cli.add import take_in
    from reftel.cli.archive import opened
    from reftel.cli.brief import page
    from reftel.cli.remark import of_failure
    from reftel.desk.brief import brief
    from reftel.vault.run import Origin

    take_in(archive, [example()], Origin("written for reftel"), lambda failure: print(of_failure(failure)), workers=1)
    person = read_name(_PERSON)
    assert person is not None
    with opened(archive) as room:
        print("\n".join(page(brief(room, person))))
    print(_next(archive if kept else Path("delwan"), kept), file=sys.stderr)


def _next(archive: Path, kept: bool) -> str:
    """What to type next."""
    keep = [] if kept else [f"reftel demo --archive {archive}    # keeps the archive; then:"]
    lines = (
        *keep,
        f'reftel search "transfer order" --archive {archive}',
        f"reftel show 11SAHRIYA402 --archive {archive}",
        f'reftel brief "Zohra Telmashi" --archive {archive}',
        f"reftel serve --archive {archive}    # the same in a browser",
    )
    command = _command()
    rows = (f"  {line.replace('reftel ', f'{command} ', 1)}" for line in lines)
    return "\n".join(("", "The telegrams are fictional. Go on with", *rows))


def _command() -> str:
    """How reftel is called from here: by its name where the shell finds it, else by where it lies."""
    from shutil import which

    here = Path(sys.argv[0])
    return "reftel" if which("reftel") or here.name != "reftel" else os.path.relpath(here)
