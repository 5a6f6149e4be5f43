"""`em-dash`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import INFO, WARNING
from tests.rules.shape.cases import Case, found

CASES = [
    Case("a heron —ar 3:2", [("MJ004", "—ar", INFO)]),
    Case(
        "Game-Art—ar 16:9",
        [("MJ004", "—ar", INFO), ("MJ007", "—ar", WARNING)],
    ),
    Case("a knight—old and weary—by a river", []),
    Case("a room — no people", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
