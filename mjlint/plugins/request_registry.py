"""The rules that read a request: the folder ``rules/requests/``, by the contract of all rules."""

from __future__ import annotations

from functools import cache

from mjlint.requests.request import Request
from mjlint.rule import Checker, rules_in


@cache
def builtin() -> tuple[Checker, ...]:
    """The rules for requests that mjlint ships, by code."""
    found = rules_in("mjlint.rules.requests", {"Request": Request})
    return tuple(sorted(found, key=lambda checker: checker.rule.code))
