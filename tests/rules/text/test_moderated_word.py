"""`moderated-word`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from mjlint import Settings
from tests.rules.findings import INFO
from tests.rules.text.cases import MODERATED, Case, found

CASES = [
    Case("a massacre", []),
    Case("a massacre", [("MJ607", "massacre", INFO)], MODERATED),
    Case("an actor wearing  nothing", [("MJ607", "wearing  nothing", INFO)], MODERATED),
    Case("a ＭＡＳＳＡＣＲＥ in fog", [("MJ607", "ＭＡＳＳＡＣＲＥ", INFO)], MODERATED),
    Case("a portrait --no bikini", [("MJ607", "bikini", INFO)], MODERATED),
    Case("grass, skills, cocktails, overexposed, veins of gold", [], MODERATED),
    Case("https://img.site.org/massacre.png a heron", [], MODERATED),
    Case("a massacre", [], Settings(extend_select=("MJ607",), moderation_allow=("Massacre",))),
    Case(
        "a heron in fog",
        [("MJ607", "heron", INFO)],
        Settings(extend_select=("MJ607",), moderation_words=("Heron",)),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.prompt)[:60])
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
