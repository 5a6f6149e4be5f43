"""The remarks in a document that speak to mjlint, heard: see `mjlint.suppressions`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from heapq import merge
from typing import TYPE_CHECKING

from mjlint.checking.project import Configured
from mjlint.checking.prompts import Case, Found, Remark, Told
from mjlint.diagnostic import Diagnostic
from mjlint.linting.linter import Report
from mjlint.suppressions.writing import hear
from mjlint.text.document import DocumentError
from mjlint.text.places import PlacedPrompt

if TYPE_CHECKING:
    from mjlint.requests.report import RequestReport


def heard(case: Case, found: Iterable[Found], configured: Configured) -> Iterator[Found | Remark]:
    """What of a document's findings is not silenced, and what is wrong with its remarks.

    Raises `DocumentError`, after what stands in front of the fault.
    """
    prompts: list[tuple[PlacedPrompt, Report | RequestReport]] = []
    error: DocumentError | None = None
    try:
        for each in found:
            if isinstance(each, Told):
                yield each
            else:
                prompts.append(each)
    except DocumentError as caught:
        error = caught
    judged = [(placed, report.diagnostics) for placed, report in prompts]
    left, remarks = listened(case, _readable(case), judged, configured)
    silenced: Iterable[Found | Remark] = (
        (placed, replace(report, diagnostics=tuple(diagnostics)))
        for (placed, report), diagnostics in zip(prompts, left, strict=True)
    )
    yield from merge(silenced, remarks, key=_row)
    if error is not None:
        raise error


def listened(
    case: Case,
    text: str,
    judged: Sequence[tuple[PlacedPrompt, Sequence[Diagnostic]]],
    configured: Configured,
) -> tuple[list[list[Diagnostic]], list[Remark]]:
    """The findings of each prompt that are left, and the remarks with what is wrong with them.

    ``text``: of the document, and ``judged`` all of its prompts.
    """
    assert case.kind.comment is not None  # or there would be no remarks
    name = case.document.name
    run = frozenset(rule.code for rule in case.linter.rules)
    result = hear(text, case.kind.comment, judged, lambda: _known(configured, name), run)
    remarks: list[Remark] = []
    for suppression, placed, inside in result.faulty:
        for found in case.linter.on_node(suppression):
            remarks.append((placed, (found.moved(inside),)))
    return result.prompts, remarks


def _row(found: Found | Remark) -> int:
    return 0 if isinstance(found, Told) else found[0].row


def _known(configured: Configured, name: str) -> Mapping[str, str]:
    """The codes of all rules by their codes and names, in lower case."""
    rules = configured.assembly(name).every_rule
    return {label.lower(): each.code for each in rules for label in (each.code, each.name)}


def _readable(case: Case) -> str:
    """The text of a document, up to what cannot be decoded."""
    pieces: list[str] = []
    with suppress(DocumentError):
        # What came before the fault is kept.
        pieces.extend(case.document.chunks())
    return "".join(pieces)
