"""The comments for mjlint in a document, applied: see `mjlint.suppressions`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from heapq import merge

from mjlint.checking.opened import Opened
from mjlint.checking.project import Project
from mjlint.checking.reader import MARK
from mjlint.checking.results import Unread
from mjlint.checking.stages import Commented, LintedPrompt, Stage
from mjlint.text.document import DocumentError


def applied(
    items: Iterable[LintedPrompt | Unread], file: Opened, project: Project
) -> Iterator[Stage]:
    """The findings that no comment silences, and in their order what is wrong with the comments.

    Where there are comments the document is taken as a whole.
    """
    comment = file.format.comment
    if comment is None or not _mentions(file):
        yield from items
        return
    # Comments are rare: what reads them is imported for the first one.
    from mjlint.suppressions.writing import apply

    found: list[LintedPrompt] = []
    for item in items:
        if isinstance(item, LintedPrompt):
            found.append(item)
        else:
            yield item
    prompts = [(each.placed, each.diagnostics) for each in found]
    run = frozenset(rule.code for rule in file.linter.rules)
    result = apply(_readable(file), comment, prompts, lambda: _known(file, project), run)
    left = [each.left(kept) for each, kept in zip(found, result.prompts, strict=True)]
    comments = [
        Commented(placed, (diagnostic.moved(inside),))
        for suppression, placed, inside in result.faulty
        for diagnostic in file.linter.on_node(suppression)
    ]
    order: list[Iterable[LintedPrompt | Commented]] = [left, comments]
    yield from merge(*order, key=_row)


def _mentions(file: Opened) -> bool:
    """Whether there may be a comment for mjlint in a document."""
    if not file.format.by_line:
        # It is read as a whole anyway.
        with suppress(DocumentError):
            return MARK in file.document.text
    return file.document.mentions(MARK)


def _row(item: LintedPrompt | Commented) -> int:
    return item.placed.row


def _known(file: Opened, project: Project) -> Mapping[str, str]:
    """The codes of all rules by their codes and names, in lower case."""
    rules = project.assembly(file.name).every_rule
    return {label.lower(): each.code for each in rules for label in (each.code, each.name)}


def _readable(file: Opened) -> str:
    """The text of a document, up to what cannot be decoded."""
    try:
        return file.document.text
    except DocumentError:
        pieces: list[str] = []
        with suppress(DocumentError):
            pieces.extend(file.document.chunks())
        return "".join(pieces)
