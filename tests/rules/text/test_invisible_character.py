"""`invisible-character`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import INFO, WARNING
from tests.rules.text.cases import Case, found

CASES = [
    Case("a \u200bheron", [("MJ606", "\u200b", WARNING)]),
    Case("a heron --ar 3:2\u200b", [("MJ606", "\u200b", WARNING)]),
    Case("\ufeffa heron", [("MJ606", "\ufeff", WARNING)]),
    Case("a \u202eheron\u202c", [("MJ606", "\u202e", WARNING), ("MJ606", "\u202c", WARNING)]),
    Case("a\x00 heron\x1b[31m", [("MJ606", "\x00", WARNING), ("MJ606", "\x1b", WARNING)]),
    Case("a \ud800heron", [("MJ606", "\ud800", WARNING)]),
    Case("a\u00a0heron", [("MJ606", "\u00a0", INFO)]),
    Case("a heron\u00a0--ar 3:2", [("MJ606", "\u00a0", WARNING)]),
    Case("a heron --ar\u00a03:2", [("MJ606", "\u00a0", WARNING)]),
    Case("a heron\n\tin fog", []),
    Case("❤️‍🔥 ☢️ armor", []),
    Case("नमस्\u200dते", []),
    Case("a he\u200dron", [("MJ606", "\u200d", WARNING)]),
    Case("שלום \u200e heron", []),
    Case("a heron \u200e", [("MJ606", "\u200e", WARNING)]),
    Case("キノピオ　kinopio", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.prompt)[:60])
def test_findings(case: Case) -> None:
    assert found(case) == sorted(case.found, key=str)
