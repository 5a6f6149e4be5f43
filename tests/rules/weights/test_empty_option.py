"""`empty-option`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import WARNING
from tests.rules.weights.cases import Case, found

CASES = [
    Case("a {red, green, } bird", [("MJ415", ",", WARNING)]),
    Case("a {, red} bird", [("MJ415", "{", WARNING)]),
    Case("a {} bird", [("MJ415", "{}", WARNING)]),
    Case("a {red, green} bird", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.prompt[:60]} ({case.model})")
def test_findings(case: Case) -> None:
    assert found(case) == case.found
