"""`invalid-aspect-ratio`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, WARNING
from tests.rules.values.cases import Case, found

CASES = [
    Case("a heron --ar 1344:768", []),
    Case("a heron --ar 45:103", []),
    Case("a heron --ar 1.85:1", [("MJ203", "1.85:1", ERROR)]),
    Case("a heron --ar 16x9", [("MJ203", "16x9", ERROR)]),
    Case("a heron --ar 16/9", [("MJ203", "16/9", ERROR)]),
    Case("a heron --ar 3：4", [("MJ203", "3：4", ERROR)]),
    Case("a heron --ar 16 : 9", [("MJ203", "16 : 9", ERROR)]),
    Case("a heron --ar 16:0", [("MJ203", "16:0", ERROR)]),
    Case("a heron --ar 16:9:1", [("MJ203", "16:9:1", ERROR)]),
    Case("a heron --ar square", [("MJ203", "square", ERROR)]),
    Case("a heron --ar 16x9", [("MJ203", "16x9", WARNING)], model="3"),
    Case("a heron --ar {3:2, 16x9}", [("MJ203", "16x9", ERROR)]),
    Case("a heron --ar 16:9,", [("MJ011", ",", ERROR)]),
    Case("a heron --ar=16x9", [("MJ020", "=", ERROR), ("MJ203", "16x9", ERROR)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt[:60])
def test_findings(case: Case) -> None:
    assert found(case) == case.found
