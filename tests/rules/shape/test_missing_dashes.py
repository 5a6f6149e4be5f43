"""`missing-dashes`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from mjlint import Settings
from tests.rules.findings import ERROR, WARNING
from tests.rules.shape.cases import Case, found

CASES = [
    Case("a heron v6", [("MJ001", "v6", WARNING)]),
    Case("a heron V7.", [("MJ001", "V7", WARNING)]),
    Case("a heron, niji 6 --ar 3:2", [("MJ001", "niji 6", WARNING)]),
    Case("a heron ar 16:9 v 7", [("MJ001", "ar 16:9", WARNING), ("MJ001", "v 7", WARNING)]),
    Case("a heron aspect ratio 16:9", [("MJ001", "aspect ratio 16:9", WARNING)]),
    Case("watercolor, ar--3:2 --v 4", [("MJ001", "ar--3:2", WARNING)]),
    Case("a heron, ar-- 16:7", [("MJ001", "ar-- 16:7", WARNING)]),
    Case("a heron --v 7 ar 3:2", [("MJ001", "ar 3:2", ERROR)]),
    Case("a heron --tile v6", [("MJ001", "v6", ERROR)]),
    Case("a heron --chaos 50 ar 3:2", [("MJ001", "ar 3:2", WARNING)], Settings(model="test")),
    Case("a v8 engine in a workshop", []),
    Case("a truck with a v8", []),
    Case("an old mustang v6 --ar 3:2", []),
    Case("a film in ar 16:9 with subtitles", []),
    Case("a heron at 7", []),
    Case("a map of level v33", []),
    Case("{v6, v7}", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
