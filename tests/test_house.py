"""The house: its layers, sizes, names and papers. It looks at what stands in the folders, so it grows with them."""

import ast
import csv
import re
import sys
import tomllib
from importlib.metadata import distributions as installed
from importlib.metadata import metadata, packages_distributions
from itertools import chain
from statistics import median

import pytest

from tests.conftest import SHARED
from tests.house.overlap import common_runs
from tests.house.source import PACKAGE, ROOT, Module, modules, sizes, statements, texts

LONGEST_MODULE = 250
LONGEST_FUNCTION = 40
SHAPELESS = {"base", "common", "core", "helper", "helpers", "manager", "misc", "shared", "tools", "util", "utils"}
MACHINE_PATH = re.compile(r"(?<![\w.~$/-])/(?:w[o]rk|f[a]rm|r[o]ot|h[o]me|U[s]ers|tm[p])/[a-z]")
REGISTRY = re.compile(r"https?://[a-z.-]*(?:py[p]i|pythonh[o]sted|npm[j]s|deb[i]an)[a-z.]*")
UNFINISHED = re.compile(r"\b(?:T[O]DO|F[I]XME|H[A]CK|NotI[m]plementedError)\b")
TABLES = sorted(PACKAGE.rglob("*.csv"))
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s#]+)")


def named(module: Module) -> str:
    return module.name


# Layers


def floors() -> list[set[str]]:
    """The packages on each floor, the highest first, as the import contract has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(row for row in settings["tool"]["importlinter"]["contracts"] if row["type"] == "layers")
    return [set(re.findall(r"\w+", floor)) for floor in contract["layers"]]


def test_every_package_has_a_floor():
    assert {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()} <= set(chain(*floors()))


@pytest.mark.parametrize("module", modules(), ids=named)
def test_imports_point_down(module):
    parts = module.name.split(".")
    below = {package: height for height, floor in enumerate(floors()) for package in floor}
    for name in module.imports():
        root, _, rest = name.partition(".")
        package = rest.split(".")[0]
        if root == "reftel" and len(parts) > 1 and package in below and package != parts[1]:
            assert below[package] > below[parts[1]], f"{module.name} may not import {name}"


# Sizes and names


@pytest.mark.parametrize("module", modules(), ids=named)
def test_a_module_is_short(module):
    assert module.length <= LONGEST_MODULE
    long = [
        f"{function.name}: {statements(function)}"
        for function in module.functions()
        if statements(function) > LONGEST_FUNCTION
    ]
    assert not long, f"over {LONGEST_FUNCTION} lines"


def test_most_functions_are_short():
    assert median(statements(function) for module in modules() for function in module.functions()) <= 12, sizes()


@pytest.mark.parametrize("module", modules(), ids=named)
def test_a_module_is_named_for_what_it_is(module):
    last = module.name.split(".")[-1]
    assert not SHAPELESS & set(last.split("_"))
    assert re.fullmatch(r"[a-z][a-z0-9_]*", last)


@pytest.mark.parametrize("module", [row for row in modules() if row.path.name == "__init__.py"], ids=named)
def test_a_package_hands_names_on_and_defines_nothing(module):
    for node in module.tree.body:
        told = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        listed = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("__all__", "__version__")
        assert told or listed or isinstance(node, ast.Import | ast.ImportFrom), ast.unparse(node)


@pytest.mark.parametrize("module", [row for row in modules() if row.public], ids=named)
def test_what_is_public_says_what_it_is(module):
    nodes = [node for node in module.tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    for node in [module.tree, *(node for node in nodes if not node.name.startswith("_"))]:
        told = ast.get_docstring(node) or ""
        assert told.strip(), f"{module.name}.{getattr(node, 'name', '')} has no docstring"


# Tables


def rows(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_fact_names_its_source(path):
    table = rows(path)
    assert table, "an empty table"
    for number, row in enumerate(table, start=2):
        assert None not in row, f"line {number} has more cells than the table has columns"
        assert None not in row.values(), f"line {number} has fewer cells than the table has columns"
        assert row.get("source", "").strip(), f"line {number} names no source"


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_no_fact_stands_twice(path):
    seen = [tuple(row.values()) for row in rows(path)]
    assert len(set(seen)) == len(seen), [row for row in seen if seen.count(row) > 1][:3]


# Papers


def docs(name: str) -> str:
    """The text of `docs/NAME.md` and of every page in the folder `docs/NAME`."""
    pages = [text for path, text in texts() if path == f"docs/{name}.md" or path.startswith(f"docs/{name}/")]
    return "\n".join(pages)


def test_every_finding_has_its_place_in_the_docs():
    codes = [row["code"] for path in TABLES if path.stem == "finding" for row in rows(path)]
    page = docs("findings")
    assert [
        code for code in codes if not re.search(rf"^#+ .*`?\b{re.escape(code)}\b|^\| `{re.escape(code)}`", page, re.M)
    ] == []


def commands():
    """Every command by its whole name, those of a group too."""
    from typer.main import get_command

    from reftel.cli.main import app

    found = get_command(app).commands
    within = {f"{name} {each}": one for name, group in found.items() for each, one in group_of(group).items()}
    return found | within


def group_of(command):
    return getattr(command, "commands", {})


def test_every_command_has_its_place_in_the_docs():
    page = docs("commands")
    names = {name.partition(" ")[0] for name in commands()}
    assert names
    assert [name for name in names if not re.search(rf"^#+ .*\breftel {name}\b", page, re.M)] == []


@pytest.mark.parametrize(("name", "command"), commands().items())
def test_every_option_means_one_thing_and_stands_in_the_docs(name, command):
    options = [option for row in command.params for option in (*row.opts, *row.secondary_opts) if option[0] == "-"]
    assert len(options) == len(set(options))
    common, *sections = docs("commands").split("\n### `reftel ")
    (own,) = (each for each in sections if each.startswith(f"{name.partition(' ')[0]}`\n"))
    told = set(re.findall(r"(?<![\w-])--?[a-z-]+", common + own))
    assert set(options) - told == set()


@pytest.mark.parametrize("page", [row for row in texts() if row[0].endswith(".md")], ids=lambda page: page[0])
def test_links_lead_somewhere(page):
    name, text = page
    folder = (ROOT / name).parent
    assert [link for link in LINK.findall(text) if not (folder / link).exists()] == []


# Dependencies


def bringers() -> dict[str, list[str]]:
    """The names of what is imported, each with the distributions that bring it."""
    return {
        name: [re.sub(r"[-_.]+", "-", each).lower() for each in found]
        for name, found in packages_distributions().items()
    }


def declared() -> set[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {re.match(r"[\w-]+", need)[0].lower() for need in settings["project"]["dependencies"]}


def imported() -> set[str]:
    roots = {name.partition(".")[0] for module in modules() for name in module.imports()}
    brought = bringers()
    return {brought.get(root, [root])[0] for root in roots - sys.stdlib_module_names - {"reftel"}}


def test_what_is_imported_is_declared():
    assert imported() <= declared()


def test_what_is_declared_is_imported_and_explained():
    assert declared() <= imported()
    page = docs("dependencies")
    assert [name for name in declared() if not re.search(rf"^\| [\w, -]*\b{name}\b", page, re.M)] == []


def test_no_dependency_binds_the_users_work():
    pins = re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M)
    assert pins
    for name in set(pins) & {each.metadata["Name"].lower() for each in installed()}:
        told = metadata(name)
        words = [told.get("License-Expression") or told.get("License") or "", *(told.get_all("Classifier") or [])]
        assert not any("GPL" in word.replace("LGPL", "") or "Affero" in word for word in words), name


def test_the_readme_needs_two_commands():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in readme
    assert "make test" in readme


# What must not stand in it


@pytest.mark.parametrize(
    "pattern", [MACHINE_PATH, REGISTRY, UNFINISHED], ids=["machine path", "registry", "unfinished"]
)
def test_no_trace_of_a_machine(pattern):
    found = ((name, line) for name, text in texts() for line in text.splitlines() if pattern.search(line))
    assert [f"{name}: {line.strip()[:80]}" for name, line in found] == []


def test_locks_pin_every_package_by_hash_and_name_no_host():
    locks = sorted(ROOT.glob("requirements*.lock"))
    assert locks
    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        pins = [entry for entry in text.replace("\\\n", " ").splitlines() if entry.strip()]
        assert pins
        assert all(re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", pin) for pin in pins), lock.name
        assert "://" not in text


@pytest.mark.shared
def test_no_words_of_the_measuring_folder_stand_here():
    own = [(name, text) for name, text in texts() if not name.startswith("src/reftel/terms/tables/")]
    common = common_runs(own, [SHARED / name for name in ("corpora", "gold", "seed")])
    assert [f"{name}: {' '.join(run)}" for run, name in common.items()] == []
