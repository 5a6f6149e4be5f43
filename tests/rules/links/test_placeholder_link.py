"""`placeholder-link`."""

from __future__ import annotations

import pytest

from tests.rules.links.cases import NOW, Found, found, hold_severity

CASES: list[tuple[str, Found]] = [
    ("https://www.example.com/a.png cat", [("MJ508", "https://www.example.com/a.png", "error")]),
    ("https://your-site.com/a.png cat", [("MJ508", "https://your-site.com/a.png", "error")]),
    ("[IMAGE_URL] cat", [("MJ508", "[IMAGE_URL]", "warning")]),
    ("YOUR_IMAGE_URL cat", [("MJ508", "YOUR_IMAGE_URL", "warning")]),
    ("cat --sref URL", [("MJ508", "URL", "warning")]),
    ("cat --cref <url> --v 6", [("MJ508", "<url>", "warning")]),
    ("Zelda and [Link], a chain link fence, <missing links>", []),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), CASES, ids=lambda value: ascii(value)[:60])
def test_findings(prompt: str, expected: Found) -> None:
    assert found(prompt) == expected


LINKS: list[tuple[str, float, str, str]] = [
    # link, the time, severity, code
    ("<image URL of classic butler>", NOW, "warning", "MJ508"),
    ("https://example.com/ref.jpg", NOW, "error", "MJ508"),
]  # fmt: skip


@pytest.mark.parametrize(("link", "now", "severity", "code"), LINKS)
def test_severity(link: str, now: float, severity: str, code: str) -> None:
    hold_severity(link, now, severity, code)
