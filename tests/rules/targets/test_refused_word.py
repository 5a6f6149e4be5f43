"""`refused-word`."""

from __future__ import annotations

import pytest

from mjlint import Linter, Settings
from tests.rules.targets.cases import Case, found

CASES: list[Case] = [
    ("goapi", "a blood moon over the hills", [("MJ810", "warning", "blood")]),
    ("goapi", "a bloodhound over the hills", []),
    ("goapi", "hills --no blood", [("MJ810", "warning", "blood")]),
    ("ttapi", "a blood moon over the hills", []),
]


@pytest.mark.parametrize(("target", "prompt", "expected"), CASES)
def test_findings(target: str, prompt: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, prompt) == expected


def test_allowed_words_are_left_alone() -> None:
    allowing = Settings(target="goapi", moderation_allow=("nude",))
    assert Linter(allowing).lint("a nude statue").diagnostics == ()
    (found,) = Linter(Settings(target="goapi")).lint("a nude statue").diagnostics
    assert found.reply == "Banned Prompt: nude"
