"""Whatever stops a run, kill -9, Ctrl-C or a full disk, leaves a whole archive, and the same command goes on."""

import os
import resource
import signal
import subprocess
import sys
import time

import pytest

from tests.archive import telegram_text
from tests.conftest import ROOT
from tests.crash import WORKS

REFTEL = (sys.executable, "-c", "from reftel.cli.main import main; main()")
MANY = 2100
SMALL = {"add": 20, "rebuild": 12, "room": 12}


def crash(work, trials, seed):
    words = (sys.executable, "-m", "tests.crash", work, "--trials", str(trials), "--seed", str(seed))
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("work", WORKS)
def test_killed_at_any_moment_nothing_told_as_done_is_lost(work):
    done = crash(work, SMALL[work], seed=1)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.deep
@pytest.mark.parametrize("part", range(20))
@pytest.mark.parametrize("work", WORKS)
def test_killed_very_often(work, part):
    done = crash(work, 1000 // 20 // len(WORKS), seed=1000 + part)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def many(tmp_path):
    file = tmp_path / "many.txt"
    texts = (
        telegram_text(serial, f"1. (C) Telegram {serial}. " + "The road is shut. " * 99)
        for serial in range(1, MANY + 1)
    )
    file.write_text("\n\f\n".join(texts))
    return file


def start(archive, file, *words, **more):
    asked = [*REFTEL, "add", str(file), "--archive", str(archive), "--workers", "2", *words]
    return subprocess.Popen(asked, stderr=subprocess.PIPE, text=True, start_new_session=True, **more)


def reftel(*words):
    return subprocess.run([*REFTEL, *map(str, words)], capture_output=True, text=True, check=False)


def wait_for(what, seconds=20.0):
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.01)


def is_gone(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def goes_on(archive, file):
    assert reftel("verify", "--archive", archive).returncode == 0
    again = reftel("add", file, "--archive", archive, "--workers", 1)
    assert (again.returncode, again.stderr) == (0, "")
    assert reftel("verify", "--archive", archive).stderr == f"{MANY:,} copies looked at: nothing wrong\n"


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGKILL, -9), (signal.SIGINT, 130)])
def test_a_run_of_several_processes_is_stopped_and_gone_on_with(sign, code, many, tmp_path):
    for attempt in range(5):  # on a busy machine a run may be over before the sign reaches it
        archive = tmp_path / f"archive-{attempt}"
        process = start(archive, many)
        wait_for(lambda at=archive: list(at.glob("scratch/*.rows")))
        os.kill(process.pid, sign)
        _, said = process.communicate(timeout=20)
        if process.returncode != 0:
            break
    assert process.returncode == code
    assert ("the archive is whole" in said) == (sign == signal.SIGINT)
    wait_for(lambda: is_gone(process.pid))
    goes_on(archive, many)


def test_a_full_disk(many, tmp_path):
    archive = tmp_path / "archive"

    def small_disk():
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY))

    process = start(archive, many, preexec_fn=small_disk)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "the archive is whole" in said
    assert "Traceback" not in said
    goes_on(archive, many)
