"""`code-marks`: the marks of a code block, typed into the prompt itself."""

from __future__ import annotations

import pytest

from tests.rules.text.cases import Case, lint


@pytest.mark.parametrize(
    ("prompt", "fixed"),
    [
        ("```a jug --ar 3:2```", "a jug --ar 3:2"),
        ("```\na jug --ar 3:2\n```", "a jug --ar 3:2"),
        ("```text\na jug\n```", "a jug"),
        ("```\na jug --ar 3:2```\n```", "a jug --ar 3:2"),
    ],
)
def test_one_finding_with_one_safe_fix(prompt: str, fixed: str) -> None:
    report = lint(Case(prompt, []))
    assert [d.code for d in report.diagnostics] == ["MJ611"]
    assert report.fixed() == fixed


def test_a_job_that_is_refused_is_an_error_in_the_whole_prompt() -> None:
    """On model 3 a mark after a value does no harm; the other job has no model at all."""
    assert not lint(Case("```\na {jug, pot} --v {3, latest} at dusk\n```", [])).ok
