"""The rules that read a request: the folder ``rules/requests/``, by the contract of all rules."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from mjlint.requests.request import Request
from mjlint.rule import Checker, checker


@cache
def builtin() -> tuple[Checker, ...]:
    """The rules for requests that mjlint ships, by code."""
    package = importlib.import_module("mjlint.rules.requests")
    found = [
        checker(importlib.import_module(info.name), {"Request": Request})
        for info in pkgutil.iter_modules(package.__path__, package.__name__ + ".")
        if not info.name.rpartition(".")[2].startswith("_")
    ]
    return tuple(sorted(found, key=lambda checker: checker.rule.code))
