"""What the tests of the rules in rules/weights/ share."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from mjlint import Linter, Report, Settings
from tests.rules.findings import Finding, findings

DEEP = "{" * 40 + "a, b" + "}" * 40


class Case(NamedTuple):
    prompt: str
    found: list[Finding]
    model: str | None = "6.1"
    plan: str | None = None
    speed: str | None = None


@cache
def linter(plan: str | None, speed: str | None) -> Linter:
    return Linter(Settings(plan=plan, speed=speed))


def lint(prompt: str, model: str | None = "6.1", **settings: str) -> Report:
    return linter(settings.get("plan"), settings.get("speed")).lint(prompt, model=model)


def found(case: Case) -> list[Finding]:
    """What is found in the prompt, by whatever rule."""
    return findings(linter(case.plan, case.speed).lint(case.prompt, model=case.model))
