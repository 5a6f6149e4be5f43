"""`comma-in-list`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, IMAGE, OTHER, WARNING
from tests.rules.values.cases import Case, found

CASES = [
    Case("a heron --sref 12, 34", [("MJ207", ",", WARNING)]),
    Case("a heron --sref 12,34", [("MJ207", ",", WARNING)]),
    Case(f"a heron --sref {IMAGE}, {OTHER}", [("MJ207", ",", WARNING)]),
    Case(f"a heron --sref {IMAGE},{OTHER}", [("MJ207", ",", WARNING)]),
    Case("a heron --p a1b2c3d, x9y8z7w", [("MJ207", ",", WARNING)]),
    Case("a heron --sref 12 34,", [("MJ011", ",", ERROR)]),
    Case("a heron --no reeds, water", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt[:60])
def test_findings(case: Case) -> None:
    assert found(case) == case.found
