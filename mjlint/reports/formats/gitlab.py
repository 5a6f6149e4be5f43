"""GitLab's code quality report, an artifact that merge requests show.

The form: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format (2025).
"""

from __future__ import annotations

from typing import Final

from mjlint.checking.results import Checked, Finding
from mjlint.checking.summary import Summary
from mjlint.diagnostic import Severity
from mjlint.reports.fingerprints import Fingerprints
from mjlint.reports.formats import Output
from mjlint.reports.formats.base import JsonReporter
from mjlint.reports.notes import sentences
from mjlint.reports.paths import portable

_SEVERITIES: Final = {
    Severity.ERROR: "critical",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
}


class GitLab(JsonReporter):
    """Writes an array with an object for each finding."""

    HEAD = "["

    def __init__(self, output: Output) -> None:
        super().__init__(output)
        self._fingerprints = Fingerprints()

    def finding(self, checked: Checked, finding: Finding) -> None:
        self._put(self._issue(checked, finding))

    def end(self, summary: Summary) -> None:
        self._close("\n")

    def _issue(self, checked: Checked, finding: Finding) -> dict[str, object]:
        diagnostic, where = finding.diagnostic, finding.where
        return {
            # All that GitLab shows; it takes no Markdown.
            "description": "; ".join(sentences(checked, finding)),
            "check_name": f"{diagnostic.code} {diagnostic.name}",
            "fingerprint": self._fingerprints.of(checked, finding),
            "severity": _SEVERITIES[diagnostic.severity],
            "location": {
                "path": portable(checked.filename),
                "lines": {"begin": where.row, "end": where.end_row},
            },
        }
