"""The rules about suppressions and baselines, with their pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mjlint.rule import Rule
from mjlint.suppressions import malformed_suppression, unused_baseline_entry, unused_suppression


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule that reads no prompt, and its documentation."""

    rule: Rule
    page: str
    """In Markdown."""
    path: str
    """The file it comes from."""


PAGES: Final = tuple(
    RulePage(module.RULE, module.__doc__ or "", module.__file__ or module.__name__)
    for module in (unused_suppression, malformed_suppression, unused_baseline_entry)
)
