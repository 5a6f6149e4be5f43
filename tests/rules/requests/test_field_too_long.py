"""`field-too-long`."""

from __future__ import annotations

import pytest

from tests.rules.requests.cases import Case, found

CASES: list[Case] = [
    (
        "midjourney-proxy",
        '{"prompt": "a cat", "state": "' + "x" * 300 + '"}',
        [("MJ713", "x" * 45, "error")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("target", "text", "expected"), CASES)
def test_findings(target: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, text) == expected
