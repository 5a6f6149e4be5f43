"""`text-after-parameters`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, WARNING
from tests.rules.shape.cases import OLD, Case, found

CASES = [
    Case("--ar 4:5 Horus eye stained glass", [("MJ012", "Horus eye stained glass", ERROR)]),
    Case("--ar 4:5 octane render", [("MJ012", "octane render", WARNING)], OLD),
    Case("a heron --v 7 in fog --ar 3:2", [("MJ012", "in fog", ERROR)]),
    Case("a heron --tile in fog", [("MJ012", "in fog", ERROR)]),
    Case("a heron --tile yes", [("MJ104", "yes", ERROR)]),
    Case("a heron --tile - --v 7", [("MJ012", "-", ERROR)]),
    Case(
        "a heron --v 7 in fog --- at dawn",
        [("MJ012", "in fog", ERROR), ("MJ006", "---", ERROR), ("MJ012", "at dawn", ERROR)],
    ),
    Case(
        "a heron --v 7 in fog ar 3:2",
        [("MJ012", "in fog", ERROR), ("MJ001", "ar 3:2", ERROR)],
    ),
    Case(
        "a heron --ar {3:2, 1:1} in fog",
        [("MJ012", "{3:2, 1:1} in fog", ERROR)],
    ),
    Case("a heron --no cats in fog", []),
    Case("a heron --xyz in fog", [("MJ101", "--xyz", ERROR)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
