"""Tables of text (CSV, TSV): the column that is headed as people head their prompts.

Cells are as RFC 4180 has them: in quotation marks they may hold the delimiter, line breaks and, in
pairs, quotation marks.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from mjlint.documents.flags import flags
from mjlint.documents.formats.picking import Picker
from mjlint.documents.formats.siblings import DOUBTFUL_KEYS, is_prompt_key, plain
from mjlint.documents.skipped import Skipped
from mjlint.settings.reading import DEFAULT, Options
from mjlint.text.document import Document, DocumentError, Fault
from mjlint.text.lines import LineIndex
from mjlint.text.nodes import DataNode, Member, ObjectNode, StringNode
from mjlint.text.places import Holds, PlacedPrompt, Segment

_DELIMITERS: Final = (",", ";", "\t", "|", "^", "~", "¦", "§")
_SAID: Final = re.compile(r"sep=(\S|\t)[ \t]*(?:\r\n|\n|\r)")
"""The first row of what a spreadsheet has written: ``sep=;``."""
_PAIR: Final = re.compile('""')
_CELL_BREAK: Final = re.compile(r"\r\n|\n|\r")


class _Cell(NamedTuple):
    """A cell, and where it is."""

    start: int
    end: int
    quoted: bool

    def value(self, text: str) -> str:
        """What it holds."""
        if not self.quoted:
            return text[self.start : self.end]
        return text[self.start + 1 : self.end - 1].replace('""', '"')


def read(
    document: Document, options: Options = DEFAULT
) -> Iterator[PlacedPrompt | Skipped | Fault]:
    """The prompts of a document; rows with too few or too many cells are one fault, at the end."""
    text = document.text
    lines = LineIndex(text)
    delimiter = options.delimiter or _delimiter(text, document.name)
    table = _rows(text, delimiter, lines)
    head = next(table, None)
    if head is None:
        return
    names = [cell.value(text).strip() for cell in head]
    if options.searched and any(map(flags, names)):
        # Nothing is headed: the first row is one like all others.
        table, names = chain((head,), table), [f"column {at}" for at in range(len(head))]
    picker = Picker(document.name, options)
    ragged: list[Sequence[_Cell]] = []
    row: Sequence[_Cell]
    prompts = 0
    for row in table:
        if len(row) == 1 and row[0].start == row[0].end:
            continue
        if len(row) < len(head) or any(cell.value(text).strip() for cell in row[len(head) :]):
            ragged.append(row)
            whole = _whole(row, len(head), text) if options.searched else None
            if whole is None:
                continue
            row = whole
        for found in picker.prompts(_object(names, row, text, delimiter), lines):
            prompts += isinstance(found, PlacedPrompt)
            yield found
    if not prompts and not options.searched and not _is_headed(names, options):
        shown = ", ".join(f"`{name}`" for name in names[:6])
        sought = " or ".join(f"`{key}`" for key in options.keys) or "`prompt`"
        yield Fault(f"no column is headed {sought}; the columns are {shown}", *lines.position(0))
    elif ragged and (prompts or not options.searched):
        yield _ragged(ragged, len(head), lines)


def of_table(text: str, name: str, lines: LineIndex) -> Iterator[DataNode]:
    """The rows of a table within another document as objects, those that are as long as its head.

    ``name``: of a file that it could be in. Raises `DocumentError` where it is no table.
    """
    delimiter = _delimiter(text, name)
    head, *rows = [*_rows(text, delimiter, lines)] or [[]]
    names = [cell.value(text).strip() for cell in head]
    for row in rows:
        if len(row) == len(head):
            yield _object(names, row, text, delimiter)


def _object(names: Sequence[str], row: Sequence[_Cell], text: str, delimiter: str) -> ObjectNode:
    cells = (_string(cell, text, delimiter) for cell in row[: len(names)])
    return ObjectNode(members=[Member(*pair) for pair in zip(names, cells, strict=True)])


def _whole(row: Sequence[_Cell], expected: int, text: str) -> Sequence[_Cell] | None:
    """A row whose prompt has commas without quotation marks, put together; None for another one."""
    more = len(row) - expected
    last = next((at for at, cell in enumerate(row) if flags(cell.value(text))), -1)
    first = last - more
    if more < 1 or first < 0 or any(cell.quoted for cell in row[first : last + 1]):
        return None
    return [*row[:first], _Cell(row[first].start, row[last].end, False), *row[last + 1 :]]


def _is_headed(names: Sequence[str], options: Options) -> bool:
    """Whether a column is said to hold prompts."""
    if options.keys:
        chosen = {plain(key) for key in options.keys}
        return any(plain(name) in chosen for name in names)
    return any(is_prompt_key((plain(name),)) or plain(name) in DOUBTFUL_KEYS for name in names)


def columns(document: Document) -> dict[str, list[str]]:
    """All columns by their heads, for a table that holds no prompts. Raises `DocumentError`."""
    text = document.text
    head, *rows = [*_rows(text, _delimiter(text, document.name), LineIndex(text))] or [[]]
    names = [cell.value(text).strip() for cell in head]
    found: dict[str, list[str]] = {name: [] for name in names}
    for row in rows:
        for name, cell in zip(names, row, strict=False):
            found[name].append(cell.value(text))
    return found


def _ragged(rows: Sequence[Sequence[_Cell]], expected: int, lines: LineIndex) -> Fault:
    first = rows[0]
    row, column = lines.position(first[0].start)
    if len(first) > expected:
        column = lines.position(first[expected].start).column
        row = lines.position(first[expected].start).row
    cells = "1 cell" if len(first) == 1 else f"{len(first)} cells"
    why = "; put a prompt with commas in quotation marks" if len(first) > expected else ""
    more = len(rows) - 1
    others = f" (so are {more} more rows)" if more > 1 else " (so is 1 more row)" if more else ""
    return Fault(
        f"the row is ragged: it has {cells} and the head {expected}{why}{others}", row, column
    )


def _rows(text: str, delimiter: str, lines: LineIndex) -> Iterator[list[_Cell]]:
    """The rows of cells. Raises `DocumentError` for a quotation mark that is never closed."""
    bare = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    quoted = re.compile(r'"(?:[^"]+|"")*+"')
    said = _SAID.match(text)
    at, length = said.end() if said is not None else 0, len(text)
    row: list[_Cell] = []
    while at < length or row:
        if text.startswith('"', at):
            match = quoted.match(text, at)
            if match is None:
                place = lines.position(at)
                raise DocumentError("the quotation mark is never closed", *place)
            end = match.end()
            rest = bare.match(text, end)
            if rest is not None and rest.group().strip():
                place = lines.position(end)
                raise DocumentError("the cell goes on after its quotation mark", *place)
            row.append(_Cell(at, end, True))
            at = rest.end() if rest is not None else end
        else:
            match = bare.match(text, at)
            end = match.end() if match is not None else at
            row.append(_Cell(at, end, False))
            at = end
        if text.startswith(delimiter, at):
            at += len(delimiter)
            if at >= length:
                row.append(_Cell(at, at, False))
                yield row
                return
            continue
        yield row
        row = []
        ending = _CELL_BREAK.match(text, at)
        at = ending.end() if ending is not None else length


def _delimiter(text: str, name: str) -> str:
    """The delimiter that the first row has most of, outside of quotation marks."""
    if os.path.splitext(name)[1].lower() == ".tsv":
        return "\t"
    if said := _SAID.match(text):
        return said[1]
    ending = _CELL_BREAK.search(text)
    head = re.sub(r'"[^"]*"', "", text[: ending.start()] if ending else text)
    return max(_DELIMITERS, key=head.count)


def _string(cell: _Cell, text: str, delimiter: str) -> StringNode:
    value = cell.value(text)

    def segments() -> tuple[Segment, ...]:
        if not cell.quoted:
            return (Segment(0, len(value), cell.start, cell.end),)
        found: list[Segment] = []
        at, end, length = cell.start + 1, cell.end - 1, 0
        for match in _PAIR.finditer(text, at, end):
            if match.start() > at:
                exact = match.start() - at
                found.append(Segment(length, length + exact, at, match.start()))
                length += exact
            found.append(Segment(length, length + 1, *match.span(), False))
            length += 1
            at = match.end()
        if at < end or not found:
            found.append(Segment(length, length + end - at, at, end))
        return tuple(found)

    if cell.quoted:
        return StringNode(value, cell.start, cell.end, segments, lambda new: new.replace('"', '""'))
    return StringNode(value, cell.start, cell.end, segments, lambda new: new, _bare(delimiter))


def _bare(delimiter: str) -> Holds:
    """Whether a cell without quotation marks can hold a text."""
    return lambda text: (
        delimiter not in text and _CELL_BREAK.search(text) is None and not text.startswith('"')
    )
