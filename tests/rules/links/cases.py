"""What the tests of the rules in rules/links/ share."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final, TypeAlias

from mjlint import Linter, Report, Settings
from mjlint.diagnostic import Severity

Found: TypeAlias = list[tuple[str, str, str]]
"""Code, the quoted text, severity."""

NOW: Final = datetime(2026, 11, 22, tzinfo=UTC).timestamp()
A: Final = "https://img.site.org/a.png"
B: Final = "https://img.site.org/b.png"
ATTACHMENT: Final = "https://cdn.discordapp.com/attachments/111/222/a.png"
MEDIA: Final = "https://media.discordapp.net/attachments/111/222/a.png"
COPIED: Final = "https://midjourney.cdn.acedata.cloud/attachments/1/2/a.png"
UPLOAD: Final = "https://discord-attachments-uploads-prd.storage.googleapis.com/uuid/1.jpg"


def report(prompt: str, now: float = NOW, **settings: str) -> Report:
    return Linter(Settings(**settings), clock=lambda: now).lint(prompt)  # type: ignore[arg-type]


def found(prompt: str, now: float = NOW, **settings: str) -> Found:
    return [
        (d.code, prompt[d.start : d.end], d.severity.value)
        for d in report(prompt, now, **settings).diagnostics
    ]


UNTIL: Final = 0x6A228FA7
"""2026-06-05 08:58:15 UTC, when `SIGNED` ends."""
SIGNED: Final = f"{ATTACHMENT}?ex=6a228fa7&is=6a213e27&hm=98"


def hold_fixes(prompt: str, safe: str, every: str) -> None:
    """The fixes make this of a prompt, once and for all, and add no finding."""
    before = report(prompt)
    assert before.fixed() == safe
    assert before.fixed(unsafe=True) == every
    after = report(every)
    assert after.fixed(unsafe=True) == every
    assert {d.code for d in after.diagnostics} <= {d.code for d in before.diagnostics}


def hold_severity(link: str, now: float, severity: str, code: str) -> None:
    """A link in front of a text has this finding, and none is more severe; "" for none."""
    got = found(f"{link} a red car", now)
    assert severity == max((s for _, _, s in got), key=lambda s: Severity(s).rank, default="")
    assert (code in {c for c, _, _ in got}) if code else not got
