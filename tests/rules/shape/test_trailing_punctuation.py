"""`trailing-punctuation`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from mjlint import Linter
from tests.rules.findings import ERROR, WARNING
from tests.rules.shape.cases import OLD, Case, found

CASES = [
    Case("a heron --ar 16:9,", [("MJ011", ",", ERROR)]),
    Case("a heron --ar 16:9, --v 7.", [("MJ011", ",", ERROR), ("MJ011", ".", ERROR)]),
    Case("a heron --ar 16:9,", [("MJ011", ",", WARNING)], OLD),
    Case("a heron --v 7。", [("MJ011", "。", ERROR)]),
    Case("a heron --tile, --raw.", [("MJ011", ",", ERROR), ("MJ011", ".", ERROR)]),
    Case("a heron --ar 16:9 , --v 7", [("MJ011", ",", ERROR)]),
    Case('a heron --ar "16:9" --v 7', [("MJ011", '"', ERROR)]),
    Case("a heron --sref 1234, --v 7", [("MJ011", ",", ERROR)]),
    Case("a heron --p, --v 7", [("MJ011", ",", ERROR)]),
    Case("a heron --ar {3:2, 1:1}.", [("MJ011", "{3:2, 1:1}.", ERROR)]),
    Case("a heron --ar 3:2 ::::2", [("MJ011", "::::2", ERROR)]),
    Case("a heron --no text, logo, --v 7", []),
    Case("a heron, --ar 9:16", []),
    Case("a heron. --niji 6", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)


def test_a_weight_is_not_taken_away_with_its_colons() -> None:
    assert Linter().lint("a heron --v6 ::::2").fixed() == "a heron --v 6 ::::2"
