"""`value-out-of-range`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from mjlint import Linter
from tests.rules.findings import ERROR, IMAGE, INFO, WARNING
from tests.rules.values.cases import Case, found

CASES = [
    Case("a heron --chaos 100", []),
    Case("a heron --chaos 101", [("MJ201", "101", ERROR)]),
    Case("a heron --chaos -1", [("MJ201", "-1", ERROR)]),
    Case("a heron --s 1001", [("MJ201", "1001", ERROR)]),
    Case("a heron --s 60000 --v 3", []),
    Case("a heron --s 100 --v 3", [("MJ201", "100", WARNING)]),
    Case("a heron --stylize {100, 2000}", [("MJ201", "2000", ERROR)]),
    Case("a heron --s 2000 --v {3, 7}", [("MJ201", "2000", ERROR)]),
    Case("a heron --s 99999 --v 7.9", [("MJ204", "7.9", ERROR)]),
    Case("a heron --seed 4294967295", []),
    Case("a heron --seed 4294967296", [("MJ201", "4294967296", ERROR)]),
    Case(f"a heron --seed {'9' * 5000}", [("MJ201", "9" * 5000, ERROR)]),
    Case(f"{IMAGE} a heron --iw .5", []),
    Case(f"{IMAGE} a heron --iw 3.5", [("MJ201", "3.5", ERROR)]),
    Case(f"{IMAGE} a heron --iw 2.5 --niji 7", [("MJ201", "2.5", ERROR)]),
    Case(f"{IMAGE} a heron --iw .2 --v 5", [("MJ201", ".2", WARNING)]),
    Case(f"{IMAGE} a heron --iw -0.5 --v 3", []),
    Case(f"a heron --oref {IMAGE} --ow 0 --v 7", [("MJ201", "0", WARNING)]),
    Case("a heron --weird 2000 --v 5.2", [("MJ201", "2000", WARNING)]),
    Case("a heron --weird 2000", []),
    Case("a heron --repeat 1", [("MJ201", "1", INFO)]),
    Case("a heron --repeat 41", [("MJ201", "41", ERROR)]),
    Case("a heron --stop 5", [("MJ301", "--stop", ERROR)]),
    Case("a heron --chaos 500,", [("MJ201", "500", ERROR), ("MJ011", ",", ERROR)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt[:60])
def test_findings(case: Case) -> None:
    assert found(case) == case.found


def test_a_parameter_is_left_out_where_the_branches_have_no_number_in_common() -> None:
    # On `--test` the least is 1250, on the default model the most is 1000.
    assert Linter().lint("a {b, c --test} --s 0").fixed(unsafe=True) == "a {b, c --test}"
    assert Linter().lint("a {b, c --v 3} --s 2000").fixed(unsafe=True) == "a {b, c --v 3} --s 1000"
