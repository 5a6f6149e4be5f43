"""`negative-prompt`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import WARNING
from tests.rules.text.cases import Case, found

CASES = [
    Case("a heron. Negative prompt: blurry", [("MJ609", "Negative prompt:", WARNING)]),
    Case("a heron negative_prompt: x", [("MJ609", "negative_prompt:", WARNING)]),
    Case("a film negative: a heron", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.prompt)[:60])
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
