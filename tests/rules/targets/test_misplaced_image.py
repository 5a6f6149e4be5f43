"""`misplaced-image`."""

from __future__ import annotations

import pytest

from tests.rules.targets.cases import DIRECT, Case, assert_fixed, found, linter

CASES: list[Case] = [
    ("goapi", f"a hat {DIRECT}", [("MJ808", "error", DIRECT)]),
    ("goapi", f"{DIRECT} {DIRECT} a hat", []),
]


@pytest.mark.parametrize(("target", "prompt", "expected"), CASES)
def test_findings(target: str, prompt: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, prompt) == expected


@pytest.mark.parametrize(
    ("target", "prompt", "safe", "unsafe"),
    [
        ("goapi", f"a hat {DIRECT} --ar 3:2", f"{DIRECT} a hat --ar 3:2", None),
    ],
)
def test_fixes(target: str, prompt: str, safe: str | None, unsafe: str | None) -> None:
    assert_fixed(target, prompt, safe, unsafe)


@pytest.mark.parametrize("prompt", [f"a hat {DIRECT}"])
def test_no_mistake_is_reported_twice(prompt: str) -> None:
    (diagnostic,) = linter("goapi").lint(prompt).diagnostics
    assert diagnostic.code == "MJ808"
