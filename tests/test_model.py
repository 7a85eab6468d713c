"""The model's package: loaded without what nobody asks of it."""

import subprocess
import sys

import pytest

_LOADS = "from reftel.claims.model import package; package(); import sys"


def _after(*lines: str) -> list[str]:
    """What a process prints that loads the model's package and goes on with these lines."""
    done = subprocess.run(
        [sys.executable, "-c", "\n".join((_LOADS, *lines))], capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout.split()


@pytest.mark.parametrize("package", ["spacy.cli", "weasel", "httpx", "requests", "jinja2"])
def test_the_parsers_own_command_line_is_left_out(package: str) -> None:
    """Nothing that fetches from a network is loaded to read a sentence, nor what only that command line needs."""
    assert _after(f"print({package!r} in sys.modules)") == ["False"]


def test_who_asks_for_it_later_gets_the_real_one() -> None:
    """What stood in its place is gone once the model's package is there."""
    asked = ("import spacy", "print(hasattr(spacy, 'cli'))", "from spacy.cli.info import info", "print(callable(info))")
    assert _after(*asked) == ["False", "True"]
