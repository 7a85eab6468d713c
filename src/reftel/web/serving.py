"""Serving: an application answers at a socket, until it is told to end."""

import socket
import sys

import uvicorn
from litestar.types import ASGIApp

_TURN = 0.0005
"""Seconds a long answer goes on before a short one has its turn, which it waits for with each look into a file."""
_GRACE = 2


def short_turns() -> None:
    """Let a long answer go on for so long only before a short one has its turn."""
    sys.setswitchinterval(_TURN)


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
