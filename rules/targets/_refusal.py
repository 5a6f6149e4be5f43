"""What the rules about receivers share: the row of the table, and the words of a message."""

from __future__ import annotations

from mjlint.language.vendor import Refusal, Vendor
from mjlint.language.vendors import receiver
from mjlint.rule import Context


def refusal(context: Context, of: str) -> tuple[Vendor, Refusal] | None:
    """The target of the settings, and what it says of a thing; None where it takes it."""
    target = receiver(context.settings.target)
    found = target and target.refusal(of)
    return (target, found) if target and found else None


def since(refusal: Refusal) -> str:
    """On what day the source was as it is, for use in a message whose fact may be out of date."""
    date = refusal.source.date
    return "" if date == "undated" else f" (as of {date})"
