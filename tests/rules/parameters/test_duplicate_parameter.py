"""`duplicate-parameter`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import IMAGE, INFO, OTHER, WARNING
from tests.rules.parameters.cases import OLD, Case, found

CASES = [
    Case("a heron --s 100 --stylize 250", [("MJ102", "--stylize 250", WARNING)]),
    Case("a heron --v 7 --v 6.1", [("MJ102", "--v 6.1", WARNING)]),
    Case("a heron --tile --tile", [("MJ102", "--tile", INFO)]),
    Case("a heron --ar 3:2 --aspect 3:2", [("MJ102", "--aspect 3:2", INFO)]),
    Case("a heron --sref 12 --sref 34", [("MJ102", "--sref 34", WARNING)]),
    Case("a heron --no text --no people", []),
    Case("girl --no boy --no car , dog --raw", []),
    Case("a heron --ar {1:1, 3:2}", []),
    Case("a {heron --ar 1:1, stork --ar 3:2}", []),
    Case("a {heron --ar 1:1, stork} --ar 3:2", [("MJ102", "--ar 3:2", WARNING)]),
    Case(f"{IMAGE} {OTHER} a heron --iw 1 --iw 2", [], OLD),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == case.found
