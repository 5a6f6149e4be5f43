"""`missing-field`."""

from __future__ import annotations

import pytest

from mjlint.requests.linter import lint_request
from tests.rules.requests.cases import Case, found

CASES: list[Case] = [
    ("ttapi", '{"prompt": "a cat"}', [("MJ701", "{", "info")]),
    ("ttapi", '{"mode": "fast", "prompt": null}', [("MJ701", "{", "error")]),
]  # fmt: skip


@pytest.mark.parametrize(("target", "text", "expected"), CASES)
def test_findings(target: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, text) == expected


@pytest.mark.parametrize(
    ("target", "endpoint", "field", "severity"),
    [
        ("acedata", "edits", "prompt", "error"),
        ("legnext", "edit", "remixPrompt", "error"),
        ("legnext", "variation", "remixPrompt", "warning"),
    ],
)
def test_no_job_makes_up_for_an_empty_prompt_that_is_given(
    target: str, endpoint: str, field: str, severity: str
) -> None:
    report = lint_request({field: " "}, target, endpoint)
    (finding,) = (d for d in report.diagnostics if f"`{field}`" in d.message)
    assert (finding.code, finding.severity) == ("MJ701", severity)
    assert report.text[finding.start : finding.end] == '" "'
