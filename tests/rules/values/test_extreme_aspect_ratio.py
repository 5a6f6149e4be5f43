"""`extreme-aspect-ratio`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, WARNING
from tests.rules.values.cases import Case, found

CASES = [
    Case("a heron --ar 14:1", []),
    Case("a heron --ar 15:1", [("MJ205", "15:1", WARNING)]),
    Case("a heron --ar 1:15", [("MJ205", "1:15", WARNING)]),
    Case("a heron --ar 4:1 --hd", []),
    Case("a heron --ar 1:5 --hd", [("MJ205", "1:5", ERROR)]),
    Case("a {heron --hd, stork} --ar 5:1", [("MJ205", "5:1", ERROR)]),
    Case("a {heron --hd, stork --ar 5:1}", []),
    Case("a heron --ar 20:1 --v 5", []),
    Case("a heron --ar 3:1 --v 4", [("MJ205", "3:1", WARNING)]),
    Case("a heron --ar 3:1 --v {4, 7}", [("MJ205", "3:1", WARNING)]),
    Case("a heron --ar 3:1", [("MJ205", "3:1", WARNING)], model="3"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt[:60])
def test_findings(case: Case) -> None:
    assert found(case) == case.found
