"""`copied-message`: the line of a bot, copied whole."""

from __future__ import annotations

import pytest

from mjlint import Settings
from tests.rules.text.cases import Case, lint

LINES = [
    ("**a jug --v 7** - <@12> (fast)", "a jug --v 7"),
    ("**a jug** - <@12> (relaxed)", "a jug"),
    ("**a jug --v 7** - Variations by <@12> (fast)", "a jug --v 7"),
    ("**a jug --v 7** - Upscaled by <@12> (fast, stealth)", "a jug --v 7"),
    ("a jug --v 7 (relaxed) - <@12> (fast)", "a jug --v 7"),
]


@pytest.mark.parametrize(("line", "prompt"), LINES, ids=lambda text: str(text)[:40])
def test_one_finding_with_one_safe_fix(line: str, prompt: str) -> None:
    report = lint(Case(line, []))
    assert [d.code for d in report.diagnostics] == ["MJ610"]
    assert report.fixed() == prompt


def test_a_speed_may_be_copied_twice() -> None:
    report = lint(Case("a jug --v 7 (fast) (fast)", []))
    assert report.fixed() == report.text
    assert report.fixed(unsafe=True) == "a jug --v 7"


def test_brackets_of_the_prompt_are_its_own() -> None:
    assert lint(Case("a jug (fast asleep) --v 7", [], Settings())).diagnostics == ()
