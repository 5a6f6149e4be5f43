"""What is said of a finding besides its message: the reply foreseen, the help, the fix."""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.checking.results import Checked, Finding
from mjlint.diagnostic import Applicability


def notes(finding: Finding) -> Iterator[tuple[str, str]]:
    """Each with its name: ``link``, ``reply`` or ``failure``, ``help``; nothing is
    escaped."""
    diagnostic = finding.diagnostic
    if finding.link is not None:
        yield "link", finding.link.line
    if diagnostic.reply is not None:
        yield "reply", diagnostic.reply
    elif diagnostic.failure is not None:
        yield "failure", diagnostic.failure.value
    fix = diagnostic.fix
    how = applied(finding)
    if fix is None:
        if diagnostic.help:
            yield "help", diagnostic.help
        return
    title = f"{fix.title[:1].lower()}{fix.title[1:]} ({how})"
    # A safe fix says all that there is to do; one that may change the meaning is one way of many.
    if not diagnostic.help or finding.applicability is Applicability.SAFE:
        yield "help", title
    elif fix.title.casefold() == diagnostic.help.casefold():
        yield "help", f"{diagnostic.help} ({how})"
    else:
        yield "help", f"{diagnostic.help}; for instance, {title}"


def all_notes(checked: Checked, finding: Finding) -> Iterator[tuple[str, str]]:
    """The notes, and besides them the vendor and the model that were judged for and the rule's page."""
    yield from notes(finding)
    receiver = checked.receiver
    if receiver is not None and receiver.endpoint:
        told = f", told by {receiver.told_by}" if receiver.told_by else ""
        yield "request", f"{receiver.name}, {receiver.endpoint}{told}"
    if checked.model is not None:
        yield "model", str(checked.model)
    if finding.page:
        yield "page", finding.page


def applied(finding: Finding) -> str:
    """Who can apply the fix, in words."""
    return {
        Applicability.SAFE: "safe fix",
        Applicability.UNSAFE: "unsafe fix",
        Applicability.DISPLAY: "by hand",
    }[finding.applicability]
