"""`missing-scheme`."""

from __future__ import annotations

import pytest

from tests.rules.links.cases import NOW, Found, found, hold_fixes, hold_severity

CASES: list[tuple[str, Found]] = [
    ("www.site.org/a.png cat", [("MJ513", "www.site.org/a.png", "warning")]),
    ("cat, (i.imgur.com/AbCdE.png)", [("MJ513", "i.imgur.com/AbCdE.png", "warning")]),
    ("cat --sref s.mj.run/abc", [("MJ513", "s.mj.run/abc", "warning")]),
    ("a sign that says www.site.org, f/1.8, and/or", []),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), CASES, ids=lambda value: ascii(value)[:60])
def test_findings(prompt: str, expected: Found) -> None:
    assert found(prompt) == expected


FIXES: list[tuple[str, str, str]] = [
    # prompt, with safe fixes, with all
    ("www.site.org/a.png cat", "www.site.org/a.png cat", "https://www.site.org/a.png cat"),
    ("a cat, www.site.org/a.png", "a cat, www.site.org/a.png", "a cat, www.site.org/a.png"),
    ("www.site.org/a.png", "www.site.org/a.png", "www.site.org/a.png"),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "safe", "every"), FIXES)
def test_fixes(prompt: str, safe: str, every: str) -> None:
    hold_fixes(prompt, safe, every)


LINKS: list[tuple[str, float, str, str]] = [
    # link, the time, severity, code
    ("www.host.tld/a.png", NOW, "warning", "MJ513"),
]  # fmt: skip


@pytest.mark.parametrize(("link", "now", "severity", "code"), LINKS)
def test_severity(link: str, now: float, severity: str, code: str) -> None:
    hold_severity(link, now, severity, code)
