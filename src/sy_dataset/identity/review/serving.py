"""The review's page on this machine's own address, until its terminal stops it."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable

import uvicorn

from sy_dataset.config import Config
from sy_dataset.errors import NightError
from sy_dataset.identity.review.desk import Desk
from sy_dataset.identity.review.page import application, new_access

LOOPBACK = "127.0.0.1"


def serve(desk: Desk, config: Config, *, port: int, tell: Callable[[str], None]) -> None:
    """Serve one reviewer's page until interrupted; nothing of a request is logged.

    port  0 for any that is free
    tell  is given the page's address once it can be opened

    Raises NightError if the port is taken.
    """
    access = new_access()
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((LOOPBACK, port))
        except OSError:
            raise NightError(f"port {port} is taken; --port names another") from None
        listening.listen()
        # the address holds the access, and an error's text may hold a record
        logging.getLogger("uvicorn").disabled = logging.getLogger("uvicorn.error").disabled = True
        server = uvicorn.Server(
            uvicorn.Config(
                application(desk, config, access),
                log_config=None,
                access_log=False,
                server_header=False,
                lifespan="off",
            )
        )
        tell(f"http://{LOOPBACK}:{listening.getsockname()[1]}/{access}/")
        server.run(sockets=[listening])
