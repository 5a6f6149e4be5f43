"""What stops a command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click


class Trouble(click.ClickException):
    """Bad usage, bad configuration or unreadable input: one line on standard error, exit code 2."""

    exit_code = 2


@contextmanager
def needing(extra: str, *packages: str) -> Iterator[None]:
    """Import what an extra installs; raises `Trouble` where one of its packages is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith(packages):
            raise
        command = click.get_current_context().info_name
        message = f"`mjlint {command}` needs the extra: pip install 'mjlint[{extra}]'"
        raise Trouble(message) from None
