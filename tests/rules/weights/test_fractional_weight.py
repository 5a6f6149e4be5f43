"""`fractional-weight`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import IMAGE, WARNING
from tests.rules.weights.cases import Case, found

CASES = [
    Case("a castle::1.5 a cloud::.5", [("MJ402", "::1.5", WARNING)], model="3"),
    Case("a castle::1.5 a cloud::.5", []),
    Case("a castle::2.0 a cloud", [], model="3"),
    Case(f"{IMAGE}::1.5 a cloud", [], model="3"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.prompt[:60]} ({case.model})")
def test_findings(case: Case) -> None:
    assert found(case) == case.found
