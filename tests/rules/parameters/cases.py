"""What the tests of the rules in rules/parameters/ share."""

from __future__ import annotations

from typing import NamedTuple

from mjlint import Linter, Report, Settings
from tests.rules.findings import Finding, findings


class Case(NamedTuple):
    prompt: str
    found: list[Finding]
    settings: Settings = Settings()


OLD = Settings(model="3")


def lint(prompt: str, settings: Settings) -> Report:
    return Linter(settings, clock=lambda: 1_795_305_600.0).lint(prompt)


def found(case: Case) -> list[Finding]:
    """What is found in the prompt, by whatever rule."""
    return findings(lint(case.prompt, case.settings))
