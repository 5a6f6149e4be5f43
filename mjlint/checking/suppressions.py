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
from mjlint.linting.linter import Linter, Report
from mjlint.linting.selectors import selected, wished_severity
from mjlint.plugins.catalogue import catalogue
from mjlint.rule import Checker
from mjlint.settings.settings import MIDJOURNEY
from mjlint.suppressions.pages import PAGES
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
    rules = configured.assembly(name).rules
    run = _Ran(rules, case.linter)
    result = hear(text, case.kind.comment, judged, lambda: _known(rules), run)
    remarks: list[Remark] = []
    for placed, diagnostics in result.remarks:
        left = tuple(wished(diagnostics, case.linter))
        if left:
            remarks.append((placed, left))
    return result.prompts, remarks


def ran(rules: Iterable[Checker], linter: Linter) -> Iterator[Checker]:
    """The rules for prompts that a linter runs."""
    midjourney = linter.settings.target in MIDJOURNEY
    for checker in rules:
        if selected(checker, linter.settings) and not (midjourney and checker.rule.at_targets):
            yield checker


def _row(found: Found | Remark) -> int:
    return 0 if isinstance(found, Told) else found[0].row


class _Ran:
    """The codes of the rules that a linter runs, found when they are asked for."""

    def __init__(self, rules: Sequence[Checker], linter: Linter) -> None:
        self._rules, self._linter = rules, linter
        self._codes: frozenset[str] | None = None

    def __contains__(self, code: object) -> bool:
        if self._codes is None:
            self._codes = frozenset(each.rule.code for each in ran(self._rules, self._linter))
        return code in self._codes


def _known(rules: Iterable[Checker]) -> Mapping[str, str]:
    """The codes of all rules by their codes and names, in lower case."""
    found: dict[str, str] = {}
    for each in catalogue(rules):
        found[each.rule.code.lower()] = found[each.rule.name.lower()] = each.rule.code
    return found


def wished(diagnostics: Iterable[Diagnostic], linter: Linter) -> Iterator[Diagnostic]:
    """Those that the settings ask for, in the severity that they ask for."""
    settings = linter.settings
    codes = {page.rule.code for page in PAGES if selected(page, settings)}
    for one in diagnostics:
        if one.code in codes:
            yield replace(one, severity=wished_severity(one, settings) or one.severity)


def _readable(case: Case) -> str:
    """The text of a document, up to what cannot be decoded."""
    pieces: list[str] = []
    with suppress(DocumentError):
        # What came before the fault is kept.
        pieces.extend(case.document.chunks())
    return "".join(pieces)
