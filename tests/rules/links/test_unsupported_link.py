"""`unsupported-link`."""

from __future__ import annotations

import pytest

from tests.rules.links.cases import NOW, UPLOAD, Found, found, hold_severity

CASES: list[tuple[str, Found]] = [
    ("file:///C:/a.png cat", [("MJ502", "file:///C:/a.png", "error")]),
    ("ftp://site.org/a.png cat", [("MJ502", "ftp://site.org/a.png", "error")]),
    ("blob:https://site.org/1 cat", [("MJ502", "blob:https://site.org/1", "error")]),
    ("data:image/png;base64,iVBO= cat", [("MJ502", "data:image/png;base64,iVBO=", "error")]),
    ("https://img.site.org/a.svg cat", [("MJ502", "https://img.site.org/a.svg", "error")]),
    ("https://img.site.org/A.MP4?x=1 cat", [("MJ502", "https://img.site.org/A.MP4?x=1", "error")]),
    ("cat --sref https://img.site.org/a.pdf", [("MJ502", "https://img.site.org/a.pdf", "error")]),
    ("s3://site/a.png cat", [("MJ502", "s3://site/a.png", "warning")]),
    ("ttps://site.org/a.png cat", [("MJ502", "ttps://site.org/a.png", "warning")]),
    ("data:driven art, blob:shaped, file:cabinet", []),
    ("data:driven", []),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), CASES, ids=lambda value: ascii(value)[:60])
def test_findings(prompt: str, expected: Found) -> None:
    assert found(prompt) == expected


LINKS: list[tuple[str, float, str, str]] = [
    # link, the time, severity, code
    ("https://cdn.discordapp.com/ephemeral-attachments/1/2/0358489054808711.null", NOW, "error", "MJ502"),
    (f"{UPLOAD}?upload_id=ADP", NOW, "error", "MJ502"),
    ("file:///C:/pics/a.png", NOW, "error", "MJ502"),
    ("data:image/png;base64,iVBORw0KGgo=", NOW, "error", "MJ502"),
]  # fmt: skip


@pytest.mark.parametrize(("link", "now", "severity", "code"), LINKS)
def test_severity(link: str, now: float, severity: str, code: str) -> None:
    hold_severity(link, now, severity, code)
