"""Every rule's page is true: its bad examples are found, its good ones are clean."""

from __future__ import annotations

import re

import pytest

from mjlint.rule import Checker, builtin
from mjlint.testing import check_page


@pytest.mark.parametrize("checker", builtin(), ids=lambda checker: checker.rule.name)
def test_page(checker: Checker) -> None:
    check_page(checker)


def test_catalogue() -> None:
    checkers = builtin()
    assert len({checker.rule.code for checker in checkers}) == len(checkers)
    assert len({checker.rule.name for checker in checkers}) == len(checkers)
    for checker in checkers:
        assert re.fullmatch(r"MJ\d{3}", checker.rule.code)
        assert checker.path.endswith(f"{checker.rule.name.replace('-', '_')}.py")
        assert checker.rule.source, checker.rule.name
