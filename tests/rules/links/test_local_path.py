"""`local-path`."""

from __future__ import annotations

import pytest

from tests.rules.links.cases import NOW, Found, found, hold_severity

CASES: list[tuple[str, Found]] = [
    (r"C:\my pics\a.png cat", [("MJ514", r"C:\my pics\a.png", "warning")]),
    ("cat in ~/pics/a.jpg", [("MJ514", "~/pics/a.jpg", "warning")]),
    ("cat --cref a.png --v 6", [("MJ514", "a.png", "warning")]),
    ("a screen with the words cat.png", []),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), CASES, ids=lambda value: ascii(value)[:60])
def test_findings(prompt: str, expected: Found) -> None:
    assert found(prompt) == expected


LINKS: list[tuple[str, float, str, str]] = [
    # link, the time, severity, code
    (r"C:\pics\a.png", NOW, "warning", "MJ514"),
]  # fmt: skip


@pytest.mark.parametrize(("link", "now", "severity", "code"), LINKS)
def test_severity(link: str, now: float, severity: str, code: str) -> None:
    hold_severity(link, now, severity, code)
