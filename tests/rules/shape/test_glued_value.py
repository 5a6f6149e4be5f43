"""`glued-value`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from mjlint import Settings
from tests.rules.findings import ERROR, WARNING
from tests.rules.shape.cases import OLD, Case, found

CASES = [
    Case("a heron --v6", [("MJ021", "--v6", ERROR)]),
    Case("a heron --ar16:9", [("MJ021", "--ar16:9", ERROR)]),
    Case("a heron --niji6", [("MJ021", "--niji6", ERROR)]),
    Case("a heron --v-7", [("MJ021", "--v-7", ERROR)]),
    Case("a heron --ar--3:2", [("MJ021", "--ar--3:2", ERROR)]),
    Case("a heron --v7, --ar 3:2", [("MJ021", "--v7", ERROR), ("MJ011", ",", ERROR)]),
    Case("a heron --chaos10", [("MJ021", "--chaos10", WARNING)], OLD),
    Case("a heron --v6", [], Settings(custom_parameters=("v6",))),
    Case("a heron --s .5", [("MJ202", ".5", ERROR)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
