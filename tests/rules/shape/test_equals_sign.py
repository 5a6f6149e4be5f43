"""`equals-sign`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, WARNING
from tests.rules.shape.cases import OLD, Case, found

CASES = [
    Case("a heron --ar=16:9", [("MJ020", "=", ERROR)]),
    Case("a heron --ar:16:9", [("MJ020", ":", ERROR)]),
    Case("a heron --ar = 16:9", [("MJ020", "=", ERROR)]),
    Case("a heron --no: text, logo", [("MJ020", ":", ERROR)]),
    Case("a heron --v=7", [("MJ020", "=", ERROR)]),
    Case("a heron --chaos=10", [("MJ020", "=", WARNING)], OLD),
    Case("a heron --chaos=", [("MJ103", "--chaos", ERROR)]),
    Case("a heron --raw=true", [("MJ104", "=true", ERROR)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
