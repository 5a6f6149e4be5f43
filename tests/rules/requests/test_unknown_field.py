"""`unknown-field`."""

from __future__ import annotations

import pytest

from tests.rules.requests.cases import Case, body, found

CASES: list[Case] = [
    ("ttapi", '{"prompt": "a cat", "model": "relax"}', [("MJ702", '"model"', "warning")]),
    ("ttapi", body(aspect="3:2"), [("MJ702", '"aspect"', "warning")]),
    ("legnext", '{"jobId": "1", "image_no": 0, "type": 1}', [("MJ702", '"image_no"', "error")]),
]  # fmt: skip


@pytest.mark.parametrize(("target", "text", "expected"), CASES)
def test_findings(target: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, text) == expected
