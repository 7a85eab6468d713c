"""Numbers as they are typed behind an option, and telegrams' numbers: what is said of others."""

from itertools import pairwise

import pytest
from typer.testing import CliRunner

from reftel.cli.main import app
from tests.archive import archive_of, telegram_text


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return archive_of(tmp_path_factory.mktemp("number") / "archive", telegram_text(88, "1. (C) The chief called."))


def asked(archive, *words):
    found = CliRunner().invoke(app, [*words, "--archive", str(archive)])
    return found.exit_code, " ".join(found.output.replace("│", " ").split())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("missing", "--year", "abc"), "abc will not do; write a number from 0 to 2100"),
        (("missing", "--year", "20111"), "20111 will not do; write a number from 0 to 2100"),
        (("search", "chief", "--limit", "-3"), "-3 will not do; write a number of 0 or more"),
        (("serve", "--port", "99999"), "99999 will not do; write a number from 0 to 65535"),
        (("thread", "11SAHRIYA88", "--steps", "0"), "0 will not do; write a number of 1 or more"),
    ],
)
def test_what_is_no_number_is_told_what_one_is(archive, words, told):
    code, output = asked(archive, *words)
    assert code == 2
    assert told in output


@pytest.mark.parametrize("command", ["show", "thread", "cite"])
def test_what_is_no_telegrams_number_is_told_what_one_is(archive, command):
    code, output = asked(archive, command, "abc")
    assert code == 2
    assert "abc is no telegram's number; one is year, post and serial: 11SAHRIYA88" in output


@pytest.mark.parametrize("command", ["show", "thread", "cite", "versions", "custody"])
@pytest.mark.parametrize("typed", ["11SAHRIYA88", "11 Sahriya 88", "2011SAHRIYA00088"])
def test_a_number_is_read_however_it_is_typed(archive, command, typed):
    code, output = asked(archive, command, typed)
    assert code == 0
    assert "11SAHRIYA88" in output or command == "custody"


@pytest.mark.parametrize("words", [("read",), ("brief",), ("case",), ("case", "open"), ("room", "drop")], ids=" ".join)
def test_help_is_broken_where_the_terminal_ends_and_nowhere_else(words):
    found = CliRunner().invoke(
        app, [*words, "--help"], terminal_width=400, env={"COLUMNS": "400", "TERMINAL_WIDTH": "400"}
    )
    lines = [line.strip() for line in found.output.partition("╭")[0].splitlines()]
    assert any(lines)
    assert not any(one and two for one, two in pairwise(lines))
