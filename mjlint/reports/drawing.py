"""The rows of a finding, with carets and labels under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mjlint.checking.results import Checked, Finding, Range
from mjlint.diagnostic import Severity
from mjlint.reports.notes import whole_fix
from mjlint.terminal.cells import Mark, one_line, show, width
from mjlint.terminal.style import Style

_ROWS: Final = 6
"""Of a stretch of many rows, so many are shown: the first ones and the last."""
_LABELS: Final = 8
"""So many places are shown; a finding has seldom more than two."""


class _Place(NamedTuple):
    """A stretch to draw: the finding's own with carets, another with hyphens."""

    where: Range
    text: str
    primary: bool


class _Piece(NamedTuple):
    """What a place covers of one row, in cells once it is shown."""

    mark: Mark
    text: str
    primary: bool


def draw(checked: Checked, finding: Finding, style: Style, columns: int) -> Iterator[str]:
    """The rows with marks, as lines of output. ``columns``: the cells of the terminal."""
    diagnostic, rows, first = finding.diagnostic, checked.rows, checked.row
    places = [_Place(finding.where, diagnostic.label, True)]
    places += [_Place(label.where, label.text, False) for label in finding.labels]
    pieces = _pieces(places[:_LABELS], rows, first)
    gutter = len(str(max(pieces, default=first)))
    bar = style.frame(f"{'':{gutter}} |")
    before: int | None = None
    for row in sorted(pieces):
        if before is not None and row != before + 1:
            yield style.frame("...")
        before = row
        shown = show(rows[row - first], [piece.mark for piece in pieces[row]], columns - gutter - 3)
        yield f"{style.frame(f'{row:>{gutter}} |')} {shown.text}".rstrip()
        placed = [p._replace(mark=m) for p, m in zip(pieces[row], shown.marks, strict=True)]
        for line in _below(placed, diagnostic.severity, style):
            yield f"{bar} {line}"


def draw_fix(checked: Checked, finding: Finding, style: Style, columns: int) -> Iterator[str]:
    """The row as the fix of a finding writes it; nothing for one of several rows."""
    fix = whole_fix(checked, finding)
    if fix is None or fix.where.row != fix.where.end_row or "\n" in fix.text:
        return
    start, end, gutter = fix.where.column - 1, fix.where.end_column - 1, len(str(fix.where.row))
    row = checked.rows[fix.where.row - checked.row]
    mark = Mark(start, start + len(fix.text))
    shown = show(row[:start] + fix.text + row[end:], [mark], columns - gutter - 3)
    yield style.paint(f"{'+':>{gutter}} | {shown.text}", "added")


def _pieces(places: Sequence[_Place], rows: Sequence[str], first: int) -> dict[int, list[_Piece]]:
    """What each row has of the places; the last piece of a place has the text."""
    found: dict[int, list[_Piece]] = {}
    for place in places:
        where = place.where
        numbers = list(range(where.row, where.end_row + 1))
        if where.end_column == 1 and len(numbers) > 1:
            # A stretch that ends with a line break covers nothing of the next row.
            numbers.pop()
        if len(numbers) > _ROWS:
            numbers[_ROWS // 2 : -_ROWS // 2] = []
        for number in numbers:
            if not first <= number < first + len(rows):
                continue
            start = where.column - 1 if number == where.row else 0
            end = where.end_column - 1 if number == where.end_row else len(rows[number - first])
            text = one_line(place.text) if number == numbers[-1] else ""
            found.setdefault(number, []).append(_Piece(Mark(start, end), text, place.primary))
    return found


def _below(pieces: Sequence[_Piece], severity: Severity, style: Style) -> Iterator[str]:
    """The lines under a row: the carets with the last label, then the others from the right."""
    carets = _Canvas()
    # The primary place is drawn last, over the others.
    for piece in sorted(pieces, key=lambda piece: piece.primary):
        sign, colour = ("^", severity.value) if piece.primary else ("-", "frame")
        carets.put(piece.mark.start, sign * (piece.mark.end - piece.mark.start), colour)
    hanging = sorted(
        (piece for piece in pieces if piece.text), key=lambda piece: piece.mark.start, reverse=True
    )
    if hanging and hanging[0].mark.end >= carets.width:
        last = hanging.pop(0)
        carets.put(carets.width + 1, last.text, severity.value if last.primary else "frame")
    yield carets.drawn(style)
    while hanging:
        bars, labels = _Canvas(), _Canvas()
        for piece in hanging:
            bars.put(piece.mark.start, "|", severity.value if piece.primary else "frame")
        last = hanging.pop(0)
        for piece in hanging:
            if piece.mark.start < last.mark.start:
                labels.put(piece.mark.start, "|", severity.value if piece.primary else "frame")
        labels.put(last.mark.start, last.text, severity.value if last.primary else "frame")
        yield bars.drawn(style)
        yield labels.drawn(style)


class _Canvas:
    """One line of signs, each in its colour."""

    def __init__(self) -> None:
        self._signs: list[tuple[str, str]] = []
        self.width = 0

    def put(self, at: int, text: str, colour: str) -> None:
        """Write a text from a cell on, over what is there."""
        self._signs += [(" ", "")] * (at - len(self._signs))
        self._signs[at : at + len(text)] = [(sign, colour) for sign in text]
        self.width = max(self.width, at + width(text))

    def drawn(self, style: Style) -> str:
        pieces: list[str] = []
        run, colour = "", ""
        for sign, own in self._signs:
            if own != colour:
                pieces.append(style.paint(run, colour) if colour else run)
                run, colour = "", own
            run += sign
        pieces.append(style.paint(run, colour) if colour else run)
        return "".join(pieces).rstrip()
