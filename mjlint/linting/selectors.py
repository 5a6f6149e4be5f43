"""What the settings say of a rule: whether it runs, and how severe its findings are.

A selector is a code (``MJ001``), the beginning of one (``MJ0``), the name of a rule, what rules are
about (``links``), or ``ALL``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from mjlint.diagnostic import Severity
from mjlint.plugins.names import GROUPS, selects
from mjlint.rule import Rule
from mjlint.settings.settings import Settings


def selected(rule: Rule, settings: Settings) -> bool:
    """Whether the settings ask for a rule. The longer code wins; names count as whole codes."""
    wanted = _strength(rule, (*settings.select, *settings.extend_select))
    if not settings.select and rule.default:
        wanted = max(wanted, 1)
    return wanted > 0 and wanted > _strength(rule, settings.ignore)


def fixable(rule: Rule, settings: Settings) -> bool:
    """Whether the settings let the fixes of a rule be applied."""
    wanted = _strength(rule, settings.fixable) if settings.fixable else 1
    return wanted > _strength(rule, settings.unfixable)


def _strength(rule: Rule, selectors: Iterable[str]) -> int:
    """The length of the longest code among the selectors that mean a rule; 0 if none does."""
    return max(
        (
            len(rule.code)
            if selector in (rule.code, rule.name)
            else len(GROUPS.get(selector, selector))
            for selector in selectors
            if selects(selector, rule)
        ),
        default=0,
    )


def wished_severity(rule: Rule, settings: Settings) -> Severity | None:
    """The severity that the settings give a rule, by its name or its code; None: its own.

    Raises `ValueError` for one that there is not.
    """
    wished = settings.severity.get(rule.name) or settings.severity.get(rule.code)
    return Severity(wished) if wished else None


def selectors(values: Iterable[str]) -> tuple[str, ...]:
    """The codes and names of an option that is given several times or holds commas."""
    found = (part.strip() for value in values for part in value.split(","))
    return tuple(_spelling(each) for each in found if each)


def _spelling(selector: str) -> str:
    """Codes in upper case, names in lower case, however they are typed."""
    if re.fullmatch(r"mj\d{0,3}|all", selector, re.IGNORECASE):
        return selector.upper()
    return selector
