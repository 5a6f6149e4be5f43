"""What the tests of the rules in rules/shape/ share."""

from __future__ import annotations

from typing import NamedTuple

from mjlint import Linter, Report, Settings
from tests.rules.findings import Finding, findings

OLD = Settings(model="3")


class Case(NamedTuple):
    prompt: str
    found: list[Finding]
    settings: Settings = Settings()


def lint(case: Case) -> Report:
    return Linter(case.settings).lint(case.prompt)


def found(case: Case) -> list[Finding]:
    """What is found in the prompt, by whatever rule."""
    return sorted(findings(lint(case)), key=str)
