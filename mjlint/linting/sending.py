"""What to send instead of a prompt with findings, and how sure that is."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from mjlint.linting.linter import Report

TEMPLATE: Final = "placeholder"
"""The rule that finds what is still to be filled in."""


class Sendable(NamedTuple):
    """A prompt that may be sent, or what is nearest to it."""

    text: str
    state: Literal["unchanged", "safe", "unsafe", "unfinished", "template"]
    """``unfinished``: it would still be refused. ``template``: its slots are to be filled in."""


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
