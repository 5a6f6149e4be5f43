"""`unknown-model`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, WARNING
from tests.rules.values.cases import Case, found

CASES = [
    Case("a heron --v 6.0", []),
    Case("a heron --niji", []),
    Case("a heron --v 9", [("MJ204", "9", WARNING)]),
    Case("a heron --v {7, 7.9}", [("MJ204", "7.9", ERROR)]),
    Case("a heron --niji 3", [("MJ204", "3", ERROR)]),
    Case("a heron --v niji 6", [("MJ204", "niji 6", ERROR)]),
    Case("a heron --v v7", [("MJ204", "v7", ERROR)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt[:60])
def test_findings(case: Case) -> None:
    assert found(case) == case.found
