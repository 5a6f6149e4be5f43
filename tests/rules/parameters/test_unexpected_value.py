"""`unexpected-value`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, IMAGE, WARNING
from tests.rules.parameters.cases import OLD, Case, found

CASES = [
    Case("a heron --tile yes", [("MJ104", "yes", ERROR)]),
    Case("a heron --raw 1 --ar 3:2", [("MJ104", "1", ERROR)]),
    Case("a heron --tile mosaic", [("MJ104", "mosaic", ERROR)]),
    Case("a heron --uplight foo", [("MJ104", "foo", WARNING)], OLD),
    Case(f"{IMAGE} a heron --video 1", []),
    Case(f"{IMAGE} a heron --video 2", [("MJ104", "2", ERROR)]),
    Case("a heron --tile mosaic floor", [("MJ012", "mosaic floor", ERROR)]),
    Case("a heron --tile v6", [("MJ001", "v6", ERROR)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == case.found
