"""`unsupported-multi-prompt`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import IMAGE, OTHER, WARNING
from tests.rules.models.cases import Case, found

CASES = [
    Case("space:: ship::2", [("MJ304", "::", WARNING)]),
    Case("space:: ship::2 --v 7", [("MJ304", "::", WARNING)]),
    Case("space:: ship::2 --v 6.1", []),
    Case("space:: ship::2 --niji 6", []),
    Case("space:: ship::2", [("MJ304", "::", WARNING)], model="niji 7"),
    Case("space:: ship::2 --test", [("MJ304", "::", WARNING)]),
    Case("space {one::2, two::3} --v 7", [("MJ304", "::2", WARNING)]),
    Case(f"{IMAGE}::4 {OTHER}::1 a cactus on a skateboard --iw 0.5", []),
    Case(f"{{{IMAGE}, {OTHER}}}::2 a cactus", []),
    Case("a heron --sref 1234::2 5678::1", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.prompt} ({case.model})")
def test_findings(case: Case) -> None:
    assert found(case) == case.found
