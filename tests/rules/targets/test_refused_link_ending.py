"""`refused-link-ending`."""

from __future__ import annotations

import pytest

from tests.rules.targets.cases import DIRECT, Case, found

CASES: list[Case] = [
    ("goapi", f"{DIRECT}?width=3 a hat", [("MJ806", "error", f"{DIRECT}?width=3")]),
    ("goapi", "a hat --sref https://a.site/B.PNG", [("MJ806", "error", "https://a.site/B.PNG")]),
    ("imaginepro", f"{DIRECT}?width=3 a hat", [("MJ806", "warning", f"{DIRECT}?width=3")]),
]


@pytest.mark.parametrize(("target", "prompt", "expected"), CASES)
def test_findings(target: str, prompt: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, prompt) == expected
