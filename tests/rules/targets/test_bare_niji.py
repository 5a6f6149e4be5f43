"""`bare-niji`."""

from __future__ import annotations

import pytest

from tests.rules.targets.cases import Case, assert_fixed, found

CASES: list[Case] = [
    ("ttapi", "a hat --niji", [("MJ802", "error", "--niji")]),
    ("ttapi", "a hat --niji 7", []),
    ("ttapi", "a hat --niji --ar 3:2", [("MJ802", "error", "--niji")]),
    ("goapi", "a hat --niji", []),
]


@pytest.mark.parametrize(("target", "prompt", "expected"), CASES)
def test_findings(target: str, prompt: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, prompt) == expected


@pytest.mark.parametrize(
    ("target", "prompt", "safe", "unsafe"),
    [
        ("ttapi", "a hat --niji --ar 3:2", "a hat --niji 7 --ar 3:2", None),
    ],
)
def test_fixes(target: str, prompt: str, safe: str | None, unsafe: str | None) -> None:
    assert_fixed(target, prompt, safe, unsafe)
