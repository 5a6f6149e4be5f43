"""`placeholder`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import WARNING
from tests.rules.text.cases import Case, found

CASES = [
    Case("a portrait of {{subject}}", [("MJ603", "{{subject}}", WARNING)]),
    Case("a portrait of [YOUR SUBJECT]", [("MJ603", "[YOUR SUBJECT]", WARNING)]),
    Case(
        "[subject] in the style of [artist]",
        [("MJ603", "[subject]", WARNING), ("MJ603", "[artist]", WARNING)],
    ),
    Case("a [insert animal here] in fog", [("MJ603", "[insert animal here]", WARNING)]),
    Case("a <character name> in fog", [("MJ603", "<character name>", WARNING)]),
    Case("a HERO_NAME and [HERO_NAME]", [("MJ603", "[HERO_NAME]", WARNING)]),
    Case("a __animal__ in fog", [("MJ603", "__animal__", WARNING)]),
    Case("[Melbourne's Flinders Street] by [Alice In Wonderland]", []),
    Case("[1916029296034410] A lion running on the African savannah.", []),
    Case("<#2109205915#>Oriental girl with double ponytail hairstyle --v 5.2", []),
    Case("<< << The Devils Hands >> >>", []),
    Case('a flag with "[RIOT]"', []),
    Case("{{red, blue} hat, cap}", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.prompt)[:60])
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
