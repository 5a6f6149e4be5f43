"""A near word is offered, anything else is met with silence."""

from __future__ import annotations

import pytest

from mjlint.text.similar import did_you_mean, nearest

RULES = ("uppercase-parameter", "too-long", "em-dash", "v")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("to-long", "too-long"),
        ("EM-dash", "em-dash"),
        ("upper", "uppercase-parameter"),
        ("x", None),
        ("elephant", None),
        ("", None),
        ("too-long" * 1000, None),
    ],
)
def test_did_you_mean(word: str, meant: str | None) -> None:
    assert did_you_mean(word, RULES) == (f"; did you mean `{meant}`?" if meant else "")


def test_a_part_of_several_is_a_part_of_none() -> None:
    assert did_you_mean("links", ("links.check", "links.cache")) == ""
    assert nearest("upper", RULES) is None
