"""`removed-parameter`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, WARNING
from tests.rules.models.cases import Case, found

CASES = [
    Case("a castle --wallpaper", [("MJ302", "--wallpaper", ERROR)]),
    Case("a castle --wallpaper", [], model="3"),
    Case("a castle --uplight --v 5", [("MJ302", "--uplight", ERROR)]),
    Case("a castle --uplight", [], model="3"),
    Case("a castle --upanime", [("MJ302", "--upanime", WARNING)], model="3"),
    Case("a castle --w 1920 --h 1024", [], model="3"),
    Case("a castle --h 1024", [("MJ302", "--h", ERROR)]),
    Case("a castle --zoom 2", [("MJ302", "--zoom", ERROR)]),
    Case("a castle --preview", [("MJ302", "--preview", WARNING)]),
    Case("a castle --sameseed 4", [("MJ302", "--sameseed", ERROR)]),
    Case("a castle --wallpaper", [], custom=("wallpaper",)),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.prompt} ({case.model})")
def test_findings(case: Case) -> None:
    assert found(case) == case.found
