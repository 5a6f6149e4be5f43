"""What the tests of the rules in rules/requests/ share."""

from __future__ import annotations

import json
from typing import TypeAlias

from mjlint.requests.linter import RequestReport, lint_request

PROMPT = "a lighthouse in fog"
Case: TypeAlias = tuple[str, str, list[tuple[str, str, str]]]
"""A vendor, a body, and all findings: code, text of the place, severity."""


def body(**fields: object) -> str:
    """A body for TTAPI with a good prompt and these fields."""
    return json.dumps({"prompt": PROMPT, "mode": "fast", **fields})


def listed(report: RequestReport) -> list[tuple[str, str, str]]:
    """Code, text of the place, severity."""
    return [(d.code, report.text[d.start : d.end], d.severity.value) for d in report.diagnostics]


def found(target: str, text: str) -> list[tuple[str, str, str]]:
    """What is found in a body, by whatever rule; each finding has a source."""
    report = lint_request(text, target=target)
    assert all(d.source and not d.message.endswith(".") for d in report.diagnostics)
    return listed(report)
