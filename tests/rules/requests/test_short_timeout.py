"""`short-timeout`."""

from __future__ import annotations

import pytest

from tests.rules.requests.cases import Case, body, found

CASES: list[Case] = [
    ("ttapi", body(timeout=299), [("MJ705", "299", "error")]),
    ("ttapi", body(mode="relax", timeout=599), [("MJ705", "599", "warning")]),
    ("ttapi", body(mode="relax"), [("MJ705", '"mode"', "warning")]),
]  # fmt: skip


@pytest.mark.parametrize(("target", "text", "expected"), CASES)
def test_findings(target: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, text) == expected
