"""`plan-required`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from mjlint import Settings
from tests.rules.findings import ERROR
from tests.rules.parameters.cases import Case, found

CASES = [
    Case("a heron --relax", [("MJ109", "--relax", ERROR)], Settings(plan="basic")),
    Case("a heron --relax", [], Settings(plan="standard")),
    Case("a heron --stealth", [("MJ109", "--stealth", ERROR)], Settings(plan="standard")),
    Case("a heron --stealth", [], Settings(plan="mega")),
    Case("a heron --relax --fast --stealth", [("MJ106", "--fast", ERROR)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == case.found
