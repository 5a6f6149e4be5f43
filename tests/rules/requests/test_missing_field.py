"""`missing-field`."""

from __future__ import annotations

import pytest

from tests.rules.requests.cases import Case, found

CASES: list[Case] = [
    ("ttapi", '{"prompt": "a cat"}', [("MJ701", "{", "info")]),
    ("ttapi", '{"mode": "fast", "prompt": null}', [("MJ701", "{", "error")]),
]  # fmt: skip


@pytest.mark.parametrize(("target", "text", "expected"), CASES)
def test_findings(target: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, text) == expected
