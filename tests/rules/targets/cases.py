"""What the tests of the rules in rules/targets/ share."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from mjlint import Linter, Settings
from mjlint.settings.settings import MIDJOURNEY

DIRECT = "https://cdn.discordapp.net/b.png"
Case: TypeAlias = tuple[str, str, list[tuple[str, str, str]]]
"""A target, a prompt, and the findings of the target's rules: code, severity, text of the place."""


@cache
def linter(target: str) -> Linter:
    return Linter(Settings(target=target))


def found(target: str, prompt: str) -> list[tuple[str, str, str]]:
    """What the rules about targets find; Midjourney itself refuses none of it."""
    for direct in MIDJOURNEY:
        report = linter(direct).lint(prompt)
        assert not [d for d in report.diagnostics if d.code.startswith("MJ8")]
    return [
        (d.code, d.severity.value, prompt[d.start : d.end])
        for d in linter(target).lint(prompt).diagnostics
        if d.code.startswith("MJ8")
    ]


def assert_fixed(target: str, prompt: str, safe: str | None, unsafe: str | None) -> None:
    """The safe and the unsafe fixes give these texts, which have no finding; None: no fix."""
    report = linter(target).lint(prompt)
    assert report.fixed() == (safe or prompt)
    assert report.fixed(unsafe=True) == (unsafe or safe or prompt)
    assert linter(target).lint(unsafe or safe or "").diagnostics == ()
