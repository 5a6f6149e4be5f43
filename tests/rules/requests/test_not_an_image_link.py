"""`not-an-image-link`."""

from __future__ import annotations

import pytest

from tests.rules.requests.cases import Case, found

CASES: list[Case] = [
    (
        "linkrapi",
        '{"prompt": "a cat", "reference_image": "a.png"}',
        [("MJ709", '"a.png"', "error")],
    ),
    ("linkrapi", '{"prompt": "a cat", "reference_image": "https://files.heron.dev/a.png"}', []),
    ("linkrapi", '{"prompt": "a cat", "reference_image": "{{image}}"}', []),
]


@pytest.mark.parametrize(("target", "text", "expected"), CASES)
def test_findings(target: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, text) == expected
