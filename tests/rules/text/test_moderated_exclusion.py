"""`moderated-exclusion`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import WARNING
from tests.rules.text.cases import Case, found

CASES = [
    Case("a knight --no modern clothing, text", [("MJ608", "clothing", WARNING)]),
    Case("a knight --no Clothes", [("MJ608", "Clothes", WARNING)]),
    Case("portrait in casual clothing", []),
    Case("a knight --no clothesline", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.prompt)[:60])
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
