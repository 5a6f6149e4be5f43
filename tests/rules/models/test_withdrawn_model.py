"""`withdrawn-model`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import WARNING
from tests.rules.models.cases import Case, found

CASES = [
    Case("a heron --v 8", [("MJ305", "8", WARNING)]),
    Case("a heron --v 8.0", [("MJ305", "8.0", WARNING)]),
    Case("a heron --v {7, 8}", [("MJ305", "8", WARNING)]),
    Case("a heron --v 8.1", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.prompt} ({case.model})")
def test_findings(case: Case) -> None:
    assert found(case) == case.found
