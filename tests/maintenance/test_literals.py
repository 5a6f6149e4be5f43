"""The words of an expression are in all that it matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mjlint.failures.expression import Expression
from mjlint.failures.table import failures
from mjlint.maintenance.literals import literals


@pytest.mark.parametrize(
    ("regex", "words"),
    [
        (r"\bqueue (is )?full\b", ("queue ",)),
        (r"(job|task)s? (timed out|expired)", ("timed out", "expired")),
        (r"参数.{0,4}(错误|无效)", ("参数",)),
        (r"(over)?loaded|at (?:most|least) \d", ("loaded", "most", "least")),
        (r"ab?c", ()),
        (r"(fast|)mode?", ("mod",)),
        (r"(?<!last )status", ("status",)),
        (r"(queue)*full", ("full",)),
        (r"(queue)+f", ("queue",)),
        (r"[a-z]+", ()),
    ],
)
def test_literals(regex: str, words: tuple[str, ...]) -> None:
    assert literals(regex) == words


FAMILIES = [family.regex for kind in failures().kinds.values() for family in kind.patterns]


@given(data=st.data(), regex=st.sampled_from(FAMILIES))
def test_a_text_that_fits_is_found_with_and_without_words(data: st.DataObject, regex: str) -> None:
    text = data.draw(st.from_regex(re.compile(regex)))
    assert Expression(regex, literals(regex)).search(text) is not None
