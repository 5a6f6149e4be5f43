"""What is said of a finding besides its message: the reply foreseen, the help, the fix."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.checking.results import Checked, Finding, PlacedEdit, Range
from mjlint.diagnostic import Applicability, Diagnostic, Failure
from mjlint.text.patterns import pattern

_QUOTED: Final = pattern("`[^`]*`")


def notes(finding: Finding) -> Iterator[tuple[str, str]]:
    """Each with its name: ``link``, who answers or ``failure``, ``help``; nothing is
    escaped."""
    diagnostic = finding.diagnostic
    if finding.link is not None:
        yield "link", finding.link.line
    if diagnostic.reply is not None:
        yield _answers(diagnostic), diagnostic.reply
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
    elif _says(diagnostic.help, fix.title):
        yield "help", f"{diagnostic.help} ({how})"
    else:
        yield "help", f"{diagnostic.help}; for instance, {title}"


def _says(help: str, title: str) -> bool:
    """Whether the help has all that the title of a fix quotes, or else its words."""
    quoted = _QUOTED.findall(title)
    return all(each in help for each in quoted or [title[:1].lower() + title[1:]])


def _answers(diagnostic: Diagnostic) -> str:
    """Who answers so, and whether these words were seen."""
    if not diagnostic.reply_record:
        return "probably answers"
    vendor = diagnostic.failure is Failure.INVALID_REQUEST
    return "the target answers" if vendor else "Midjourney answers"


def all_notes(checked: Checked, finding: Finding) -> Iterator[tuple[str, str]]:
    """The notes, and besides them the vendor and the model that it is checked for, and the rule's page."""
    yield from notes(finding)
    receiver = checked.receiver
    if receiver is not None and receiver.endpoint:
        sign = f" (recognised by {receiver.told_by})" if receiver.told_by else ""
        yield "request", f"{receiver.name}, {receiver.endpoint}{sign}"
    if checked.model is not None:
        yield "model", str(checked.model)
    if finding.page:
        yield "page", finding.page


def sentences(checked: Checked, finding: Finding) -> list[str]:
    """The message, then all notes, each with its name in front."""
    notes = (f"{name}: {text}" for name, text in all_notes(checked, finding))
    return [finding.diagnostic.message, *notes]


def applied(finding: Finding) -> str:
    """Who can apply the fix, in words."""
    return {
        Applicability.SAFE: "safe fix",
        Applicability.UNSAFE: "unsafe fix",
        Applicability.DISPLAY: "by hand",
    }[finding.applicability]


def whole_fix(checked: Checked, finding: Finding) -> PlacedEdit | None:
    """All edits of a fix as one: the stretch from the first to the last, and what it becomes.

    None where there is no fix that could be applied, or where its place is not in the rows.
    """
    if finding.applicability is Applicability.DISPLAY or not finding.edits:
        return None
    edits = sorted(finding.edits, key=lambda edit: edit.where)
    first, last = edits[0].where, edits[-1].where
    whole = Range(first.row, first.column, last.end_row, last.end_column)
    if whole.row < checked.row or whole.end_row >= checked.row + len(checked.rows):
        return None
    pieces: list[str] = []
    at = (whole.row, whole.column)
    for edit in edits:
        pieces += [_between(checked, at, (edit.where.row, edit.where.column)), edit.text]
        at = (edit.where.end_row, edit.where.end_column)
    return PlacedEdit(whole, "".join(pieces))


def _between(checked: Checked, start: tuple[int, int], end: tuple[int, int]) -> str:
    """The text of the file between two places, its rows separated by line feeds."""
    first, *rows = checked.rows[start[0] - checked.row : end[0] - checked.row + 1]
    if not rows:
        return first[start[1] - 1 : end[1] - 1]
    rows[-1] = rows[-1][: end[1] - 1]
    return "\n".join([first[start[1] - 1 :], *rows])
