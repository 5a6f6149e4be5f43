"""`too-long`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from mjlint import Settings
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
