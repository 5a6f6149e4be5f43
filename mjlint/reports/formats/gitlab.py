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
from mjlint.reports.formats.base import BaseReporter, JsonArray
from mjlint.reports.notes import all_notes
from mjlint.reports.paths import portable

_SEVERITIES: Final = {
    Severity.ERROR: "critical",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
}


class GitLab(BaseReporter):
    """Writes an array with an object for each finding."""

    def __init__(self, output: Output) -> None:
        super().__init__(output)
        self._fingerprints = Fingerprints()
        self._array = JsonArray(output.write)

    def begin(self) -> None:
        """Open the array."""
        self._write("[")

    def finding(self, checked: Checked, finding: Finding) -> None:
        """Write an object."""
        self._array.put(self._issue(checked, finding))

    def end(self, summary: Summary) -> None:
        """Close the array."""
        self._array.close("\n")

    def _issue(self, checked: Checked, finding: Finding) -> dict[str, object]:
        diagnostic, where = finding.diagnostic, finding.where
        # `description` is all that GitLab shows; it takes no Markdown.
        said = [diagnostic.message, *(f"{n}: {text}" for n, text in all_notes(checked, finding))]
        return {
            "description": "; ".join(said),
            "check_name": f"{diagnostic.code} {diagnostic.name}",
            "fingerprint": self._fingerprints.of(checked, finding),
            "severity": _SEVERITIES[diagnostic.severity],
            "location": {
                "path": portable(checked.filename),
                "lines": {"begin": where.row, "end": where.end_row},
            },
        }
