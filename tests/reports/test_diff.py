"""A diff that `patch` would apply, also where rows come and go."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from mjlint.reports.diff import diff
from tests.growth import assert_linear

TEXTS = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "\n"]), max_size=30).map("".join)


def patched(text: str, rows: list[str]) -> str:
    """The text with a diff applied, each hunk at the row that it names."""
    old, new, at = text.splitlines(keepends=True), [], 0
    for row in rows[2:]:
        if hunk := re.match(r"@@ -(\d+)(?:,(\d+))? ", row):
            start = int(hunk[1]) - (hunk[2] != "0")
            new += old[at:start]
            at = start
        elif row.startswith("+"):
            new.append(row[1:])
        else:
            assert row[1:] == old[at]
            at += 1
            new += [row[1:]] if row.startswith(" ") else []
    return "".join([*new, *old[at:]])


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_a_diff_applied_gives_the_new_text(head: str, before: str, after: str, tail: str) -> None:
    old, new = head + before + tail, head + after + tail
    rows = list(diff("a.txt", old, new))
    assert (patched(old, rows) if rows else old) == new


def test_rows_outside_of_the_change_cost_little() -> None:
    def added(times: int) -> None:
        rows = [f"prompt {n}\n" for n in range(times)]
        after = [*rows[: times // 2], "new\n", *rows[times // 2 :]]
        assert len(list(diff("a", "".join(rows), "".join(after)))) == 10

    assert_linear(added, 3_000, 30_000)
