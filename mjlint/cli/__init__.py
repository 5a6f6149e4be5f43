"""The command line: `main` is the program, each command is one file."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the program on the arguments of the process, and end it with its exit code."""
    # What is imported stays: looking through it for garbage costs a short run up to 6 %.
    gc.set_threshold(50_000)
    try:
        from mjlint.cli.program import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
