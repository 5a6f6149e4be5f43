"""`mixed-random-style`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import IMAGE, WARNING
from tests.rules.values.cases import Case, found

CASES = [
    Case("a heron --sref random 12", [("MJ210", "random", WARNING)]),
    Case("a heron --sref random::2", []),
    Case(f"a heron --sref {IMAGE} 12", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt[:60])
def test_findings(case: Case) -> None:
    assert found(case) == case.found
