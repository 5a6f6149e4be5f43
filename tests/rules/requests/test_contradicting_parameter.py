"""`contradicting-parameter`."""

from __future__ import annotations

import pytest

from tests.rules.requests.cases import Case, found

CASES: list[Case] = [
    (
        "kie",
        '{"taskType": "mj_txt2img", "prompt": "a cat --c 5 --stylize 50", "variety": 5, "stylization": 60}',
        [("MJ707", "--stylize 50", "warning")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("target", "text", "expected"), CASES)
def test_findings(target: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, text) == expected
