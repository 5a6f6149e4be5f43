"""`conflicting-parameters`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, IMAGE, WARNING
from tests.rules.parameters.cases import Case, found

CASES = [
    Case("a heron --niji 6 --v 6", [("MJ106", "--v 6", ERROR)]),
    Case("a heron --v 6 --niji 6", [("MJ106", "--niji 6", ERROR)]),
    Case("a heron --{v 7, niji 7}", []),
    Case("a heron --fast --relax", [("MJ106", "--relax", ERROR)]),
    Case(
        "a heron --fast --relax --turbo --v 7",
        [("MJ106", "--relax", ERROR), ("MJ106", "--turbo", ERROR)],
    ),
    Case("a heron --stealth --public", [("MJ106", "--public", ERROR)]),
    Case("a heron --hd --sd", [("MJ106", "--sd", ERROR)]),
    Case("a heron --weird 100 --seed 7", [("MJ106", "--seed 7", WARNING)]),
    Case(f"a heron --draft --oref {IMAGE} --v 7", [("MJ106", f"--oref {IMAGE}", ERROR)]),
    Case(f"a heron --q 4 --oref {IMAGE} --v 7", [("MJ106", f"--oref {IMAGE}", ERROR)]),
    Case(f"a heron --q 2 --oref {IMAGE} --v 7", []),
    Case(f"a heron --edit {IMAGE} --tile", [("MJ106", "--tile", ERROR)]),
    Case("a heron --p m7312345 --sref 12 --sw 20", [("MJ106", "--sw 20", WARNING)]),
    Case("a heron --p p7312345 --sref 12 --sw 20", []),
    Case("a heron --style 4a --ar 16:9 --v 4", [("MJ106", "--ar 16:9", WARNING)]),
    Case("a heron --style 4a --ar 3:2 --v 4", []),
    Case("a heron --style 4c --ar 16:9 --v 4", []),
    # Another rule's pair.
    Case("a heron --repeat 3 --relax", [("MJ413", "--relax", ERROR)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == case.found
