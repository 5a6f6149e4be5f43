"""`dashes-in-text`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import WARNING
from tests.rules.shape.cases import Case, found

CASES = [
    Case("a tired glow--this is the struggle", [("MJ008", "--this", WARNING)]),
    Case("a heron —asepct 3:2", [("MJ008", "—asepct", WARNING)]),
    Case("a glow—this is the struggle", []),
    Case("a heron —known to all 3 of us", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
