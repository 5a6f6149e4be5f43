"""`refused-parameter`."""

from __future__ import annotations

import pytest

from tests.rules.targets.cases import Case, found, linter

CASES: list[Case] = [
    ("goapi", "a hat --raw", [("MJ804", "warning", "--raw")]),
    ("goapi", "a hat --chaos 3 --ar 3:2 --no fur", []),
    ("goapi", "a hat --repeat 3", [("MJ804", "warning", "--repeat")]),
    ("evolink", "a hat --v 7", [("MJ804", "warning", "--v")]),
    (
        "evolink",
        "a hat --turbo --v 7",
        [("MJ804", "warning", "--turbo"), ("MJ804", "warning", "--v")],
    ),
]


@pytest.mark.parametrize(("target", "prompt", "expected"), CASES)
def test_findings(target: str, prompt: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, prompt) == expected


def test_the_reply_is_the_receivers_own_with_its_day() -> None:
    (diagnostic,) = linter("goapi").lint("a hat --raw").diagnostics
    assert diagnostic.reply == "Unrecognized Param: --raw"
    assert "as of 2024-03-01" in diagnostic.message
