"""`refused-permutation`."""

from __future__ import annotations

import pytest

from tests.rules.targets.cases import Case, found, linter

CASES: list[Case] = [
    ("goapi", "a {red, blue} hat", [("MJ801", "error", "{red, blue}")]),
    ("goapi", "a hat --ar {1:1, 3:2} --v {6, 7}", [("MJ801", "error", "{1:1, 3:2} --v {6, 7}")]),
    ("goapi", "a hat } on a cat", [("MJ801", "error", "}")]),
    ("piapi", "a {red, blue} hat", [("MJ801", "error", "{red, blue}")]),
    ("ttapi", "a {red, blue} hat", []),
    ("apiframe", "a {red, blue} hat--ar 2:3 --niji", []),
]


@pytest.mark.parametrize(("target", "prompt", "expected"), CASES)
def test_findings(target: str, prompt: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, prompt) == expected


@pytest.mark.parametrize("prompt", ["a {hat} on a cat"])
def test_no_mistake_is_reported_twice(prompt: str) -> None:
    (diagnostic,) = linter("goapi").lint(prompt).diagnostics
    assert diagnostic.code == "MJ801"
