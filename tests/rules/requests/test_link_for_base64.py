"""`link-for-base64`."""

from __future__ import annotations

import pytest

from tests.rules.requests.cases import Case, found

CASES: list[Case] = [
    (
        "ttapi",
        '{"imgBase64Array": ["https://a.dev/a.png", "https://a.dev/b.png"]}',
        [("MJ711", '"https://a.dev/a.png"', "error"), ("MJ711", '"https://a.dev/b.png"', "error")],
    ),
]


@pytest.mark.parametrize(("target", "text", "expected"), CASES)
def test_findings(target: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, text) == expected
