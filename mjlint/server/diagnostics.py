"""Findings as an editor shows them, quiet where somebody is typing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lsprotocol import types

from mjlint.checking.results import Checked, Finding, Unread
from mjlint.diagnostic import Severity
from mjlint.server.documents import OpenDocument
from mjlint.server.positions import Positions
from mjlint.text.lines import Position
from mjlint.version import HOME

SEVERITIES: Final = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
SOURCE: Final = "mjlint"
FIX_ALL: Final = "source.fixAll.mjlint"
_TYPED: Final = re.compile(r"(?:--|[—–])[^\s-]*(?:[ \t]+(?!--)[^\n]*)?\Z")
"""A parameter that is being written, with its value so far."""


def diagnostics(
    snapshot: OpenDocument, places: Positions, uri: str, caret: int | None = None
) -> Iterator[types.Diagnostic]:
    """What is wrong with a document. ``caret``: where somebody is typing, in characters."""
    quiet = typed(snapshot.text, caret)
    for result in snapshot.results:
        if isinstance(result, Unread):
            if result.filename in ("", snapshot.name):
                yield fault(result, places)
        else:
            yield from _of_prompt(result, places, uri, quiet)


def typed(text: str, caret: int | None) -> tuple[int, int] | None:
    """The stretch that is being written, in characters of the document."""
    if caret is None:
        return None
    start = max(text.rfind("\n", 0, caret), text.rfind("\r", 0, caret)) + 1
    before = text[start:caret]
    # The last parameter of the row: what is before it is finished.
    begin = max(before.rfind("--"), before.rfind("—"), before.rfind("–"))
    begin = max(begin, 0)
    if _TYPED.match(before, begin) is None:
        words = before[begin:].rsplit(maxsplit=1)
        begin = len(before) - (len(words[-1]) if words and not before[-1].isspace() else 0)
    return (start + begin, caret)


def fault(unread: Unread, places: Positions) -> types.Diagnostic:
    """What could not be read, on its row."""
    where = places.row(unread.row, unread.column)
    return types.Diagnostic(where, unread.message, types.DiagnosticSeverity.Error, source=SOURCE)


def message(finding: Finding) -> str:
    """What is wrong, what Midjourney answers, and what to do."""
    found = finding.diagnostic
    parts = [found.message]
    if found.reply:
        parts.append(f"Midjourney answers: {found.reply}")
    if found.help:
        parts.append(found.help)
    return "\n".join(parts)


def _of_prompt(
    checked: Checked, places: Positions, uri: str, quiet: tuple[int, int] | None
) -> Iterator[types.Diagnostic]:
    for finding in checked.findings:
        where = places.stretch(finding.where)
        if quiet is not None and _touches(finding, places, quiet):
            continue
        found = finding.diagnostic
        related = [
            types.DiagnosticRelatedInformation(
                types.Location(uri, places.stretch(label.where)), label.text
            )
            for label in finding.labels
        ]
        yield types.Diagnostic(
            where,
            message(finding),
            SEVERITIES[found.severity],
            code=found.name,
            code_description=types.CodeDescription(finding.page) if HOME else None,
            source=SOURCE,
            related_information=related or None,
            data={"code": found.code},
        )


def _touches(finding: Finding, places: Positions, quiet: tuple[int, int]) -> bool:
    where = finding.where
    start = places.lines.offset(Position(where.row, where.column))
    end = places.lines.offset(Position(where.end_row, where.end_column))
    return start <= quiet[1] and end >= quiet[0]
