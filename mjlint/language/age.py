"""How old the tables are: said once in a run that met something which they do not know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

OLD: Final = 90
"""Days after which it is said: a model came out about every 95 days from April 2025 to July 2026."""
UNKNOWN: Final = frozenset({"unknown-model", "unknown-parameter"})
"""The names of the rules that report what the tables do not know."""


def age_in_days(evidence: str, now: float) -> int:
    """How many days ago the newest evidence of the tables was written; never less than 0.

    ``evidence``: its day, such as ``2026-10-07``. ``now``: seconds since 1970.
    """
    day = datetime.fromisoformat(evidence).replace(tzinfo=UTC)
    return max((datetime.fromtimestamp(now, UTC) - day).days, 0)


def age_note(rules: Iterable[str], evidence: str, now: float) -> str | None:
    """One line on the age of the tables; None where they are fresh or nothing unknown was met.

    ``rules``: the names of the rules that have findings. No verdict depends on it.
    """
    if UNKNOWN.isdisjoint(rules):
        return None
    days = age_in_days(evidence, now)
    if days <= OLD:
        return None
    return f"the tables of mjlint are {days} days old (newest evidence: {evidence}); a newer mjlint may know more"
