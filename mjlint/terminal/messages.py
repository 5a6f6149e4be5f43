"""Lines for the user on standard error."""

from __future__ import annotations

import os
import sys

from mjlint.version import HOME


def print_error(message: str) -> None:
    """Write one line for the user on standard error."""
    # On a terminal the line may hold the counts of a long run, which this replaces.
    erase = "\r\x1b[K" if sys.stderr.isatty() else ""
    _say(f"mjlint: error: {message}", erase)


def note(message: str) -> None:
    """Write one line on standard error about the run, which is no error."""
    _say(f"mjlint: note: {message}")


def _say(message: str, lead: str = "") -> None:
    from mjlint.terminal.cells import clean
    from mjlint.terminal.wrapping import fitted

    sys.stderr.write(f"{lead}{fitted(clean(message), sys.stderr)}\n")
    sys.stderr.flush()


def internal(error: BaseException) -> str:
    """What to say where mjlint itself is at fault."""
    where = f" at {HOME}/false-alarms/" if HOME else ""
    return f"internal error, {type(error).__name__}: {error}; please report it{where}"


def debugging() -> bool:
    """Whether ``MJLINT_DEBUG`` asks for tracebacks."""
    return os.environ.get("MJLINT_DEBUG", "") not in ("", "0")


def discard_output() -> None:
    """Write nothing more to a standard output that is closed or full, not even when Python ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
