"""All edits of a fix as one, for readers that take a fix in one piece."""

from __future__ import annotations

from mjlint.checking.results import Checked, Finding, PlacedEdit, Stretch
from mjlint.diagnostic import Applicability


def mended(checked: Checked, finding: Finding) -> PlacedEdit | None:
    """The stretch from the first edit to the last, and what it becomes.

    None where there is no fix that could be applied, or where its place is not in the rows.
    """
    if finding.applicability is Applicability.DISPLAY or not finding.edits:
        return None
    edits = sorted(finding.edits, key=lambda edit: edit.where)
    first, last = edits[0].where, edits[-1].where
    whole = Stretch(first.row, first.column, last.end_row, last.end_column)
    if whole.row < checked.row or whole.end_row >= checked.row + len(checked.rows):
        return None
    pieces: list[str] = []
    at = (whole.row, whole.column)
    for edit in edits:
        pieces += [_between(checked, at, (edit.where.row, edit.where.column)), edit.text]
        at = (edit.where.end_row, edit.where.end_column)
    return PlacedEdit(whole, "".join(pieces))


def _between(checked: Checked, start: tuple[int, int], end: tuple[int, int]) -> str:
    """The text of the file between two places, its rows parted by a line feed."""
    rows = list(checked.rows[start[0] - checked.row : end[0] - checked.row + 1])
    # The end first: both may be on one row.
    rows[-1] = rows[-1][: end[1] - 1]
    rows[0] = rows[0][start[1] - 1 :]
    return "\n".join(rows)
