"""`quoted-prompt`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from mjlint import Settings
from tests.rules.findings import ERROR, WARNING
from tests.rules.text.cases import Case, found

CASES = [
    Case('"a heron in the reeds --ar 3:2"', [("MJ605", '"', ERROR)]),
    Case('"a heron --tile"', [("MJ605", '"', ERROR)]),
    Case("`a heron in the reeds --ar 3:2`", [("MJ605", "`", ERROR)]),
    Case('a heron --v 7" --ar 3:2', [("MJ605", '"', ERROR)]),
    Case('"a heron" --ar 3:2"', [("MJ605", '"', ERROR)]),
    Case('"a heron --no text"', [("MJ605", '"a heron --no text"', WARNING)]),
    Case("“a heron in the tall reeds”", [("MJ605", "“a heron in the tall reeds”", WARNING)]),
    Case('"a heron --ar 3:2"', [("MJ605", '"a heron --ar 3:2"', WARNING)], Settings(model="3")),
    Case('"Open late"', []),
    Case('"shroom patricians practicing on a helpless opossum" by Sharaku', []),
    Case('"Aliens" and a poster that says "Go home"', []),
    Case('Sci-fi movie poster with title text "Aliens!" --v 6.1', []),
    Case('a poster --no "text"', []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.prompt)[:60])
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
