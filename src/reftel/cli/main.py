"""`reftel`: the commands, put together. Only the one that is asked for is imported, so that all start fast."""

import errno
import os
import sys
from collections.abc import Iterable
from importlib import import_module
from inspect import getdoc
from typing import Annotated

import typer
from typer.core import TyperGroup

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


_FULL = (errno.ENOSPC, errno.EDQUOT)


class _Commands(TyperGroup):
    """The commands; that whoever reads what they print went away, as `| head` does, is no error."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]  # the base names its own kind of context
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        return done


def commands(names: Iterable[str]) -> typer.Typer:
    """The commands of these names, put together; their modules are imported now."""
    app = typer.Typer(
        name="reftel",
        cls=_Commands,
        help="Reads diplomatic telegrams and turns an archive of them into a record one can search, follow and cite.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    app.callback()(options)
    for name in names:
        command = getattr(import_module(f"reftel.cli.{_MODULES.get(name, name)}"), name)
        if isinstance(command, typer.Typer):
            app.add_typer(command, help=_flowing(_told_of(command)))
            for each in command.registered_commands:
                each.help = _flowing(each.help or getdoc(each.callback) or "")
        else:
            app.command(help=_flowing(getdoc(command) or ""))(command)
    return app


def _told_of(app: typer.Typer) -> str:
    """What commands of a kind say of themselves."""
    callback = app.registered_callback
    return (getdoc(callback.callback) if callback else None) or str(app.info.help)


def _flowing(text: str) -> str:
    """A command's words with a line for each paragraph, so that they are broken where the terminal ends.

    >>> _flowing("List them.\\n\\nAll that\\nare here.")
    'List them.\\n\\nAll that are here.'
    """
    return "\n\n".join(part.replace("\n", " ") for part in text.split("\n\n"))


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
    except Exception as error:
        if (told := _refused(error)) is None:
            raise
        print(f"reftel: {told}", file=sys.stderr)
        raise SystemExit(1) from None


def _refused(error: Exception) -> str | None:
    """What is said where it is the archive, the disk or its keeper that refuses, and no fault of the program."""
    if isinstance(error, Unusable):
        return str(error)
    if "readonly database" in str(error) or (isinstance(error, OSError) and error.errno == errno.EROFS):
        return f"the archive cannot be written: {error}"
    if "disk is full" in str(error) or (isinstance(error, OSError) and error.errno in _FULL):
        return "it cannot be written: there is no space left"
    if isinstance(error, PermissionError):
        return f"{error.filename or 'a file'}: {error.strerror}"
    return None
