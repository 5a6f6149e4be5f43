"""`page-link`."""

from __future__ import annotations

import pytest

from tests.rules.links.cases import NOW, A, Found, found, hold_fixes, hold_severity

CASES: list[tuple[str, Found]] = [
    ("cat --oref https://imgur.com/AbCdE --v 7", [("MJ505", "https://imgur.com/AbCdE", "error")]),
    (f"{A} --video --end https://imgur.com/AbCdE", [("MJ505", "https://imgur.com/AbCdE", "error")]),
    ("https://i.imgur.com/AbCdE.png cat", []),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), CASES, ids=lambda value: ascii(value)[:60])
def test_findings(prompt: str, expected: Found) -> None:
    assert found(prompt) == expected


FIXES: list[tuple[str, str, str]] = [
    # prompt, with safe fixes, with all
    ("https://github.com/u/r/blob/main/a.png cat",
     "https://raw.githubusercontent.com/u/r/main/a.png cat",
     "https://raw.githubusercontent.com/u/r/main/a.png cat"),
    ("cat --sref <https://www.dropbox.com/s/abc/p.jpg?dl=0>::2",
     "cat --sref https://www.dropbox.com/s/abc/p.jpg?raw=1::2",
     "cat --sref https://www.dropbox.com/s/abc/p.jpg?raw=1::2"),
    ("https://imgur.com/AbCdEf1 cat", "https://imgur.com/AbCdEf1 cat",
     "https://i.imgur.com/AbCdEf1.png cat"),
    ("https://drive.google.com/file/d/A1/view cat", "https://drive.google.com/file/d/A1/view cat",
     "cat"),
    ("cat --sref {https://imgur.com/AbCdE, 12} 34", "cat --sref {https://imgur.com/AbCdE, 12} 34",
     "cat"),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "safe", "every"), FIXES)
def test_fixes(prompt: str, safe: str, every: str) -> None:
    hold_fixes(prompt, safe, every)


LINKS: list[tuple[str, float, str, str]] = [
    # link, the time, severity, code
    ("https://drive.google.com/file/d/ABC123/view?usp=sharing", NOW, "error", "MJ505"),
    ("https://www.dropbox.com/s/abc/p.jpg?dl=0", NOW, "error", "MJ505"),
    ("https://imgur.com/AbCdEf1", NOW, "error", "MJ505"),
    ("https://github.com/u/r/blob/main/a.png", NOW, "error", "MJ505"),
    ("https://photos.app.goo.gl/xyz", NOW, "error", "MJ505"),
]  # fmt: skip


@pytest.mark.parametrize(("link", "now", "severity", "code"), LINKS)
def test_severity(link: str, now: float, severity: str, code: str) -> None:
    hold_severity(link, now, severity, code)
