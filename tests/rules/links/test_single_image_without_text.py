"""`single-image-without-text`."""

from __future__ import annotations

import pytest

from tests.rules.links.cases import A, B, Found, found

CASES: list[tuple[str, Found]] = [
    (f"{A} --ar 3:2", [("MJ501", A, "error")]),
    (f"{A} --v 6", [("MJ501", A, "error")]),
    (f"{A} --niji 6", [("MJ501", A, "error")]),
    (f"{{{A}, {B}}} --ar 3:2", [("MJ501", A, "error")]),
    (f"{A} {{a cat, {B}}}", []),
    (f"{A} --no cats", [("MJ501", A, "warning")]),
    (f"{A} a", []),
    (f"{A} 🐔", []),
    (f"{A} {B}", []),
    (f"{A} --video", []),
    (f"{A} --v 3", []),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), CASES, ids=lambda value: ascii(value)[:60])
def test_findings(prompt: str, expected: Found) -> None:
    assert found(prompt) == expected
