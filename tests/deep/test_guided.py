"""Fuzzing led by coverage, where atheris installs (Linux on x86-64)."""

import subprocess
import sys

import pytest

from tests.deep.damage import seeds
from tests.house.source import ROOT

RUNS = 25_000


@pytest.mark.deep
def test_inputs_that_seek_new_paths_hold(tmp_path):
    pytest.importorskip("atheris", reason="atheris does not install here")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, text in enumerate(seeds()):
        (corpus / f"{number}.txt").write_bytes(text.encode()[:6_000])
    words = [sys.executable, "-m", "tests.deep.guided", f"-runs={RUNS}", "-max_len=6000", "-timeout=20", "-seed=1"]
    done = subprocess.run(
        [*words, f"-artifact_prefix={tmp_path}/", corpus], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3_000:]
    assert f"Done {RUNS} runs" in done.stderr
