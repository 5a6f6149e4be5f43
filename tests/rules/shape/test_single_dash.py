"""`single-dash`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, WARNING
from tests.rules.shape.cases import Case, found

CASES = [
    Case("a heron -ar 16:9", [("MJ002", "-ar 16:9", WARNING)]),
    Case("a heron -s 250 in fog", [("MJ002", "-s 250", WARNING)]),
    Case("a heron -tile --ar 3:2", [("MJ002", "-tile", WARNING)]),
    Case("a heron --v 7 -ar 16:9", [("MJ002", "-ar 16:9", ERROR)]),
    Case("a heron --v 7 -no text --ar 3:2", [("MJ002", "-no text", ERROR)]),
    Case("a half-timbered house - fog and -5 degrees", []),
    Case("a -fast- car -old style- look", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
