"""`empty-prompt`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from mjlint import Settings
from tests.rules.findings import ERROR, IMAGE
from tests.rules.text.cases import Case, found

CASES = [
    Case("", [("MJ601", "", ERROR)]),
    Case("  \n", [("MJ601", "  \n", ERROR)]),
    Case("--ar 3:2 --v 7", [("MJ601", "--ar 3:2 --v 7", ERROR)]),
    Case("--sref 1234", [("MJ601", "--sref 1234", ERROR)]),
    Case("--no text, people", [("MJ601", "--no text, people", ERROR)]),
    Case(f"{IMAGE} --video", []),
    Case("22 --ar 1:1", []),
    Case("🐔 👍", []),
    Case("❤️", []),
    Case("{a, b} --v 7", []),
    Case("--pic --ar 3:2", [], Settings(custom_parameters=("pic",))),
    Case("--ar 3:2", [], Settings(prefix="in oil")),
    Case("--ar 3:2", [("MJ601", "--ar 3:2", ERROR)], Settings(suffix="--raw")),
    # The text is there, in the wrong place.
    Case("--ar 4:5 Horus", [("MJ012", "Horus", ERROR)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.prompt)[:60])
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
