"""``mjlint server``: serve an editor over standard input and output."""

from __future__ import annotations

import logging
import os
import sys

import click

from mjlint.cli.trouble import needing
from mjlint.terminal.messages import debugging


@click.command()
def server() -> None:
    """Serve an editor over the Language Server Protocol (needs the extra `lsp`).

    The editor starts it; the settings nearest to each file count.
    """
    with needing("lsp", "pygls", "lsprotocol", "attrs"):
        from mjlint.server.protocol import load

        load()
        from mjlint.server.server import server as served
    if not debugging():
        # What it cannot do it says in the protocol; tracebacks are for its developers.
        logging.getLogger("pygls").setLevel(logging.CRITICAL + 1)
    # The server closes what it writes to; the program's own standard output stays.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as stdout:
        served().start_io(stdout=stdout)
