"""`video-without-image`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, IMAGE, OTHER, WARNING
from tests.rules.models.cases import Case, found

CASES = [
    Case("a heron takes off --video", [("MJ309", "--video", ERROR)]),
    # The bot shows `--video 1`, at times without the image.
    Case("a heron takes off --video 1", [("MJ309", "--video", WARNING)]),
    Case("a heron takes off --video --v 7", [("MJ309", "--video", ERROR)]),
    Case("a heron takes off --video", [("MJ309", "--video", WARNING)], target="web"),
    Case("a heron takes off --video", [], model="3"),
    Case(f"{IMAGE} --video", []),
    Case(f"{{{IMAGE}, {OTHER}}} a heron --video", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.prompt} ({case.model})")
def test_findings(case: Case) -> None:
    assert found(case) == case.found
