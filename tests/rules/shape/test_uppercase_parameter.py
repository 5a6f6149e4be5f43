"""`uppercase-parameter`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, WARNING
from tests.rules.shape.cases import OLD, Case, found

CASES = [
    Case("a heron --AR 3:2", [("MJ010", "--AR", ERROR)]),
    Case("a heron --AR 3:2", [("MJ010", "--AR", WARNING)], OLD),
    Case("a heron -- AR 3:2", [("MJ005", "-- AR", ERROR)]),
    Case("a heron –AR 3:2", [("MJ003", "–AR", WARNING)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
