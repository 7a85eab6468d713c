"""`reftel`: the commands, put together. Each imports what it needs when it is called, so that all start fast."""

import errno
import os
import sys
from typing import Annotated

import typer

from reftel.cli.add import add
from reftel.cli.audit import audit
from reftel.cli.backup import backup
from reftel.cli.bench import bench
from reftel.cli.brief import brief
from reftel.cli.casework import case
from reftel.cli.check import check
from reftel.cli.cite import cite
from reftel.cli.claims import claims
from reftel.cli.custody import custody
from reftel.cli.demo import demo
from reftel.cli.due import due
from reftel.cli.expect import expect
from reftel.cli.explain import explain
from reftel.cli.extract import extract
from reftel.cli.incidents import incidents
from reftel.cli.knew import knew
from reftel.cli.ledger import ledger
from reftel.cli.log import log
from reftel.cli.missing import missing
from reftel.cli.news import news
from reftel.cli.people import people
from reftel.cli.read import read
from reftel.cli.rebuild import rebuild
from reftel.cli.review import review
from reftel.cli.room import room
from reftel.cli.search import search
from reftel.cli.serve import serve
from reftel.cli.show import show
from reftel.cli.thread import thread
from reftel.cli.verify import verify
from reftel.cli.versions import versions
from reftel.cli.watch import watch
from reftel.vault.unusable import Unusable

app = typer.Typer(
    name="reftel",
    help="Reads diplomatic telegrams and turns an archive of them into a record one can search, follow and cite.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for command in (
    read,
    check,
    claims,
    add,
    search,
    news,
    show,
    brief,
    people,
    incidents,
    ledger,
    watch,
    cite,
    log,
    review,
    extract,
    thread,
    missing,
    knew,
    serve,
    demo,
    versions,
    custody,
    due,
    audit,
    verify,
    backup,
    rebuild,
    bench,
    explain,
    expect,
):
    app.command()(command)
app.add_typer(case)
app.add_typer(room)


def _version(asked: bool) -> None:
    if asked:
        from reftel import __version__

        print(f"reftel {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Hold the options that stand before a command."""


def main() -> None:
    """Run the command that was typed; a reader that went away is no error. What it writes is its owner's alone."""
    os.umask(0o077)
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except Unusable as error:
        print(f"reftel: {error}", file=sys.stderr)
        raise SystemExit(1) from None
    except Exception as error:
        if not _locked_out(error):
            raise
        print(f"reftel: the archive cannot be written: {error}", file=sys.stderr)
        raise SystemExit(1) from None


def _locked_out(error: Exception) -> bool:
    """Whether it is the disk that lets nobody write, as one kept for evidence does; SQLite says so in its own way."""
    return (isinstance(error, OSError) and error.errno == errno.EROFS) or "readonly database" in str(error)
