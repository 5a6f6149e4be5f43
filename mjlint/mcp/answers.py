"""What an agent is told of a prompt: what to send first, then why, in few words.

An agent pays for each character it reads and acts on the first thing it can use, so a good prompt
is one short line, and a refused one begins with the prompt to send instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol

from mjlint.diagnostic import Diagnostic, Severity
from mjlint.failures.explanation import Explanation
from mjlint.prompts.models import ModelChoice

MOST: Final = 4
"""Findings that are told of one prompt; the others are counted."""
LONGEST: Final = 110
"""Characters of one finding."""


class Fixable(Protocol):
    """A report, or what holds as much of one."""

    @property
    def text(self) -> str: ...

    @property
    def model(self) -> ModelChoice: ...

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]: ...

    def fixed(self, unsafe: bool = False) -> str:
        """The text with its fixes."""


def answer(report: Fixable) -> str:
    """The verdict on a prompt in a few lines; one alone where it is good."""
    told = [d for d in report.diagnostics if d.severity is not Severity.INFO]
    if not told:
        return f"ok on {report.model}"
    safe, unsafe = report.fixed(), report.fixed(unsafe=True)
    lines = []
    if safe != report.text:
        lines.append(f"send: {safe}")
    if unsafe != safe and any(_needs_unsafe(d) for d in told):
        lines.append(f"or, if the user agrees: {unsafe}")
    lines.append(f"model: {report.model}")
    lines += [_line(d, report.text) for d in told[:MOST]]
    if len(told) > MOST:
        lines.append(f"and {len(told) - MOST} more")
    return "\n".join(lines)


def answers(reports: Iterable[Fixable]) -> str:
    """The verdicts on several prompts, numbered from 1 where there are several."""
    found = [answer(report) for report in reports]
    if len(found) == 1:
        return found[0]
    return "\n".join(f"{n}. {each}" for n, each in enumerate(found, 1))


def explanation(explained: Explanation) -> str:
    """What a failure means, and what to do now."""
    lines = [f"{explained.title}: {explained.means or explained.cause}"]
    lines += [f"do: {advice}" for advice in explained.advice]
    lines.append(f"retry: {explained.retry}")
    if explained.rules:
        lines.append("check the prompt; this failure is foreseen")
    return "\n".join(lines)


def _needs_unsafe(diagnostic: Diagnostic) -> bool:
    """Whether an error stays after the safe fixes, and a fix for it is offered."""
    if diagnostic.severity is not Severity.ERROR or diagnostic.fix is None:
        return False
    return diagnostic.fix.applicability.value == "unsafe"


def _line(diagnostic: Diagnostic, text: str) -> str:
    message = diagnostic.message
    if diagnostic.help and diagnostic.fix is None:
        message += f"; {diagnostic.help}"
    if len(message) > LONGEST:
        message = f"{message[: LONGEST - 1].rstrip()}…"
    return f"{diagnostic.severity.value}: {message}"
