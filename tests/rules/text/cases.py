"""What the tests of the rules in rules/text/ share."""

from __future__ import annotations

from typing import NamedTuple

from mjlint import Linter, Report, Settings
from tests.rules.findings import Finding, findings


class Case(NamedTuple):
    prompt: str
    found: list[Finding]
    settings: Settings = Settings()


MODERATED = Settings(extend_select=("MJ607",))


def lint(case: Case) -> Report:
    return Linter(case.settings).lint(case.prompt)


def found(case: Case) -> list[Finding]:
    """What is found in the prompt, by whatever rule."""
    return sorted(findings(lint(case)), key=str)
