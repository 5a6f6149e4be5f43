"""What goes from stage to stage of the chain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mjlint.checking.results import Unread
from mjlint.diagnostic import Diagnostic
from mjlint.linting.linter import Report
from mjlint.text.places import PlacedPrompt

if TYPE_CHECKING:
    from mjlint.links.verdict import Verdict
    from mjlint.requests.linter import RequestReport


class LintedPrompt(NamedTuple):
    """A prompt or a request with its report."""

    placed: PlacedPrompt
    report: Report | RequestReport
    template: bool = False
    """Whether it has slots that are not filled."""
    verdicts: Mapping[str, Verdict] | None = None
    """What is known of its links; None where they were not checked."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings of its report."""
        return self.report.diagnostics

    def left(self, diagnostics: Iterable[Diagnostic]) -> LintedPrompt:
        """The same with these findings alone."""
        return self._replace(report=replace(self.report, diagnostics=tuple(diagnostics)))


class Commented(NamedTuple):
    """A comment for mjlint, and what is wrong with it."""

    placed: PlacedPrompt
    diagnostics: tuple[Diagnostic, ...]


Stage: TypeAlias = LintedPrompt | Commented | Unread
"""What goes from stage to stage."""
