"""What stops a command."""

from __future__ import annotations

import click


class Trouble(click.ClickException):
    """Bad usage, bad configuration or unreadable input: one line on standard error, exit code 2."""

    exit_code = 2
