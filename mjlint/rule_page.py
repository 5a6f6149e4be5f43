"""A rule that reads no prompt but remarks, baselines or answers: the registry does not hold it."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType

from mjlint.rule import Rule


@dataclass(frozen=True, slots=True)
class RulePage:
    """The rule, and its documentation."""

    rule: Rule
    page: str
    """In Markdown."""
    path: str
    """The file it comes from."""

    @classmethod
    def of(cls, module: ModuleType) -> RulePage:
        """The rule of a module that has ``RULE`` and a docstring, and no ``check``."""
        return cls(module.RULE, module.__doc__ or "", module.__file__ or module.__name__)
