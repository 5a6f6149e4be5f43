"""`wrong-key-header`: read from a file, since a bare body has no headers."""

from __future__ import annotations

import pytest

from mjlint.requests.linter import RequestReport
from tests.requests.reading import lint_file
from tests.rules.requests.cases import listed


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ('"Authorization": "Bearer $TTAPI_KEY"', [("MJ715", "Authorization", "warning")]),
        ('"TT-API-KEY": "$TTAPI_KEY"', []),
    ],
)
def test_findings(headers: str, expected: list[tuple[str, str, str]]) -> None:
    text = (
        '{"url": "https://api.ttapi.io/midjourney/v1/imagine", "headers": {' + headers + "},"
        '"body": {"prompt": "a lighthouse in fog", "mode": "fast"}}'
    )
    (report,) = lint_file(text, "request.json")
    assert isinstance(report, RequestReport)
    assert listed(report) == expected
