"""`reftel`: the commands, put together. Only the one that is asked for is imported, so that all start fast."""

import errno
import os
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

import typer

from reftel.vault.unusable import Unusable

COMMANDS = (
    "read",
    "check",
    "claims",
    "add",
    "search",
    "news",
    "show",
    "brief",
    "people",
    "incidents",
    "ledger",
    "watch",
    "cite",
    "log",
    "review",
    "extract",
    "thread",
    "missing",
    "knew",
    "serve",
    "demo",
    "versions",
    "custody",
    "due",
    "audit",
    "verify",
    "backup",
    "rebuild",
    "bench",
    "explain",
    "expect",
    "case",
    "room",
)
"""The commands in the order of the help; each stands in the module of its name, save for these."""
_MODULES = {"case": "case_line"}


def commands(names: Iterable[str]) -> typer.Typer:
    """The commands of these names, put together; their modules are imported now."""
    app = typer.Typer(
        name="reftel",
        help="Reads diplomatic telegrams and turns an archive of them into a record one can search, follow and cite.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    app.callback()(options)
    for name in names:
        command = getattr(import_module(f"reftel.cli.{_MODULES.get(name, name)}"), name)
        if isinstance(command, typer.Typer):
            app.add_typer(command)
        else:
            app.command()(command)
    return app


def __getattr__(name: str) -> typer.Typer:
    """`app`, all commands together, is made when it is asked for."""
    if name != "app":
        raise AttributeError(f"module {__name__} has no attribute {name}")
    return commands(COMMANDS)


def _version(asked: bool) -> None:
    if asked:
        from reftel import __version__

        print(f"reftel {__version__}")
        raise typer.Exit


def options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Hold the options that stand before a command."""


def main() -> None:
    """Run the command that was typed; a reader that went away is no error. What it writes is its owner's alone."""
    os.umask(0o077)
    asked = sys.argv[1:2]
    try:
        commands(asked if asked and asked[0] in COMMANDS else COMMANDS)()
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
