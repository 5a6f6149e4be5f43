"""The findings of prompts, requests and comments, put to their places in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mjlint.checking.opened import Opened
from mjlint.checking.results import Checked, Finding, PlacedEdit, PlacedLabel, Range, Unread
from mjlint.checking.stages import LintedPrompt, Stage
from mjlint.diagnostic import Diagnostic
from mjlint.linting.linter import Report
from mjlint.prompts.models import ModelChoice
from mjlint.settings.settings import MIDJOURNEY
from mjlint.terminal.messages import debugging, internal
from mjlint.text.lines import LineIndex
from mjlint.text.masking import masked
from mjlint.text.masking import shown as shown_finding
from mjlint.text.places import PlacedPrompt


def located(items: Iterable[Stage], file: Opened) -> Iterator[Checked | Unread]:
    """What a report shows of each; what could not be read passes through."""
    seen: set[tuple[str, int, int, str]] = set()
    for item in items:
        if isinstance(item, Unread):
            yield item
            continue
        try:
            if not isinstance(item, LintedPrompt):
                comment = checked_at(file.name, item.placed, item.diagnostics, None)
                yield comment._replace(text=item.placed.text.strip())
            elif isinstance(item.report, Report):
                yield _prompt(item, item.report, file, seen)
            else:
                yield _request(item, file)
        except Exception as error:
            # One prompt that mjlint fails on does not cost the findings of the others.
            if debugging():
                raise
            yield Unread(file.name, internal(error), item.placed.row)


def _prompt(
    item: LintedPrompt, report: Report, file: Opened, seen: set[tuple[str, int, int, str]]
) -> Checked:
    placed, diagnostics = item.placed, report.diagnostics
    if diagnostics and len(placed.map.parts) > 1:
        diagnostics = tuple(_once(placed, diagnostics, seen))
    model = report.model
    if placed.model is not None and not model.typed:
        model = replace(model, why="named next to the prompt")
    checked = checked_at(file.name, placed, diagnostics, model)
    target = file.linter.settings.target
    if target not in MIDJOURNEY:
        from mjlint.checking.receivers import of_prompt

        checked = checked._replace(receiver=of_prompt(target, report))
    if item.verdicts is not None and checked.findings:
        from mjlint.checking.link_verdicts import with_facts

        checked = checked._replace(findings=with_facts(checked.findings, report, item.verdicts))
    return checked


def _request(item: LintedPrompt, file: Opened) -> Checked:
    from mjlint.checking.receivers import of_request
    from mjlint.checking.request_files import PlacedRequest
    from mjlint.requests.linter import RequestReport

    report, placed = item.report, item.placed
    assert isinstance(report, RequestReport)
    model = report.prompt.model if report.prompt is not None else None
    checked = checked_at(file.name, placed, report.diagnostics, model)
    how = placed.claim.how if isinstance(placed, PlacedRequest) and placed.claim else ""
    return checked._replace(receiver=of_request(report, how))


def _once(
    placed: PlacedPrompt, diagnostics: Iterable[Diagnostic], seen: set[tuple[str, int, int, str]]
) -> Iterator[Diagnostic]:
    """The findings without those that are seen already: what prompts share, such as a suffix."""
    for diagnostic in diagnostics:
        place = placed.map.span(diagnostic.start, diagnostic.end)
        key = (diagnostic.code, *place, diagnostic.message)
        if key not in seen:
            seen.add(key)
            yield diagnostic


def checked_at(
    filename: str,
    placed: PlacedPrompt,
    diagnostics: Sequence[Diagnostic],
    model: ModelChoice | None,
) -> Checked:
    """What reports know of a prompt: its findings with their rows and columns, without secrets."""
    if not diagnostics:
        return Checked(filename, placed.row, (), placed.text, model)
    rows = placed.lines
    findings = tuple(_finding(diagnostic, placed, rows) for diagnostic in diagnostics)
    # Of a document that is read as a whole, only the rows of the prompt and its findings.
    first = min(placed.row, *(_first(finding) for finding in findings))
    last = max(rows.position(placed.map.span(0, len(placed.text))[1]).row, *map(_last, findings))
    return Checked(filename, first, rows.shown(first, last), placed.text, model, findings)


def _first(finding: Finding) -> int:
    return min([finding.where.row, *(label.where.row for label in finding.labels)])


def _last(finding: Finding) -> int:
    return max([finding.where.end_row, *(label.where.end_row for label in finding.labels)])


def _finding(diagnostic: Diagnostic, placed: PlacedPrompt, rows: LineIndex) -> Finding:
    def stretch(start: int, end: int) -> Range:
        return _stretch(rows, *placed.map.span(start, end))

    labels = tuple(
        PlacedLabel(stretch(label.start, label.end), label.text) for label in diagnostic.labels
    )
    where = stretch(diagnostic.start, diagnostic.end)
    return Finding(
        shown_finding(diagnostic, placed.text), where, labels, _edits(diagnostic, placed, rows)
    )


def _edits(
    diagnostic: Diagnostic, placed: PlacedPrompt, rows: LineIndex
) -> tuple[PlacedEdit, ...] | None:
    """The edits of the fix, all of them or none."""
    if diagnostic.fix is None:
        return None
    found: list[PlacedEdit] = []
    for edit in diagnostic.fix.edits:
        placed_edit = placed.map.edit(edit)
        if placed_edit is None or masked(placed_edit.text) != placed_edit.text:
            return None
        found.append(
            PlacedEdit(_stretch(rows, placed_edit.start, placed_edit.end), placed_edit.text)
        )
    return tuple(found)


def _stretch(rows: LineIndex, start: int, end: int) -> Range:
    return Range(*rows.position(start), *rows.position(end))
