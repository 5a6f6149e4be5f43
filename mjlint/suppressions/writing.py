"""The comments that a document has for mjlint: what they silence, and writing new ones."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from mjlint.diagnostic import Diagnostic, Edit
from mjlint.suppressions.comments import MARK, CommentStyle, fences
from mjlint.suppressions.scope import Ground
from mjlint.suppressions.silencing import Suppression, Suppressions
from mjlint.text.lines import NEWLINE, LineIndex
from mjlint.text.places import PlacedPrompt, SourceMap

LintedText: TypeAlias = tuple[PlacedPrompt, Sequence[Diagnostic]]


class PlacedSuppression(NamedTuple):
    """A comment that something is wrong with, and the piece of the document that shows it."""

    suppression: Suppression
    placed: PlacedPrompt
    inside: SourceMap
    """Where the document's characters are in the piece."""


class Applied(NamedTuple):
    """What is left to say of a document."""

    prompts: list[list[Diagnostic]]
    """The findings of each prompt that nothing silences."""
    faulty: list[PlacedSuppression]
    """The comments that something is wrong with."""


def apply(
    text: str,
    comment: CommentStyle,
    prompts: Sequence[LintedText],
    known: Callable[[], Mapping[str, str]],
    ran: Container[str],
) -> Applied:
    """Take out of the findings of a document what its comments silence.

    ``prompts``: all of the document. ``known``, ``ran``: see `Suppressions`.
    """
    table = LineIndex(text)
    suppressions = Suppressions(table, comment, known)
    left = suppressions.silence([(_ground(placed, table), found) for placed, found in prompts])
    faulty: list[PlacedSuppression] = []
    for one in suppressions.faulty(ran):
        start, end = min(one.removal[0], one.start), max(one.removal[1], one.end)
        first = table.row_start(table.position(start).row)
        placed = PlacedPrompt(SourceMap.slice(text, start, end), table, first)
        faulty.append(PlacedSuppression(one, placed, SourceMap.whole(text).moved(-start)))
    return Applied(left, faulty)


def ignores(
    text: str, comment: CommentStyle, prompts: Sequence[LintedText], reason: str
) -> Iterator[tuple[list[PlacedPrompt], Edit]]:
    """Comments that silence all findings: for which prompts, and how each is written.

    They go on the row above the prompt. In Markdown that would split a paragraph or a list, so
    there they go after what is not a fence, and after a fence that begins with a list's marker.
    """
    table = LineIndex(text)
    rows = table.rows
    break_ = found.group() if (found := NEWLINE.search(text)) else "\n"
    reason = " ".join(reason.replace(comment[1], "").split() if comment[1] else reason.split())
    fence_of = {
        row: fence
        for fence in (fences(rows) if comment[1] else ())
        for row in range(fence.opening, fence.closing)
    }
    below: set[int] = set()
    wanted: dict[tuple[int, bool], tuple[list[PlacedPrompt], dict[str, None]]] = {}
    for placed, diagnostics in prompts:
        if not diagnostics:
            continue
        first, last = _ground(placed, table).rows[0]
        fence = fence_of.get(first)
        if fence is not None:
            place = (fence.opening, True)
            if rows[fence.opening - 1].strip(" \t>").startswith(_MARKERS):
                place = (fence.closing + 1, True)
                below.add(fence.closing + 1)
        else:
            place = (last, False) if comment[1] else (first, True)
        owners, names = wanted.setdefault(place, ([], {}))
        owners.append(placed)
        names.update(dict.fromkeys(diagnostic.name for diagnostic in diagnostics))
    for (number, above), (owners, names) in wanted.items():
        written = " ".join(
            part
            for part in (comment[0], f"{MARK} ignore[{', '.join(names)}]", reason, comment[1])
            if part
        )
        indent = _indent(rows[number - 2] if number in below else rows[number - 1])
        if number > len(rows):
            yield owners, Edit(len(text), len(text), f"{break_}{indent}{written}")
        elif above:
            start = table.row_start(number)
            yield owners, Edit(start, start, f"{indent}{written}{break_}")
        else:
            end = table.row_start(number) + len(rows[number - 1].rstrip())
            yield owners, Edit(end, end, f" {written}")


_MARKERS: Final = ("- ", "* ", "+ ", *(str(digit) for digit in range(10)))


def _indent(row: str) -> str:
    return row[: len(row) - len(row.lstrip(" \t>"))]


def _ground(placed: PlacedPrompt, rows: LineIndex) -> Ground:
    """Where a prompt is, in rows and in characters."""
    stretches: list[tuple[int, int]] = []
    for segment in placed.map.segments:
        if stretches and stretches[-1][1] == segment.file_start:
            stretches[-1] = (stretches[-1][0], segment.file_end)
        elif segment.file_end > segment.file_start or not stretches:
            stretches.append((segment.file_start, segment.file_end))
    ranges = (
        placed.map.span(part.start, part.end) for part in placed.map.parts if part.end > part.start
    )
    found = [
        (rows.position(start).row, rows.position(max(end - 1, start)).row) for start, end in ranges
    ] or [(placed.row, placed.row)]
    # A scalar's text may begin below the row that its sign is on.
    at = next((n for n, (first, _) in enumerate(found) if first >= placed.row), 0)
    found[at] = (min(found[at][0], placed.row), found[at][1])
    return Ground(tuple(found), tuple(stretches))
