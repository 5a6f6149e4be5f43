"""`weight-sum`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, IMAGE, WARNING
from tests.rules.weights.cases import Case, found

CASES = [
    Case("hot dog::1 animal::-2", [("MJ401", "::-2", ERROR)]),
    Case("hot dog::1 animal::-1", [("MJ401", "::-1", ERROR)]),
    Case("hot dog:: food::-1 animal", []),
    Case("hot dog::1.5 food::-1", []),
    Case("hot dog::0.5 animal::-0.25", []),
    Case("hot dog::.1 b::.2 c::-.3", [("MJ401", "::-.3", ERROR)]),
    Case("hot dog::.5 --no animal", [("MJ401", "::.5", WARNING)]),
    Case("hot dog::.5 --no animal --no car", [("MJ401", "::.5", WARNING)]),
    Case("hot dog:: --no animal --no car", []),
    Case(f"{IMAGE} hot dog::-1", [("MJ401", "::-1", WARNING)]),
    Case("hot dog::1 animal::-2", [("MJ401", "::-2", WARNING)], model="3"),
    Case("hot dog::1 animal::-2", [("MJ304", "::1", WARNING)], model="8.2"),
    Case("hot dog::{1, -2} animal", [("MJ401", "::{1, -2}", ERROR)]),
    Case("hot dog {a::-3, b}", [("MJ401", "::-3", ERROR)]),
    Case("a::" + "9" * 400 + " b::-" + "9" * 400, []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.prompt[:60]} ({case.model})")
def test_findings(case: Case) -> None:
    assert found(case) == case.found
