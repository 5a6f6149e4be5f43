"""What to send instead of a prompt of a file that was checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from mjlint.checking.results import Checked
from mjlint.linting.sending import TEMPLATE, Sendable, sendable_of
from mjlint.text.masking import masked

if TYPE_CHECKING:
    from mjlint.linting.linter import Linter

LinterFor: TypeAlias = "Callable[[str | None], Linter]"
"""The linter of a file by its path; of a prompt that is in no file by None."""


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
