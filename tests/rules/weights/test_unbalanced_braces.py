"""`unbalanced-braces`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import WARNING
from tests.rules.weights.cases import DEEP, Case, found

CASES = [
    Case("a {red, green bird", [("MJ411", "{", WARNING)]),
    Case("a {red, green}} bird", [("MJ411", "}", WARNING)]),
    Case("a {red, {dark, light} green} bird", []),
    Case(DEEP, [("MJ411", "{", WARNING)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.prompt[:60]} ({case.model})")
def test_findings(case: Case) -> None:
    assert found(case) == case.found
