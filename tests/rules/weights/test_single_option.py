"""`single-option`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import WARNING
from tests.rules.weights.cases import Case, found

CASES = [
    Case("a bird --ar {3:2}", [("MJ414", "{3:2}", WARNING)]),
    Case("a bird --{niji 6}", [("MJ414", "{niji 6}", WARNING)]),
    Case("a {red\\, green} bird", [("MJ414", "{red\\, green}", WARNING)]),
    Case("a {dark {red, green}} bird", [("MJ414", "{dark {red, green}}", WARNING)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.prompt[:60]} ({case.model})")
def test_findings(case: Case) -> None:
    assert found(case) == case.found
