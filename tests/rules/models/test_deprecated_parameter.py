"""`deprecated-parameter`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, IMAGE, INFO, WARNING
from tests.rules.models.cases import Case, found

CASES = [
    Case("a heron --turbo", [("MJ303", "--turbo", WARNING)]),
    Case("a heron --turbo --v 7", []),
    Case("a heron --turbo --v 4", [("MJ303", "--turbo", WARNING)]),
    Case("a heron --sref 1234 --sv 6", [("MJ303", "--sv", WARNING)]),
    Case("a heron --sref 1234 --sv 4", [("MJ202", "4", WARNING)]),
    Case("a heron --sref 1234 --sv 7 --v 8.1", [("MJ202", "7", ERROR)]),
    Case("a heron --tile --niji 7", [("MJ303", "--tile", WARNING)]),
    Case("a heron --tile --test", [("MJ303", "--tile", INFO)]),
    Case(f"{IMAGE} cat --fast --video 1 --aspect 1:1", [("MJ303", "--aspect", INFO)]),
    Case(f"a heron --dref {IMAGE}", [("MJ303", "--dref", INFO)]),
    Case("a heron --v 7 --weird 20 --tile", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.prompt} ({case.model})")
def test_findings(case: Case) -> None:
    assert found(case) == case.found
