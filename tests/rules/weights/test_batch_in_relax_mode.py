"""`batch-in-relax-mode`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, WARNING
from tests.rules.weights.cases import Case, found

CASES = [
    Case("a {red, green} bird --relax", [("MJ413", "--relax", ERROR)]),
    Case("a red bird --repeat 3 --relax", [("MJ413", "--relax", ERROR)]),
    Case("a red bird --ar {1:1, 3:2} --relax", [("MJ413", "--relax", ERROR)]),
    Case("car --relax --ar 17:31", []),
    Case("a {red, green} bird --{relax, fast}", [("MJ413", "relax", WARNING)]),
    Case("a {red, green} bird", [("MJ413", "{red, green}", ERROR)], speed="relax"),
    Case("a red bird --r 2", [("MJ413", "--r 2", ERROR)], speed="relax"),
    Case("a {red, green} bird --fast", [], speed="relax"),
    Case("a red bird", [], speed="relax"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.prompt[:60]} ({case.model})")
def test_findings(case: Case) -> None:
    assert found(case) == case.found
