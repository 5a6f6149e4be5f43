"""`too-long`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from mjlint import Linter, Settings
from mjlint.prompts.parser import Parser
from mjlint.text.limits import MAXIMUM_PROMPT
from tests.rules.findings import ERROR, INFO
from tests.rules.text.cases import Case, found

CASES = [
    Case("x" * 6000, [], Settings(model="7")),
    Case("x" * 6001, [("MJ602", "x", ERROR)], Settings(model="7")),
    Case("x" * 5995, [("MJ602", "", ERROR)], Settings(model="7", suffix="--raw")),
    Case("x" * 5991 + " --ar 3:2", [], Settings(model="7")),
    Case("x" * 5992 + " --ar 3:2", [("MJ602", "2", ERROR)], Settings(model="7")),
    Case("x" * 1301, [("MJ602", "x" * 1301, INFO)]),
    Case("x" * 1301, [("MJ602", "x" * 1301, INFO)], Settings(model="8.1")),
    Case("x" * 1300, []),
    Case("x" * 1301 + " --v 7", []),
    Case("x" * 1301 + " --niji 7", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.prompt)[:60])
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)


@pytest.mark.parametrize("unit", ["--ar ::::", "{a,", "a [slot] --AR 3:2 ", "https://x.org/a.png "])
@pytest.mark.parametrize("settings", [Settings(), Settings(prefix="a", suffix="--raw", model="7")])
def test_of_a_prompt_beyond_the_limit_the_length_alone_is_reported(
    unit: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    linter = Linter(settings)
    # Whatever takes longer than reading the length begins with the tree.
    monkeypatch.setattr(Parser, "parse", None)
    text = unit * (MAXIMUM_PROMPT // len(unit) + 1)
    report = linter.lint(text)
    (one,) = report.diagnostics
    assert (one.code, one.severity, one.fixes) == ("MJ602", ERROR, ())
    assert "nothing else in it is checked" in one.message
    assert report.fixed(unsafe=True) == text
    assert linter.with_links(report, {}) == report


def test_up_to_the_limit_everything_is_checked() -> None:
    text = "a heron --AR 3:2".rjust(MAXIMUM_PROMPT, "x")
    codes = {one.code for one in Linter().lint(text).diagnostics}
    assert codes == {"MJ010", "MJ602"}
