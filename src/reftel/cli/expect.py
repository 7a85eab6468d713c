"""`reftel expect`: what a telegram is read into, written beside it, to be looked at when reading changes."""

import difflib
import sys
from pathlib import Path
from typing import Annotated

import typer


def expect(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files of telegrams, and folders of them.")],
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 when a file would change.")] = False,
) -> None:
    """Write what each file is read into beside it, as NAME.json, and print what changed.

    Such files are tests: look at the difference before it is committed.
    """
    from reftel.cli.telegrams import require

    for path in paths:
        require(path)
    changed = [path for path in _telegram_files(paths) if _changes(path, write=not check)]
    if check and changed:
        raise typer.Exit(1)


def _telegram_files(paths: list[Path]) -> list[Path]:
    """The files at and under the paths; those written beside others, and local tables, are none."""
    from reftel.readers.folder import files
    from reftel.vault.local import is_table

    found = (each for path in paths for each in files(path))
    return [each for each in found if isinstance(each, Path) and not is_table(each)]


def expected(path: Path) -> str:
    """What is read from a file, as JSON on many lines; the source is the file's name, wherever it lies."""
    import msgspec

    from reftel.cli.remark import of_failure
    from reftel.cli.telegrams import readings
    from reftel.message.record import record
    from reftel.readers.failure import Failure

    rows: list[object] = []
    for found in readings([path]):
        if isinstance(found, Failure):
            rows.append({"failure": of_failure(found).replace(str(path), path.name)})
        else:
            row = msgspec.to_builtins(record(found))
            rows.append({**row, "source": row["source"].replace(str(path), path.name)})
    text = msgspec.json.encode(rows[0] if len(rows) == 1 else rows)
    return msgspec.json.format(text, indent=1).decode() + "\n"


def _changes(path: Path, write: bool) -> bool:
    """Print how the file beside `path` changes, and write it."""
    beside = path.with_suffix(".json")
    before = beside.read_text(encoding="utf-8") if beside.exists() else ""
    after = expected(path)
    if after == before:
        return False
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), str(beside), f"{beside} as read now", lineterm="", n=2
    )
    print("\n".join(lines) if before else f"{beside} is new")
    if write:
        beside.write_text(after, encoding="utf-8", newline="\n")
        print(f"written: {beside}", file=sys.stderr)
    return True
