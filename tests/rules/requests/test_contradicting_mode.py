"""`contradicting-mode`."""

from __future__ import annotations

import pytest

from tests.rules.requests.cases import PROMPT, Case, body, found

CASES: list[Case] = [
    ("ttapi", body(prompt=f"{PROMPT} --turbo --v 7"), [("MJ706", "--turbo", "warning")]),
    (
        "midjourney-proxy",
        '{"prompt": "a cat --relax", "accountFilter": {"modes": ["FAST"], "mode": 1}}',
        [("MJ706", "--relax", "warning"), ("MJ702", '"mode"', "warning")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("target", "text", "expected"), CASES)
def test_findings(target: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, text) == expected
