"""`unreachable-webhook`."""

from __future__ import annotations

import pytest

from tests.rules.requests.cases import Case, body, found

CASES: list[Case] = [
    ("ttapi", body(hookUrl="http://10.0.0.1/x"), [("MJ708", '"http://10.0.0.1/x"', "warning")]),
    ("ttapi", body(hookUrl="done"), [("MJ708", '"done"', "warning")]),
    (
        "evolink",
        '{"model": "mj-v7", "prompt": "a cat", "callback_url": "https://127.0.0.1/"}',
        [("MJ708", '"https://127.0.0.1/"', "error")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("target", "text", "expected"), CASES)
def test_findings(target: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, text) == expected
