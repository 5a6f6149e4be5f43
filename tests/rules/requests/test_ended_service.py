"""`ended-service`."""

from __future__ import annotations

import pytest

from tests.rules.requests.cases import Case, found

CASES: list[Case] = [
    ("useapi", '{"prompt": "a cat"}', [("MJ716", "{", "warning")]),
    ("legnext", '{"text": "a cat"}', []),
]  # fmt: skip


@pytest.mark.parametrize(("target", "text", "expected"), CASES)
def test_findings(target: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, text) == expected
