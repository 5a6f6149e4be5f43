"""A reply that was seen is told from one that is worded by analogy."""

from __future__ import annotations

import pytest

from mjlint.language.replies import record


@pytest.mark.parametrize(
    ("reply", "date"),
    [
        ("`--oref` is not compatible with `--version 8.2`", "2026-08-25"),
        ("--OREF is not  compatible with --version 8.1.", "2026-06-17"),
        ("Unrecognized parameter(s): `use_raw`", "2023-08-06"),
        ("Invalid value provided for argument --seed", "2023-07-24"),
    ],
)
def test_a_reply_that_was_seen(reply: str, date: str) -> None:
    found = record(reply)
    assert found is not None
    assert found.date == date
    assert str(found).endswith(f", {date}")


@pytest.mark.parametrize(
    "reply",
    [
        "`--hd` is not compatible with `--niji 7`",
        "--stylize must be between 0 and 1000 with --version 8.2",
        "Unrecognized parameter(s):",
        "",
    ],
)
def test_a_reply_by_analogy(reply: str) -> None:
    assert record(reply) is None
