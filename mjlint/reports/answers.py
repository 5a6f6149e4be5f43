"""The answer to an agent about one prompt: what to send first, then why, in few words.

An agent pays for each character it reads and acts on the first thing it can use. So a good prompt is
one short line, and the answer to a refused one begins with the prompt to send instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from mjlint.checking.results import Finding
from mjlint.diagnostic import Diagnostic, Severity
from mjlint.linting.linter import Report
from mjlint.linting.sending import Sendable, sendable_of
from mjlint.prompts.models import ModelChoice
from mjlint.text.masking import shown

MOST: Final = 4
"""Findings of one prompt that are shown; the others are counted."""
LONGEST: Final = 110
"""Characters of one finding."""
_LEAD: Final = {
    "safe": "send: ",
    "unsafe": "send, if the user agrees: ",
    "unfinished": "fixed in part: ",
    "template": "fill in and send: ",
}


def answer(report: Report) -> list[str]:
    """The lines about a report."""
    found = [shown(each, report.text) for each in report.diagnostics]
    worth = any(each.severity is not Severity.INFO for each in found)
    return lines(report.text, report.model, found, sendable_of(report) if worth else None)


def lines(
    text: str,
    model: ModelChoice | None,
    found: Iterable[Diagnostic | Finding],
    send: Sendable | None,
) -> list[str]:
    """The lines about a prompt: the one to send if it is another, the model, what is wrong.

    ``found``: what is only worth knowing is left out. ``model``: None for what is no prompt.
    """
    first = []
    if send is not None and send.text != text and send.state in _LEAD:
        first.append(_LEAD[send.state] + send.text)
    worth = (each for each in found if _diagnostic(each).severity is not Severity.INFO)
    rows = [_line(each, bool(first)) for each in worth]
    if not rows:
        return [] if model is None else [f"ok on {model}"]
    if model is not None:
        first.append(f"model: {model}")
    more = len(rows) - MOST
    return [*first, *rows[:MOST], *([f"and {more} more"] if more > 0 else ())]


def _diagnostic(found: Diagnostic | Finding) -> Diagnostic:
    return found.diagnostic if isinstance(found, Finding) else found


def _line(found: Diagnostic | Finding, fixed: bool) -> str:
    """``fixed``: the fixes are in the prompt that is sent instead."""
    diagnostic = _diagnostic(found)
    hint = diagnostic.help if diagnostic.fix is None else "" if fixed else diagnostic.fix.title
    message = f"{diagnostic.message}; {hint}" if hint else diagnostic.message
    if len(message) > LONGEST:
        message = f"{message[: LONGEST - 1].rstrip()}…"
    if isinstance(found, Finding) and found.link is not None:
        message += f" (link: {found.link.line})"
    return f"{diagnostic.severity.value} {diagnostic.code}: {message}"
