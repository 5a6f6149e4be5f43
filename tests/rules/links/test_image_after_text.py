"""`image-after-text`."""

from __future__ import annotations

import pytest

from tests.rules.links.cases import A, B, Found, found

CASES: list[tuple[str, Found]] = [
    (f"cat {A}", [("MJ509", A, "info")]),
    (f"cat {A} {B}", [("MJ509", A, "info")]),
    (f"{{cat, dog}} {A}", [("MJ509", A, "info")]),
    (f"{{cat, {A} dog}}", []),
    (f"{A} cat --sref {B}", []),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), CASES, ids=lambda value: ascii(value)[:60])
def test_findings(prompt: str, expected: Found) -> None:
    assert found(prompt) == expected
