"""`space-after-dashes`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, WARNING
from tests.rules.shape.cases import OLD, Case, found

CASES = [
    Case("a heron -- ar 5:7", [("MJ005", "-- ar", ERROR)]),
    Case("a heron - -aspect 8:11", [("MJ005", "- -aspect", ERROR)]),
    Case("a heron - - ar 8:11", [("MJ005", "- - ar", ERROR)]),
    Case("a heron -- tile", [("MJ005", "-- tile", ERROR)]),
    Case("a heron -- ar 5:7", [("MJ005", "-- ar", WARNING)], OLD),
    Case("a heron — ar 9:16", [("MJ005", "— ar", WARNING)]),
    Case("a quiet room -- no people", [("MJ005", "-- no", WARNING)]),
    Case("a heron -- old and weary", [("MJ005", "-- old", WARNING)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
