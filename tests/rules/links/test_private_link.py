"""`private-link`."""

from __future__ import annotations

import pytest

from tests.rules.links.cases import NOW, Found, found, hold_severity

CASES: list[tuple[str, Found]] = [
    ("http://192.168.1.5/a.jpg cat", [("MJ503", "http://192.168.1.5/a.jpg", "error")]),
    ("http://0177.0.0.1/a.jpg cat", [("MJ503", "http://0177.0.0.1/a.jpg", "error")]),
    ("http://[fe80::1]/a.jpg cat", [("MJ503", "http://[fe80::1]/a.jpg", "error")]),
    ("cat --cref http://nas.local/a.jpg --v 6", [("MJ503", "http://nas.local/a.jpg", "error")]),
    ("http://8.8.8.8/a.jpg cat", []),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), CASES, ids=lambda value: ascii(value)[:60])
def test_findings(prompt: str, expected: Found) -> None:
    assert found(prompt) == expected


LINKS: list[tuple[str, float, str, str]] = [
    # link, the time, severity, code
    ("http://localhost:8000/a.png", NOW, "error", "MJ503"),
    ("http://192.168.1.5/a.jpg", NOW, "error", "MJ503"),
    ("http://2130706433/a.png", NOW, "error", "MJ503"),
    ("http://[::ffff:127.0.0.1]/a.png", NOW, "error", "MJ503"),
    ("http://100.64.0.1/a.png", NOW, "error", "MJ503"),
    ("http://nas.local/a.png", NOW, "error", "MJ503"),
]  # fmt: skip


@pytest.mark.parametrize(("link", "now", "severity", "code"), LINKS)
def test_severity(link: str, now: float, severity: str, code: str) -> None:
    hold_severity(link, now, severity, code)
