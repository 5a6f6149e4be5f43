"""What the tests of the rules in rules/models/ share."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from mjlint import Linter, Report, Settings
from tests.rules.findings import Finding, findings


class Case(NamedTuple):
    prompt: str
    found: list[Finding]
    model: str | None = None
    target: str = "discord"
    custom: tuple[str, ...] = ()


@cache
def linter(target: str, custom: tuple[str, ...]) -> Linter:
    return Linter(Settings(target=target, custom_parameters=custom), clock=lambda: 1.8e9)


def lint(prompt: str, model: str | None = None) -> Report:
    return linter("discord", ()).lint(prompt, model=model)


def found(case: Case) -> list[Finding]:
    """What is found in the prompt, by whatever rule."""
    return findings(linter(case.target, case.custom).lint(case.prompt, model=case.model))
