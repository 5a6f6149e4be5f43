"""`missing-value`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, WARNING
from tests.rules.parameters.cases import OLD, Case, found

CASES = [
    Case("a heron --ar", [("MJ103", "--ar", ERROR)]),
    Case("a heron --chaos --ar 3:2", [("MJ103", "--chaos", ERROR)]),
    Case("a heron --v", [("MJ103", "--v", ERROR)]),
    Case("a heron --no", [("MJ103", "--no", ERROR)]),
    Case("a heron --sref", [("MJ103", "--sref", ERROR)]),
    Case("a heron --ar", [("MJ103", "--ar", WARNING)], OLD),
    Case("a heron --niji", []),
    Case("a heron --p", []),
    Case("a heron --tile", []),
    Case("a heron --cref --v 7", [("MJ301", "--cref", ERROR)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == case.found
