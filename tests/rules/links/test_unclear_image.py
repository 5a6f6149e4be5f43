"""`unclear-image`."""

from __future__ import annotations

import pytest

from tests.rules.links.cases import NOW, Found, found, hold_fixes, hold_severity

CASES: list[tuple[str, Found]] = [
    ("https://img.site.org/12 cat", [("MJ511", "https://img.site.org/12", "info")]),
    ("cat --sref https://img.site.org/a.bmp",
     [("MJ511", "https://img.site.org/a.bmp", "warning")]),
    ("https://img.site.org/ö.png cat", [("MJ511", "https://img.site.org/ö.png", "warning")]),
    ("https://img.site.org/{a, b}.png cat", []),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), CASES, ids=lambda value: ascii(value)[:60])
def test_findings(prompt: str, expected: Found) -> None:
    assert found(prompt) == expected


FIXES: list[tuple[str, str, str]] = [
    # prompt, with safe fixes, with all
    ("https://site.org/фото.png cat", "https://site.org/%D1%84%D0%BE%D1%82%D0%BE.png cat",
     "https://site.org/%D1%84%D0%BE%D1%82%D0%BE.png cat"),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "safe", "every"), FIXES)
def test_fixes(prompt: str, safe: str, every: str) -> None:
    hold_fixes(prompt, safe, every)


LINKS: list[tuple[str, float, str, str]] = [
    # link, the time, severity, code
    ("https://host.tld/img/12345", NOW, "info", "MJ511"),
    ("https://host.tld/a.heic", NOW, "warning", "MJ511"),
    ("https://host.tld/фото.png", NOW, "warning", "MJ511"),
]  # fmt: skip


@pytest.mark.parametrize(("link", "now", "severity", "code"), LINKS)
def test_severity(link: str, now: float, severity: str, code: str) -> None:
    hold_severity(link, now, severity, code)
