"""`legacy-spelling`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import INFO
from tests.rules.models.cases import Case, found

CASES = [
    Case("a heron --style raw", [("MJ307", "--style raw", INFO)]),
    Case("a heron --style raw --v 7", [("MJ307", "--style raw", INFO)]),
    Case("car --ar 16:9 --v 6.0 --s 750 --style raw", []),
    Case("a heron --style raw --v {6.1, 7}", []),
    Case("a heron --style raw --niji 7", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.prompt} ({case.model})")
def test_findings(case: Case) -> None:
    assert found(case) == case.found
