"""`wrong-type`."""

from __future__ import annotations

import pytest

from tests.rules.requests.cases import Case, body, found

CASES: list[Case] = [
    ("ttapi", body(timeout="300"), [("MJ703", '"300"', "warning")]),
    ("ttapi", body(timeout=[300]), [("MJ703", "[300]", "error")]),
    ("ttapi", body(timeout=True), [("MJ703", "true", "error")]),
    ("ttapi", body(getUImages="true"), [("MJ703", '"true"', "warning")]),
    ("ttapi", body(prompt=["a cat"]), [("MJ703", '["a cat"]', "error")]),
]  # fmt: skip


@pytest.mark.parametrize(("target", "text", "expected"), CASES)
def test_findings(target: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, text) == expected
