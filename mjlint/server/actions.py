"""Quick fixes: what a click fixes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lsprotocol import types

from mjlint.checking.stages import LintedPrompt
from mjlint.diagnostic import Applicability, Diagnostic, Edit
from mjlint.linting.linter import Report
from mjlint.server.diagnostics import FIX_ALL
from mjlint.server.documents import OpenDocument
from mjlint.server.positions import Positions
from mjlint.suppressions.writing import ignores
from mjlint.text.places import PlacedPrompt

REASON: Final = "reason"
"""What a new suppression says; the writer replaces it."""
_MARKS: Final = {
    Applicability.SAFE: "",
    Applicability.UNSAFE: " (may change the meaning)",
    Applicability.DISPLAY: " (finish by hand)",
}


def actions(
    snapshot: OpenDocument, places: Positions, uri: str, params: types.CodeActionParams
) -> Iterator[types.CodeAction]:
    """What can be done about the findings in a range, the best first."""
    start, end = places.offset(params.range.start), places.offset(params.range.end)
    for stage in snapshot.stages:
        if not isinstance(stage, LintedPrompt):
            continue
        for found in stage.diagnostics:
            first, last = stage.placed.map.span(found.start, found.end)
            if first <= end and last >= start:
                own = [d for d in params.context.diagnostics if _same(d, found, places, first)]
                yield from _fixes(found, stage.placed, places, uri, own)
                yield from _ignore(found, stage.placed, snapshot, places, uri, own)
    here = snapshot.prompt_at(start)
    if here is not None:
        yield from _pin(*here[:2], snapshot, places, uri)
    yield types.CodeAction("Apply all safe fixes of mjlint", FIX_ALL, data={"uri": uri})


def whole(snapshot: OpenDocument, places: Positions, after: str) -> list[types.TextEdit]:
    """The edit that makes a document another: what differs, not the whole of it."""
    before = snapshot.text
    if before == after:
        return []
    start, most = 0, min(len(before), len(after))
    while start < most and before[start] == after[start]:
        start += 1
    tail = 0
    while tail < most - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    where = places.range(start, len(before) - tail)
    return [types.TextEdit(where, after[start : len(after) - tail])]


def _fixes(
    found: Diagnostic,
    placed: PlacedPrompt,
    places: Positions,
    uri: str,
    own: list[types.Diagnostic],
) -> Iterator[types.CodeAction]:
    for number, fix in enumerate(found.fixes):
        edits = [placed.map.edit(edit) for edit in fix.edits]
        if not edits or None in edits:
            continue
        yield types.CodeAction(
            fix.title.replace("`", "") + _MARKS[fix.applicability],
            types.CodeActionKind.QuickFix,
            diagnostics=own or None,
            is_preferred=(not number and fix.applicability is Applicability.SAFE) or None,
            edit=_edit(uri, places, [edit for edit in edits if edit is not None]),
        )


def _ignore(
    found: Diagnostic,
    placed: PlacedPrompt,
    snapshot: OpenDocument,
    places: Positions,
    uri: str,
    own: list[types.Diagnostic],
) -> Iterator[types.CodeAction]:
    comment = snapshot.file.format.comment if snapshot.file is not None else None
    if comment is None:
        return
    for _, edit in ignores(snapshot.text, comment, [(placed, [found])], REASON):
        yield types.CodeAction(
            f"Ignore {found.name} here",
            types.CodeActionKind.QuickFix,
            diagnostics=own or None,
            edit=_edit(uri, places, [edit]),
        )


def _pin(
    stage: LintedPrompt, report: Report, snapshot: OpenDocument, places: Positions, uri: str
) -> Iterator[types.CodeAction]:
    """Write the model that the prompt runs on, so that a new default changes nothing."""
    assert snapshot.file is not None
    model = snapshot.file.linter.lexicon.models.get(report.model.name)
    if report.model.typed or stage.template or model is None:
        return
    end = len(stage.placed.text.rstrip())
    edit = stage.placed.map.edit(Edit(end, end, f" {model.short}"))
    if edit is not None:
        title = f"Pin the model: add {model.short}"
        yield types.CodeAction(
            title, types.CodeActionKind.RefactorRewrite, edit=_edit(uri, places, [edit])
        )


def _edit(uri: str, places: Positions, edits: list[Edit]) -> types.WorkspaceEdit:
    changes = [types.TextEdit(places.range(edit.start, edit.end), edit.text) for edit in edits]
    return types.WorkspaceEdit(changes={uri: changes})


def _same(shown: types.Diagnostic, found: Diagnostic, places: Positions, start: int) -> bool:
    return shown.code == found.name and places.offset(shown.range.start) == start
