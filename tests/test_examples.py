"""What the papers show of commands is what the commands print: each is typed, in the order of the page.

A line `...` stands for any lines, `...` within a line for any words. The ids of lines change with what is read, so they
are taken from what was printed.
"""

import re
import shlex

import pytest
from typer.testing import CliRunner

from reftel.cli.main import app
from tests.conftest import ROOT

LEFT_OUT = ("reftel serve", "reftel read --json 11DELWAN61.txt |", "reftel review --merge")
"""What goes on for ever, what another program is needed for, and what needs another person's decisions."""
BLOCK = re.compile(r"(?:^    .*\n|^\n(?=    ))+", re.M)
ID = re.compile(r"\b[0-9a-f]{8}\b(?= )|(?<= )[0-9a-f]{8}$")


def shown(page):
    """The commands of a page, each with the lines that stand under it."""
    for block in BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
        for example in re.split(r"^    \$ ", block, flags=re.M)[1:]:
            command, *lines = example.splitlines()
            if command.startswith("reftel ") and not command.startswith(LEFT_OUT):
                yield command.partition("  #")[0].strip(), [line[4:] for line in lines if line.strip()]


EXAMPLES = [(page, *example) for page in ("docs/commands.md", "README.md") for example in shown(page)]


def pattern(line):
    """A line of a page as a pattern for one that is printed."""
    if line.strip() == "...":
        return r"(?:.*\n)*?"
    words = ".*".join(map(re.escape, line.split("...")))
    return ID.sub(lambda found: f"(?P<id_{found[0]}>[0-9a-f]{{8}})", words) + r"\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder in which the commands are typed, with the example telegrams in it."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "examples").symlink_to(ROOT / "examples")
    (folder / "kharvan").symlink_to(ROOT / "examples" / "kharvan")
    return folder


def test_commands_print_what_the_papers_show(desk, monkeypatch):
    monkeypatch.chdir(desk)
    assert len(EXAMPLES) > 20
    ids = {}
    for page, command, lines in EXAMPLES:
        typed = " ".join(ids.get(word, word) for word in command.split(" "))
        done = CliRunner().invoke(app, shlex.split(typed)[1:])
        assert done.exit_code == 0, f"{page}: {typed}\n{done.output}"
        printed = "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines() if line.strip())
        found = re.match("".join(map(pattern, lines)), printed)
        assert found, f"{page}: {typed} prints\n{printed[:2000]}"
        ids |= {name.removeprefix("id_"): each for name, each in found.groupdict().items()}
