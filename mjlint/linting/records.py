"""Findings in types that JSON has: the record that ``--output-format json`` writes for each."""

from __future__ import annotations

from collections.abc import Iterable

from mjlint.diagnostic import Diagnostic, Edit
from mjlint.text.lines import LineIndex
from mjlint.text.masking import masked, shown
from mjlint.version import page_url


def records(text: str, diagnostics: Iterable[Diagnostic]) -> list[dict[str, object]]:
    """The records of findings in a text; rows and columns count from 1, columns in code points."""
    rows = LineIndex(text)
    return [_record(shown(diagnostic, text), rows) for diagnostic in diagnostics]


def _record(diagnostic: Diagnostic, rows: LineIndex) -> dict[str, object]:
    fix = diagnostic.fix
    if fix is not None and any(masked(edit.text) != edit.text for edit in fix.edits):
        fix = None
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        **_places(diagnostic.start, diagnostic.end, rows),
        "fix": None
        if fix is None
        else {
            "applicability": fix.applicability.value,
            "message": fix.title,
            "edits": [_edit(edit, rows) for edit in fix.edits],
        },
        "url": page_url(diagnostic.name) or None,
        "failure": None if diagnostic.failure is None else diagnostic.failure.value,
        "reply": diagnostic.reply,
        "reply_basis": diagnostic.reply_basis,
        "reply_record": diagnostic.reply_record or None,
        "help": diagnostic.help or None,
        "source": diagnostic.source or None,
    }


def _edit(edit: Edit, rows: LineIndex) -> dict[str, object]:
    return {"content": edit.text, **_places(edit.start, edit.end, rows)}


def _places(start: int, end: int, rows: LineIndex) -> dict[str, object]:
    return {
        "location": rows.position(start)._asdict(),
        "end_location": rows.position(end)._asdict(),
    }
