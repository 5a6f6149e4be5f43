"""Every rule of the studio is tested by its own page."""

from __future__ import annotations

from pathlib import Path

import pytest

from mjlint.testing import check_page, rule_at

RULES = Path(__file__).parents[1] / "src" / "studio_rules"


@pytest.mark.parametrize("name", ["crowded_prompt.py"])
def test_page(name: str) -> None:
    check_page(rule_at(RULES / name))
