"""`unsupported-image-prompt`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import IMAGE, WARNING
from tests.rules.models.cases import Case, found

CASES = [
    Case(f"{IMAGE} a cat --test", [("MJ308", IMAGE, WARNING)]),
    Case(f"{IMAGE} a cat --v 8", [("MJ308", IMAGE, WARNING), ("MJ305", "8", WARNING)]),
    Case(f"{IMAGE} a cat --v 8.2", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.prompt} ({case.model})")
def test_findings(case: Case) -> None:
    assert found(case) == case.found
