"""Every rule's page is true: its bad examples are found, its good ones are clean."""

from __future__ import annotations

import re

import pytest

from mjlint.plugins.broken import documented
from mjlint.plugins.registry import builtin, for_prompts
from mjlint.rule import Rule
from mjlint.testing import check_page, section

PROMPT_RULES = [rule for rule in for_prompts() if rule.reads != "LinkEvidence"]
SECTIONS = ("What it does", "Why is this bad?", "Example", "Use instead")


@pytest.mark.parametrize("rule", PROMPT_RULES, ids=lambda rule: rule.name)
def test_page(rule: Rule) -> None:
    check_page(rule)


@pytest.mark.parametrize("rule", documented(), ids=lambda rule: rule.name)
def test_sections(rule: Rule) -> None:
    for title in SECTIONS:
        assert section(rule.page, title).strip(), title


def test_registry() -> None:
    rules = builtin()
    assert len(rules) == len({rule.code for rule in rules}) == len({rule.name for rule in rules})
    for rule in rules:
        assert re.fullmatch(r"MJ\d{3}", rule.code)
        assert rule.path.endswith(f"{rule.name.replace('-', '_')}.py")
        assert rule.source or rule.code[:3] in ("MJ7", "MJ9"), rule.name
    assert {rule.reads for rule in builtin("requests")} == {"Request"}
    assert set(for_prompts(vendors=False)) < set(for_prompts()) < set(rules)
