"""What a linter remembers of parameters changes nothing of what it finds."""

from __future__ import annotations

from hypothesis import given, settings

from mjlint import Linter
from tests.strategies import TEXTS

USED = Linter(clock=lambda: 1_795_305_600.0)


def fresh(text: str) -> object:
    return Linter(clock=lambda: 1_795_305_600.0).lint(text).diagnostics


def test_the_same_parameter_elsewhere() -> None:
    for tail in ("--uplight", "--turbo", "--v6", "--chaos 120", "--ar 3:2, ", "--sref nonsense"):
        for lead in ("a heron ", "", "the heron in the reeds ", " ", "a --ar 3:2 ", "a heron"):
            assert USED.lint(lead + tail).diagnostics == fresh(lead + tail), lead + tail


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_any_text(text: str) -> None:
    assert USED.lint(text).diagnostics == fresh(text)
