"""`refused-dashes`."""

from __future__ import annotations

import pytest

from tests.rules.targets.cases import Case, assert_fixed, found, linter

CASES: list[Case] = [
    ("goapi", "poppies--ar 2:3", [("MJ807", "error", "--ar")]),
    ("goapi", "well--known poppies", [("MJ807", "error", "--")]),
    ("goapi", "a hat — old — on a cat", [("MJ807", "error", "—"), ("MJ807", "error", "—")]),
    ("goapi", "a hat —ar 3:2", []),
    ("goapi", "a hat --ar 3:2 --chaos 3", []),
]


@pytest.mark.parametrize(("target", "prompt", "expected"), CASES)
def test_findings(target: str, prompt: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, prompt) == expected


@pytest.mark.parametrize(
    ("target", "prompt", "safe", "unsafe"),
    [
        ("goapi", "poppies--ar 2:3", "poppies --ar 2:3", None),
        ("goapi", "a hat — old and grey", None, "a hat, old and grey"),
        ("goapi", "a well—known hat", None, "a well-known hat"),
    ],
)
def test_fixes(target: str, prompt: str, safe: str | None, unsafe: str | None) -> None:
    assert_fixed(target, prompt, safe, unsafe)


@pytest.mark.parametrize("prompt", ["poppies--ar 2:3", "a tired glow--this is it"])
def test_no_mistake_is_reported_twice(prompt: str) -> None:
    (diagnostic,) = linter("goapi").lint(prompt).diagnostics
    assert diagnostic.code == "MJ807"
