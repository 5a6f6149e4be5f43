"""GitLab's code quality report, an artifact that merge requests show.

The form: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format (2025).
"""

from __future__ import annotations

import json
from typing import Final

from mjlint.checking.results import Checked, Finding
from mjlint.checking.summary import Summary
from mjlint.diagnostic import Severity
from mjlint.reports.fingerprints import Fingerprints
from mjlint.reports.formats import Output
from mjlint.reports.notes import all_notes
from mjlint.reports.paths import portable

_SEVERITIES: Final = {
    Severity.ERROR: "critical",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
}


class GitLab:
    """Writes an array with an object for each finding."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._fingerprints = Fingerprints()
        self._lead = "\n"

    def begin(self) -> None:
        self._output.write("[")

    def prompt(self, checked: Checked) -> None:
        for finding in checked.findings:
            self._output.write(self._lead + json.dumps(self._issue(checked, finding)))
            self._lead = ",\n"

    def end(self, summary: Summary) -> None:
        self._output.write("]\n" if self._lead == "\n" else "\n]\n")

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
