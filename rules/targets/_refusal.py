"""What the rules about targets share: the row of the table, and the words of a message."""

from __future__ import annotations

from mjlint.language.targets import Refusal, Target, target
from mjlint.rule import Context


def refusal(context: Context, of: str) -> tuple[Target, Refusal] | None:
    """The target of the settings, and what it says of a thing; None where it takes it."""
    receiver = target(context.settings.target)
    found = receiver and receiver.refusal(of)
    return (receiver, found) if receiver and found else None


def since(refusal: Refusal) -> str:
    """On what day the source was as it is, to stand in a message whose fact may be out of date."""
    return "" if refusal.date == "undated" else f" (as of {refusal.date})"
