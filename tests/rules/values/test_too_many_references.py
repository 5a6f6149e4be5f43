"""`too-many-references`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, IMAGE, OTHER
from tests.rules.values.cases import Case, found

CASES = [
    Case(f"a heron --oref {IMAGE} {OTHER} --v 7", [("MJ209", OTHER, ERROR)]),
    Case("a heron --edit " + " ".join([IMAGE] * 4), []),
    Case("a heron --edit " + " ".join([IMAGE] * 4 + [OTHER]), [("MJ209", OTHER, ERROR)]),
    Case(f"a heron --cref {IMAGE} {OTHER} --v 6", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt[:60])
def test_findings(case: Case) -> None:
    assert found(case) == case.found
