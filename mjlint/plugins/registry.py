"""Finds rules: every rule that mjlint ships is a module in a folder of ``rules/``."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from types import ModuleType
from typing import Final

from mjlint.errors import RuleError
from mjlint.rule import NODES, Rule

_PACKAGE: Final = "mjlint.rules"
_NOT_FOR_PROMPTS: Final = ("requests", "suppressions")


@cache
def builtin(*kinds: str) -> tuple[Rule, ...]:
    """The rules in these folders of ``rules/``, in all if none is named, by code."""
    found = (rule for kind in kinds or _kinds() for rule in rules_in(f"{_PACKAGE}.{kind}"))
    return tuple(sorted(found, key=lambda rule: rule.code))


def for_prompts(*, vendors: bool = True) -> tuple[Rule, ...]:
    """The rules that mjlint ships for prompts and their links, by code.

    ``vendors``: with those for other receivers than Midjourney (`Rule.at_targets`).
    """
    left_out = _NOT_FOR_PROMPTS if vendors else (*_NOT_FOR_PROMPTS, "targets")
    return builtin(*(kind for kind in _kinds() if kind not in left_out))


def rules_in(package: str) -> Iterator[Rule]:
    """The rules in the modules of a package; those whose names begin with ``_`` hold none.

    Raises `RuleError`, as `rule_of` does.
    """
    folder = importlib.import_module(package)
    for info in pkgutil.iter_modules(folder.__path__, f"{package}."):
        if not info.name.rpartition(".")[2].startswith("_"):
            yield rule_of(importlib.import_module(info.name))


def rule_of(module: ModuleType) -> Rule:
    """The rule that a module holds. Raises `RuleError` where it does not keep the contract."""
    path = module.__file__ or module.__name__
    rule = getattr(module, "RULE", None)
    if not isinstance(rule, Rule):
        raise RuleError(f"{path}:1: a rule needs `RULE = Rule(code, name, severity, …)`")
    check = getattr(module, "check", None)
    code = getattr(check, "__code__", None)
    if check is None or code is None:
        raise RuleError(f"{path}:1: a rule needs a function `check`")
    if code.co_argcount != 2:
        raise RuleError(
            f"{path}:{code.co_firstlineno}: `check` takes two arguments, its node and the context"
        )
    annotation = check.__annotations__.get(code.co_varnames[0])
    name = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", "")
    reads = name.rpartition(".")[2]
    if reads not in NODES:
        raise RuleError(
            f"{path}:{code.co_firstlineno}: the first argument of `check` is annotated with the "
            f"node that it reads ({', '.join(NODES)}), not `{name or 'nothing'}`"
        )
    return replace(rule, page=module.__doc__ or "", path=path, check=check, reads=reads)


@cache
def _kinds() -> tuple[str, ...]:
    """The folders of ``rules/``."""
    package = importlib.import_module(_PACKAGE)
    return tuple(info.name for info in pkgutil.iter_modules(package.__path__) if info.ispkg)
