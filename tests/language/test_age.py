"""The age of the tables is said only where it matters."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mjlint.language.age import age_in_days, age_note


def at(day: str) -> float:
    return datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("rules", "day", "said"),
    [
        (["unknown-model"], "2027-03-01", True),
        (["unknown-parameter", "glued-value"], "2027-03-01", True),
        (["glued-value"], "2027-03-01", False),
        ([], "2027-03-01", False),
        (["unknown-model"], "2027-01-05", False),
        (["unknown-model"], "2027-01-06", True),
    ],
)
def test_the_age_is_said_of_old_tables_that_lack_something(
    rules: list[str], day: str, said: bool
) -> None:
    note = age_note(rules, "2026-10-07", at(day))
    assert (note is not None) is said
    assert note is None or "newest evidence: 2026-10-07" in note


def test_a_clock_behind_the_evidence_gives_no_age() -> None:
    assert age_in_days("2026-10-07", at("2020-01-01")) == 0
    assert age_in_days("2026-10-07", at("2026-11-26")) == 50
