"""`invalid-field-value`."""

from __future__ import annotations

import pytest

from tests.rules.requests.cases import Case, body, found

CASES: list[Case] = [
    ("ttapi", body(timeout=1201), [("MJ704", "1201", "error")]),
    ("ttapi", body(mode="Fast"), [("MJ704", '"Fast"', "warning")]),
    ("ttapi", body(mode="slow"), [("MJ704", '"slow"', "error")]),
    ("kie", '{"taskType": "mj_txt2img", "prompt": "a cat", "version": "8"}', [("MJ704", '"8"', "warning")]),
]  # fmt: skip


@pytest.mark.parametrize(("target", "text", "expected"), CASES)
def test_findings(target: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, text) == expected
