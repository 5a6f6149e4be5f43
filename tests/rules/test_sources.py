"""Every rule rests on public evidence."""

from __future__ import annotations

import pytest

from mjlint.language.lexicon import sources
from mjlint.plugins.registry import for_prompts
from mjlint.rule import Rule


@pytest.mark.parametrize("rule", for_prompts(), ids=lambda rule: rule.name)
def test_every_rule_rests_on_a_public_address(rule: Rule) -> None:
    key = rule.source
    row = sources().get(key)
    assert "no-url" in (row or {}) or (key if row is None else row["url"]).startswith("https://")
