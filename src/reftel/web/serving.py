"""Serving: an application answers at a socket, until it is told to end."""

import gc
import socket
import sys

import uvicorn
from litestar.types import ASGIApp

_TURN = 0.0005
"""Seconds a long answer goes on before a short one has its turn, which it waits for with each look into a file."""
_GRACE = 2
_SELDOM = (100_000, 20, 10)
"""After how many new objects circles are looked for among them, and how often among older ones."""


def settle() -> None:
    """Make a process ready to answer for long: a long answer leaves its turn to a short one, circles are sought seldom.

    What is loaded by now stays to the end, and the records of an answer make no circles: to look for them among all
    that a case file reads took two fifths of its time.
    """
    sys.setswitchinterval(_TURN)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)


def run(app: ASGIApp, listening: socket.socket) -> None:
    """Answer until a signal ends it; answers carry no name of a server, and nobody is told who asked what."""
    settings = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE,
    )
    uvicorn.Server(settings).run(sockets=[listening])
