"""`bracketed-link`."""

from __future__ import annotations

import pytest

from tests.rules.links.cases import NOW, A, B, Found, found, hold_fixes, hold_severity

CASES: list[tuple[str, Found]] = [
    ("<https://s.mj.run/abc> cat", [("MJ507", "<https://s.mj.run/abc>", "info")]),
    (f"<{A}> cat", [("MJ507", f"<{A}>", "warning")]),
    (f"cat --sref <{A}>::2 12", [("MJ507", f"<{A}>", "warning")]),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), CASES, ids=lambda value: ascii(value)[:60])
def test_findings(prompt: str, expected: Found) -> None:
    assert found(prompt) == expected


FIXES: list[tuple[str, str, str]] = [
    # prompt, with safe fixes, with all
    ("<https://s.mj.run/abc>, cat", "https://s.mj.run/abc cat", "https://s.mj.run/abc cat"),
    (f"cat --sref <{A}>::2 <{B}>", f"cat --sref {A}::2 {B}", f"cat --sref {A}::2 {B}"),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "safe", "every"), FIXES)
def test_fixes(prompt: str, safe: str, every: str) -> None:
    hold_fixes(prompt, safe, every)


LINKS: list[tuple[str, float, str, str]] = [
    # link, the time, severity, code
    ("<https://s.mj.run/JJl2ZVRyWyg>", NOW, "info", "MJ507"),
]  # fmt: skip


@pytest.mark.parametrize(("link", "now", "severity", "code"), LINKS)
def test_severity(link: str, now: float, severity: str, code: str) -> None:
    hold_severity(link, now, severity, code)
