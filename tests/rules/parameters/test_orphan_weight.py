"""`orphan-weight`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from mjlint import Settings
from tests.rules.findings import ERROR, IMAGE, INFO, OTHER, WARNING
from tests.rules.parameters.cases import OLD, Case, found

CASES = [
    Case("a heron --sw 200", [("MJ105", "--sw 200", ERROR)]),
    Case("a heron --sref 12 --sw 200", []),
    Case("a heron --sw 200 --sref 12", []),
    Case("a heron --ow 200 --v 7", [("MJ105", "--ow 200", ERROR)]),
    Case("a heron --cw 20 --v 6", [("MJ105", "--cw 20", ERROR)]),
    Case("a heron --sv 4 --v 7", [("MJ105", "--sv 4", WARNING)]),
    Case("a heron --sw 200", [("MJ105", "--sw 200", WARNING)], Settings(target="web")),
    Case("a heron --iw 2", [("MJ105", "--iw 2", WARNING)]),
    Case("a heron --iw 2", [("MJ105", "--iw 2", INFO)], Settings(target="web")),
    Case("a heron --iw 2 --sref 12", [("MJ105", "--iw 2", INFO)]),
    Case(f"{IMAGE} a heron --iw 2", []),
    Case(f"{{{IMAGE}, {OTHER}}} a heron --iw 2", []),
    Case("{a heron --sref 12, a stork} --sw 200", [("MJ105", "--sw 200", ERROR)]),
    Case("a {heron --sref 12, stork --sw 20}", [("MJ105", "--sw 20", ERROR)]),
    Case("a heron --w 300", [("MJ105", "--w 300", INFO)], OLD),
    Case("a heron --w 300 --h 400", [], OLD),
    # Refused whatever stands beside it.
    Case("a heron --ow 200", [("MJ301", "--ow", ERROR)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == case.found
