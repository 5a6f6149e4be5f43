"""`wrong-dash`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, INFO, WARNING
from tests.rules.shape.cases import OLD, Case, found

CASES = [
    # as in https://github.com/UrielCh/midjourney-client/issues/22
    Case("a heron –ar 4:3 –v5", [("MJ003", "–ar", WARNING), ("MJ003", "–v", WARNING)]),
    Case("a heron --ar 3:2 –v 7", [("MJ003", "–v", ERROR)]),
    Case("a heron --ar 3:2 –v 3", [("MJ003", "–v", WARNING)], OLD),
    Case(
        "a heron —ar 16:9 —s 1000 –v 5",
        [("MJ004", "—ar", INFO), ("MJ004", "—s", INFO), ("MJ003", "–v", ERROR)],
    ),
    Case("a heron ——ar 16:9", [("MJ003", "——ar", WARNING)]),
    Case("a heron −−ar 16:9", [("MJ003", "−−ar", WARNING)]),
    Case("a heron –no text", [("MJ003", "–no", WARNING)]),
    Case("London–public transport, 1990–1999", []),
    Case("a room – no people", []),
    Case("a road –old and long", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
