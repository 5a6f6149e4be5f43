"""`broken-link`."""

from __future__ import annotations

import pytest

from tests.rules.links.cases import NOW, A, Found, found, hold_fixes, hold_severity

CASES: list[tuple[str, Found]] = [
    ("https://img.site.org/my photo.png cat",
     [("MJ516", "https://img.site.org/my photo.png", "error")]),
    ("https://img.site.org/my best photo (2).jpg, cat",
     [("MJ516", "https://img.site.org/my best photo (2).jpg", "error")]),
    ("https:/img.site.org/a.png cat", [("MJ516", "https:/img.site.org/a.png", "error")]),
    ("https:// cat", [("MJ516", "https://", "error")]),
    (f"{A} a photo.png", []),
    ("https://s.mj.run/abc cat.png", []),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), CASES, ids=lambda value: ascii(value)[:60])
def test_findings(prompt: str, expected: Found) -> None:
    assert found(prompt) == expected


FIXES: list[tuple[str, str, str]] = [
    # prompt, with safe fixes, with all
    ("https://site.org/my photo.png cat", "https://site.org/my photo.png cat",
     "https://site.org/my%20photo.png cat"),
    ("https:/site.org/a.png cat", "https://site.org/a.png cat", "https://site.org/a.png cat"),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "safe", "every"), FIXES)
def test_fixes(prompt: str, safe: str, every: str) -> None:
    hold_fixes(prompt, safe, every)


LINKS: list[tuple[str, float, str, str]] = [
    # link, the time, severity, code
    ("https://example.com/my photo.png", NOW, "error", "MJ516"),
]  # fmt: skip


@pytest.mark.parametrize(("link", "now", "severity", "code"), LINKS)
def test_severity(link: str, now: float, severity: str, code: str) -> None:
    hold_severity(link, now, severity, code)
