"""`glued-link`."""

from __future__ import annotations

import pytest

from tests.rules.links.cases import NOW, A, B, Found, found, hold_fixes, hold_severity

CASES: list[tuple[str, Found]] = [
    (f"{A}, cat", [("MJ506", ",", "error")]),
    (f"{A}{B} cat", [("MJ506", A + B, "error")]),
    (f"{A};{B} cat", [("MJ506", f"{A};{B}", "error")]),
    (f"{A},{B} cat", [("MJ506", ",", "error")]),
    (f"({A}) cat", [("MJ506", f"({A})", "error")]),
    (f'"{A}" cat', [("MJ506", f'"{A}"', "warning")]),
    (f"{A}|cat", [("MJ506", A, "warning")]),
    (f"cat --sref {A},", [("MJ506", ",", "error")]),
    (f"cat --oref {A}. --v 7", [("MJ506", ".", "error")]),
    (f"cat --sref ({A})", [("MJ506", f"({A})", "error")]),
    (f"cat --sref {A}, {B}", [("MJ207", ",", "warning")]),
    (f"cat --sref {A},{B}", [("MJ207", ",", "warning")]),
    (f"{{{A}, {B}}} cat", []),
    (f"{A}::2 {B}::1 cat --v 6", []),
    ("https://img.site.org/a_(1).png cat", []),
    ("https://img.site.org/proxy?u=https://img.site.org/a.png cat", []),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), CASES, ids=lambda value: ascii(value)[:60])
def test_findings(prompt: str, expected: Found) -> None:
    assert found(prompt) == expected


FIXES: list[tuple[str, str, str]] = [
    # prompt, with safe fixes, with all
    (f"{A}, {B}, cat", f"{A} {B} cat", f"{A} {B} cat"),
    (f"{A},{B} cat", f"{A} {B} cat", f"{A} {B} cat"),
    (f"{A}{B} cat", f"{A} {B} cat", f"{A} {B} cat"),
    (f"({A}) cat", f"{A} cat", f"{A} cat"),
    (f"cat --sref ({A})", f"cat --sref {A}", f"cat --sref {A}"),
    (f"[cat]({A})", f"[cat]({A})", f"[cat]({A})"),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "safe", "every"), FIXES)
def test_fixes(prompt: str, safe: str, every: str) -> None:
    hold_fixes(prompt, safe, every)


LINKS: list[tuple[str, float, str, str]] = [
    # link, the time, severity, code
    ("https://example.com/a.png,", NOW, "error", "MJ506"),
]  # fmt: skip


@pytest.mark.parametrize(("link", "now", "severity", "code"), LINKS)
def test_severity(link: str, now: float, severity: str, code: str) -> None:
    hold_severity(link, now, severity, code)
