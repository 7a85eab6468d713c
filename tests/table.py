"""Read a table of cases: `input => expected  # why`, one a line; `\\n` stands for a line end."""

from pathlib import Path

TABLES = Path(__file__).parent / "tables"


def cases(name: str) -> list[tuple[str, str]]:
    rows = []
    for line in (TABLES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        given, _, rest = line.partition(" => ")
        expected = rest.split("  # ")[0]
        rows.append((given.replace("\\n", "\n"), expected.strip()))
    assert rows, f"the table {name} is empty"
    return rows
