"""What the options of several commands have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
Option: TypeAlias = Callable[[Callable[..., Any]], Any]
"""What `click.option` gives."""


def with_options(command: Callable[..., Any], options: Sequence[Option]) -> Any:
    """The command with options, which `--help` shows in this order."""
    for option in reversed(options):
        command = option(command)
    return command


text_or_json = click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
