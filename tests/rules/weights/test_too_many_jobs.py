"""`too-many-jobs`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, WARNING
from tests.rules.weights.cases import Case, found

CASES = [
    Case("a {happy,sad} penguin", []),
    Case("{a,b,c,d,e,f,g} {a,b,c,d,e,f,g}", [("MJ412", "{a,b,c,d,e,f,g}", ERROR)]),
    Case("{a,b,c,d,e,f,g} bird --chaos {1, 2, 3, 4, 5}", []),
    Case("{a,b,c,d,e,f,g} bird --chaos {1, 2, 3, 4, 5, 6}", [("MJ412", "{a,b,c,d,e,f,g}", ERROR)]),
    Case("{red {cat, dog}, {owl, fox}} bird", []),
    Case("{red {cat, dog}, {owl, fox}} bird", [], plan="basic"),
    Case("{a {b,c}, {d,e}, f} g", [("MJ412", "{a {b,c}, {d,e}, f}", ERROR)], plan="basic"),
    Case("{a, b} bird --ar {1:1, 3:2} --{v 6, niji 6}", []),
    Case(
        "{a, b} bird --ar {1:1, 3:2} --{v 6, niji 6}",
        [("MJ412", "{a, b}", ERROR)],
        plan="basic",
    ),
    Case("a happy penguin --r 3", []),
    Case("a happy penguin --r 5", [("MJ412", "--r 5", ERROR)], plan="basic"),
    Case("a happy penguin --r 10", [], plan="standard"),
    Case("a happy penguin --r 40", []),
    Case("a happy penguin --r 50", [("MJ201", "50", ERROR)]),
    Case("{a, b} penguin --r 30", [("MJ412", "{a, b}", WARNING)]),
    Case("a penguin --r {2, 39}", []),
    Case("{a, b}" * 300, [("MJ412", "{a, b}", ERROR)]),
    Case("{a,b,c,d,e,f,g} {a,b,c,d,e,f,g}", [("MJ412", "{a,b,c,d,e,f,g}", WARNING)], model="3"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.prompt[:60]} ({case.model})")
def test_findings(case: Case) -> None:
    assert found(case) == case.found
