"""The project's own files, as the house tests look at them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "reftel"
PROSE = {".cfg", ".csv", ".css", ".html", ".js", ".json", ".md", ".py", ".sql", ".toml", ".txt", ".yml", ""}
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """One module of the package: `reftel.text.span`."""

    name: str
    path: Path
    tree: ast.Module
    length: int

    @property
    def public(self) -> bool:
        return not any(part.startswith("_") for part in self.name.split("."))

    def functions(self) -> Iterator[Function]:
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def imports(self) -> Iterator[str]:
        """The modules it imports, wherever in it the import stands."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.name}: import by full name, not {'.' * node.level}"
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def modules() -> tuple[Module, ...]:
    return tuple(map(_module, sorted(PACKAGE.rglob("*.py"))))


def _module(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(name, path, ast.parse(text), len(text.splitlines()))


def statements(function: Function) -> int:
    """The lines of a function from `def` to its end, its docstring left out."""
    first = function.body[0]
    told = ast.get_docstring(function, clean=False) is not None
    return (
        (function.end_lineno or 0) - function.lineno + 1 - ((first.end_lineno or 0) - first.lineno + 1 if told else 0)
    )


@cache
def files() -> tuple[Path, ...]:
    """Every file of the project that is its own: what git keeps or is about to, else what lies in its folders."""
    try:
        listing = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        names = listing.stdout.decode().split("\0")[:-1]
        found = {ROOT / name for name in names}
    except (OSError, subprocess.CalledProcessError):
        folders = ("src", "tests", "docs", "examples", "benchmarks", ".ci")
        found = {path for folder in folders for path in (ROOT / folder).rglob("*")} | set(ROOT.iterdir())
        found = {path for path in found if "__pycache__" not in path.parts}
    return tuple(sorted(path for path in found if path.is_file()))


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """Path and text of every file of the project that holds text."""
    kept = [path for path in files() if path.suffix in PROSE]
    return tuple(
        (path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8", errors="replace")) for path in kept
    )


def sizes() -> str:
    """How long modules and functions are, in one line."""
    lengths = [module.length for module in modules() if module.path.name != "__init__.py"]
    functions = [statements(function) for module in modules() for function in module.functions()]
    return (
        f"{len(lengths)} modules, median {median(lengths):.0f} lines, longest {max(lengths)}; "
        f"{len(functions)} functions, median {median(functions):.0f} lines, longest {max(functions)}"
    )
