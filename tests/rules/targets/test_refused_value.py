"""`refused-value`."""

from __future__ import annotations

import pytest

from tests.rules.targets.cases import DIRECT, Case, found, linter

CASES: list[Case] = [
    ("goapi", f"{DIRECT} a hat --iw 2.5", [("MJ805", "warning", "2.5")]),
    ("goapi", f"{DIRECT} a hat --iw 2", []),
    ("goapi", "a hat --sref 1234", [("MJ805", "warning", "1234")]),
    ("goapi", f"a hat --sref {DIRECT}", []),
]


@pytest.mark.parametrize(("target", "prompt", "expected"), CASES)
def test_findings(target: str, prompt: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, prompt) == expected


def test_the_reply_shows_the_value() -> None:
    (diagnostic,) = linter("goapi").lint(f"{DIRECT} a hat --iw 2.5").diagnostics
    assert diagnostic.reply == "Invalid Param Value: --iw 2.5. Default: 1, Range: 0-2"
