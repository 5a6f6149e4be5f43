"""What to send instead of a prompt: its fixed form, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from mjlint.checking.results import Checked
from mjlint.text.masking import masked

if TYPE_CHECKING:
    from mjlint.linting.linter import Linter, Report

LinterFor: TypeAlias = "Callable[[str | None], Linter]"
"""The linter of a file by its path; of a prompt that is in no file by None."""
TEMPLATE: Final = "placeholder"
"""The rule that finds what is still to be filled in."""


class Sendable(NamedTuple):
    """A prompt that may be sent, or what is nearest to it."""

    text: str
    state: Literal["unchanged", "safe", "unsafe", "unfinished", "template"]
    """``unfinished``: it would still be refused. ``template``: its slots are to be filled in."""


def sendable(checked: Checked, linter_for: LinterFor) -> Sendable | None:
    """What to send instead of a prompt; None for what is no prompt, such as a
    whole request, and for a prompt with a secret in it."""
    receiver, model = checked.receiver, checked.model
    if model is None or (receiver is not None and receiver.endpoint):
        return None
    if masked(checked.text) != checked.text:
        # It has a secret, which a report never has.
        return None
    if not checked.findings:
        return Sendable(checked.text, "unchanged")
    linter = linter_for(None if checked.filename.startswith("<") else checked.filename)
    report = linter.lint(checked.text, model=None if model.typed else model.name)
    return sendable_of(report, any(each.diagnostic.name == TEMPLATE for each in checked.findings))


def sendable_of(report: Report, template: bool = False) -> Sendable:
    """What to send instead of a prompt with findings. ``template``: it has slots."""

    def accepted(text: str) -> bool:
        return report.linter.lint(text, model=report.default).ok

    safe = report.fixed()
    if template or any(each.name == TEMPLATE for each in report.diagnostics):
        return Sendable(safe, "template")
    if accepted(safe):
        return Sendable(safe, "unchanged" if safe == report.text else "safe")
    unsafe = report.fixed(unsafe=True)
    if accepted(unsafe):
        return Sendable(unsafe, "unsafe")
    return Sendable(safe, "unfinished")
