"""`missing-space`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, WARNING
from tests.rules.shape.cases import Case, found

CASES = [
    Case("poppies--ar 2:3", [("MJ007", "--ar", WARNING)]),
    Case("a heron,--ar 2:3", [("MJ007", "--ar", WARNING)]),
    Case("{a--ar 2:3, b}", [("MJ007", "--ar", WARNING)]),
    Case(
        "robot--v 7 abc--chaos 20--seed 123",
        [
            ("MJ007", "--v", WARNING),
            ("MJ012", "abc", ERROR),
            ("MJ007", "--chaos", WARNING),
            ("MJ007", "--seed", WARNING),
        ],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
