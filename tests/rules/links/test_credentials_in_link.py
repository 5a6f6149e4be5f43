"""`credentials-in-link`."""

from __future__ import annotations

import pytest

from tests.rules.links.cases import NOW, Found, found, hold_fixes, hold_severity

CASES: list[tuple[str, Found]] = [
    ("https://u:p@site.org/a.png cat", [("MJ512", "https://u:p@site.org/a.png", "warning")]),
    ("https://site.org/@u/a.png cat", []),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), CASES, ids=lambda value: ascii(value)[:60])
def test_findings(prompt: str, expected: Found) -> None:
    assert found(prompt) == expected


FIXES: list[tuple[str, str, str]] = [
    # prompt, with safe fixes, with all
    ("https://u:p@site.org/a.png cat", "https://u:p@site.org/a.png cat",
     "https://site.org/a.png cat"),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "safe", "every"), FIXES)
def test_fixes(prompt: str, safe: str, every: str) -> None:
    hold_fixes(prompt, safe, every)


LINKS: list[tuple[str, float, str, str]] = [
    # link, the time, severity, code
    ("https://user:pw@host.tld/a.png", NOW, "warning", "MJ512"),
]  # fmt: skip


@pytest.mark.parametrize(("link", "now", "severity", "code"), LINKS)
def test_severity(link: str, now: float, severity: str, code: str) -> None:
    hold_severity(link, now, severity, code)
