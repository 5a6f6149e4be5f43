"""`spaced-weight`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import INFO, WARNING
from tests.rules.weights.cases import Case, found

CASES = [
    Case("a cat:: 2 a dog", [("MJ403", ":: 2", INFO)]),
    Case("a cat:: 2, a dog", [("MJ403", ":: 2", WARNING)]),
    Case("a cat:: a dog:: -0.5", [("MJ403", ":: -0.5", WARNING)]),
    Case("a cat:: 2 --ar 3:2", [("MJ403", ":: 2", WARNING)]),
    Case("hdri:: 360 camera lens:: 3D:: 4k:: 16:9 frame:: 35mm", []),
    Case("a castle : : a cloud", [("MJ403", ": :", WARNING)]),
    Case("a castle : a cloud", []),
    Case("a castle : : a cloud", [], model="8.2"),
    Case("a cat:: 2 a dog", [("MJ304", "::", WARNING)], model="8.2"),
    Case("::9 cat in a box ::1 at the station", []),
    Case("mid day :: :: oil paint ::", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.prompt[:60]} ({case.model})")
def test_findings(case: Case) -> None:
    assert found(case) == case.found
