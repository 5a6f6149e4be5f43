"""Where a report is written: standard output, in the colours and the width it has."""

from __future__ import annotations

import os
import shutil
import sys
from typing import Final

import click

from mjlint.reports.formats import Output
from mjlint.terminal.style import wants_color

PIPE_WIDTH: Final = 100
"""Cells in a row where the output is no terminal."""

color_option = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Use colours. NO_COLOR and FORCE_COLOR are respected.",
)


def standard_output(color: str, *, quiet: bool = False, errors: bool = False) -> Output:
    """Standard output, for a report; with ``errors`` it is standard error."""
    stream = sys.stderr if errors else sys.stdout
    terminal = stream.isatty()
    width = PIPE_WIDTH
    if terminal or os.environ.get("COLUMNS"):
        width = shutil.get_terminal_size((PIPE_WIDTH, 24)).columns
    return Output(stream.write, wants_color(color, os.environ, terminal), width, quiet)
