"""`signed-link`: links that were refused after a reference."""

from __future__ import annotations

import pytest

from tests.rules.links.cases import Found, found

LINK = "https://b.oss-cn-beijing.aliyuncs.com/a.png?OSSAccessKeyId=L&Expires=4102444800&Signature=q"
CASES: list[tuple[str, Found]] = [
    (f"a cat --sref {LINK}", [("MJ517", LINK, "warning")]),
    (f"a cat --oref {LINK} --v 7", [("MJ517", LINK, "warning")]),
    (f"{LINK} a cat", []),
    ("a cat --sref https://img.site.org/a.png?size=2", []),
]


@pytest.mark.parametrize(("prompt", "expected"), CASES)
def test_findings(prompt: str, expected: Found) -> None:
    assert found(prompt) == expected
