"""`foreign-weights`: weights of another program, which are plain words here."""

from __future__ import annotations

import pytest

from tests.rules.findings import INFO
from tests.rules.text.cases import Case, found

CASES = [
    Case("(masterpiece:1.3), a jug", [("MJ612", "(masterpiece:1.3)", INFO)]),
    Case("((jug)), snow", [("MJ612", "((jug))", INFO)]),
    Case("<lora:chalk:0.7>, a jug", [("MJ612", "<lora:chalk:0.7>", INFO)]),
    Case("a jug (Kodak Portra 400), f/1.8", []),
    Case("poster (16:9) of a clock at (12:30)", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == case.found
