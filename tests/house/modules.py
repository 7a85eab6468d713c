"""The map of the code, `docs/modules.md`: every module with what it says of itself. `make modules` writes it anew."""

import ast
from collections.abc import Iterator

from tests.house.source import PACKAGE, Module, modules

FLOORS = ("text", "terms", "message", "readers", "claims", "vault", "room", "desk", "web", "bench", "cli")
OPENING = """# Modules

Every module in one sentence, floor by floor from the bottom; a module imports only from its own floor and those
below it ([development](development.md)). `make modules` writes this page from the modules' own words.
[Anatomy](anatomy.md) follows one telegram through them, line by line."""


def modules_page() -> str:
    """The map as Markdown."""
    assert {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()} == set(FLOORS)
    return "\n".join([OPENING, *(line for floor in FLOORS for line in _floor(floor))]) + "\n"


def _floor(name: str) -> Iterator[str]:
    found = {
        module.name.removeprefix(f"reftel.{name}").lstrip("."): module for module in modules() if _is_on(module, name)
    }
    yield f"\n## {name}\n"
    yield f"{_says(found.pop(''))}\n"
    for each, module in sorted(found.items()):
        yield f"- [{each}](../src/reftel/{name}/{each}.py): {_says(module)}"


def _is_on(module: Module, floor: str) -> bool:
    return f"{module.name}.".startswith(f"reftel.{floor}.")


def _says(module: Module) -> str:
    """The first sentence or two of a module: its docstring up to the first blank line."""
    told = (ast.get_docstring(module.tree) or "").partition("\n\n")[0]
    return " ".join(told.split())


if __name__ == "__main__":
    print(modules_page(), end="")
