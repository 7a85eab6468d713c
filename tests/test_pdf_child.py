"""A hostile PDF file takes down the process that parses it, and nothing else."""

import pytest

from reftel.readers import pdf_child
from reftel.readers.reader import read_path
from tests.golden import FOLDER
from tests.paper import pdf


@pytest.fixture
def hostile(monkeypatch):
    """A child that does what a hostile file would make it do."""

    def become(program):
        start = pdf_child.subprocess.Popen
        monkeypatch.setattr(pdf_child.subprocess, "Popen", lambda words, **more: start([*words[:3], program], **more))
        pdf_child._children.clear()

    yield become
    for child in pdf_child._children:
        child.end()
    pdf_child._children.clear()


KILLED = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
BREAKS_OFF = "import sys; sys.stdin.buffer.read(9); sys.stdout.buffer.write(b'123')"
FOR_EVER = "while True: pass"
GREEDY = "from reftel.readers import pdf_child as p; p.parsed = lambda data: bytearray(1 << 33); p.serve()"


@pytest.mark.parametrize(("program", "seconds"), [(KILLED, 60), (BREAKS_OFF, 60), (FOR_EVER, 0.5), (GREEDY, 60)])
def test_a_child_that_dies_is_a_finding(program, seconds, hostile, monkeypatch):
    monkeypatch.setattr(pdf_child, "_SECONDS", seconds)
    hostile(program)
    (failure,) = read_path(FOLDER / "pages.pdf")
    assert failure.finding.code == "broken-file"
    assert failure.source.endswith("pages.pdf")


def test_the_next_file_gets_a_new_child(hostile, monkeypatch):
    hostile("raise SystemExit")
    assert pdf_child.pages(b"%PDF-").code == "broken-file"
    monkeypatch.undo()
    assert pdf_child.pages((FOLDER / "pages.pdf").read_bytes()).texts


def test_one_child_serves_many_files():
    data = pdf([["FM AMEMBASSY SAHRIYA"]])
    texts = {pdf_child.pages(data).texts for _ in range(3)}
    assert len(texts) == 1
    assert pdf_child._child() is pdf_child._child()
