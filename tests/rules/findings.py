"""What the tests of rules share: how findings are listed, and some links."""

from __future__ import annotations

from typing import Final, TypeAlias

from mjlint import Report
from mjlint.diagnostic import Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
IMAGE: Final = "https://img.site.org/a.png"
OTHER: Final = "https://img.site.org/b.png"

Finding: TypeAlias = tuple[str, str, Severity]
"""Code, text of the place, severity."""


def findings(report: Report) -> list[Finding]:
    """All of a report, of whatever rule, in its order."""
    return [(d.code, report.text[d.start : d.end], d.severity) for d in report.diagnostics]
