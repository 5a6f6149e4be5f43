"""`stray-dashes`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, WARNING
from tests.rules.shape.cases import OLD, Case, found

CASES = [
    Case("a heron --- an owl", [("MJ006", "---", ERROR)]),
    Case("a heron --- an owl", [("MJ006", "---", WARNING)], OLD),
    Case("a heron -- an owl", [("MJ006", "--", WARNING)]),
    Case("a heron --", [("MJ006", "--", WARNING)]),
    Case("a heron ---ar 3:2", [("MJ006", "---", ERROR)]),
    Case("a heron --- ar 3:2", [("MJ006", "---", ERROR)]),
    Case("a heron --ar 3:2 ---", [("MJ006", "---", ERROR)]),
    Case("a heron --ar 3:2 --", [("MJ006", "--", WARNING)]),
    Case("a heron --9:16", [("MJ006", "--", WARNING)]),
    Case("a {--- heron, owl}", [("MJ006", "---", ERROR)]),
    Case("pages 7--8 of a book", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
