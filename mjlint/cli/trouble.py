"""What stops a command, said in one line on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Final

import click

ISSUES: Final = "https://github.com/mjlint/mjlint/issues"


class Trouble(click.ClickException):
    """Bad usage, bad configuration or unreadable input: exit code 2."""

    exit_code = 2


def tell(message: str) -> None:
    """Write one line for the user on standard error."""
    from mjlint.reports.columns import clean

    # On a terminal the line may hold the counts of a long run, which this takes the place of.
    erase = "\r\x1b[K" if sys.stderr.isatty() else ""
    sys.stderr.write(f"{erase}mjlint: error: {clean(message)}\n")
    sys.stderr.flush()


def note(message: str) -> None:
    """Write one line on standard error about the run, which is no error."""
    from mjlint.reports.columns import clean

    sys.stderr.write(f"mjlint: note: {clean(message)}\n")
    sys.stderr.flush()


def internal(error: BaseException) -> str:
    """What to say where mjlint itself is at fault."""
    return f"internal error, {type(error).__name__}: {error}; please report it at {ISSUES}"


def debugging() -> bool:
    """Whether ``MJLINT_DEBUG`` asks for tracebacks."""
    return os.environ.get("MJLINT_DEBUG", "") not in ("", "0")


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of a message: the known word that was probably meant, or nothing."""
    from difflib import get_close_matches

    lowered = {each.lower(): each for each in known}
    found = get_close_matches(word.lower(), lowered, n=1, cutoff=0.6)
    if not found and len(word) > 2:
        # A part of it: `upper` for `uppercase-parameter`.
        found = [each for each in lowered if word.lower() in each][:1]
    return f"; did you mean `{lowered[found[0]]}`?" if found else ""


def discard_output() -> None:
    """Write nothing more to a standard output that is closed or full, not even when Python ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
