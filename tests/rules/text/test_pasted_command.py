"""`pasted-command`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, WARNING
from tests.rules.text.cases import Case, found

CASES = [
    Case("/imagine prompt: a heron", [("MJ604", "/imagine prompt:", WARNING)]),
    Case("/Imagine a heron", [("MJ604", "/Imagine", WARNING)]),
    Case(" imagine prompt: a heron", [("MJ604", "imagine prompt:", WARNING)]),
    Case("Prompt: a heron", [("MJ604", "Prompt:", WARNING)]),
    Case("a heron /imagine prompt: an owl", [("MJ604", "/imagine prompt:", WARNING)]),
    Case("a heron --ar 3:2 /imagine an owl", [("MJ012", "/imagine an owl", ERROR)]),
    Case("imagine a prompt: a heron", []),
    Case("imagine a heron", []),
    Case("prompting an actor", []),
    Case("an image/imagined place", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.prompt)[:60])
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
