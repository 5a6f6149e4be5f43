"""`invalid-value`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, IMAGE, INFO, OTHER, WARNING
from tests.rules.values.cases import Case, found

CASES = [
    Case("a heron --chaos high", [("MJ202", "high", ERROR)]),
    Case("a heron --chaos 50.5", [("MJ202", "50.5", ERROR)]),
    Case("a heron --chaos 50%", [("MJ202", "50%", ERROR)]),
    Case("a heron --chaos ５０", [("MJ202", "５０", ERROR)]),
    Case("a heron --chaos high --v 3", [("MJ202", "high", WARNING)]),
    Case("a heron --seed abc --v 7.9", [("MJ202", "abc", ERROR), ("MJ204", "7.9", ERROR)]),
    Case("a heron --chaos 50::2", [("MJ202", "::2", WARNING)]),
    Case("a heron --q .50 --v 6.1", []),
    Case("a heron --q 2 --v 5", [("MJ202", "2", WARNING)]),
    Case("a heron --q .5 --v 7", [("MJ202", ".5", ERROR)]),
    Case("a heron --q 3 --v 7", [("MJ202", "3", WARNING)]),
    Case("a heron --q 2 --v 7", []),
    Case("a heron --style raw --niji 5", [("MJ202", "raw", ERROR)]),
    Case("a heron --style cute --niji 5", []),
    Case("a heron --style cute --niji 6", [("MJ202", "cute", ERROR)]),
    Case("a heron --style RAW --v 6", [("MJ202", "RAW", WARNING)]),
    Case("a heron --style raw-abc4XyZ --v 5.2", []),
    Case("a heron --style Artstation --v 3", [("MJ303", "--style", INFO)]),
    Case("a heron --sref 12 --sv 7 --v 7", [("MJ202", "7", ERROR)]),
    Case(f"{IMAGE} a heron --video --motion fast", [("MJ202", "fast", ERROR)]),
    Case(f"{IMAGE} a heron --video --bs 3", [("MJ202", "3", ERROR)]),
    Case(f"{IMAGE} a heron --video --end loop", []),
    Case(f"{IMAGE} a heron --video --end {OTHER}", []),
    Case(f"{IMAGE} a heron --video --end soon", [("MJ202", "soon", ERROR)]),
    Case("a heron --sref dramatic", [("MJ202", "dramatic", WARNING)]),
    Case("a heron --sref random", []),
    Case(f"a heron --sref {IMAGE}::2 1234::1", []),
    Case("a heron --oref 1234 --v 7", [("MJ202", "1234", ERROR)]),
    Case("a heron --oref 1234", [("MJ301", "--oref", ERROR)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt[:60])
def test_findings(case: Case) -> None:
    assert found(case) == case.found
