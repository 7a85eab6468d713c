"""`reftel serve`: it says where the pages are, answers there, and ends when it is told to."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest
from typer.testing import CliRunner

from reftel.cli.main import app
from tests.archive import archive_of, telegram_text


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return archive_of(tmp_path_factory.mktemp("serve") / "archive", telegram_text(88, "1. (C) The chief called."))


@pytest.mark.parametrize("sign", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_it_serves_until_it_is_told_to_end_and_leaves_nothing(archive, sign, tmp_path):
    if signal.getsignal(getattr(signal, sign)) is signal.SIG_IGN:
        pytest.skip("this run ignores it, and so does what it begins")
    command = [sys.executable, "-c", "from reftel.cli.main import main; main()", "serve", "--port", "0"]
    command += ["--archive", str(archive)]
    place = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=place) as served:
        try:
            address = served.stdout.readline().strip()
            with urllib.request.urlopen(f"{address}search.json?q=chief", timeout=20) as answer:
                assert b'"total":1' in answer.read()
        finally:
            served.send_signal(getattr(signal, sign))
            told = served.communicate(timeout=20)[1]
    assert served.returncode == 0
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken(archive):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = CliRunner().invoke(app, ["serve", "--archive", str(archive), "--port", str(port)])
    assert done.exit_code == 2
    assert "without --port the first free one is taken" in " ".join(done.stderr.replace("│", " ").split())


def test_no_archive(tmp_path):
    done = CliRunner().invoke(app, ["serve", "--archive", str(tmp_path / "none")])
    assert done.exit_code == 2
