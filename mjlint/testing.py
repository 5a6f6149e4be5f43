"""Tests a rule by its own page: its bad examples are found, its good ones are clean.

For rules of one's own as for those of mjlint::

    from mjlint.testing import check_page, rule_at

    def test_page() -> None:
        check_page(rule_at("rules/shouting.py"))
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from mjlint.diagnostic import Diagnostic
from mjlint.linting.linter import Linter
from mjlint.plugins.modules import load
from mjlint.plugins.registry import builtin
from mjlint.rule import Rule
from mjlint.settings.settings import Settings

SECTIONS: Final = ("What it does", "Why is this bad?", "Example", "Use instead")
_FENCE: Final = re.compile(r"^(`{3,})midjourney([^\n]*)\n(.*?)^\1(?!`)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """A prompt of a page, with the settings of its info string: ``midjourney plan=basic``."""

    prompt: str
    settings: Settings
    now: float
    """Seconds since 1970."""


def rule_at(path: str | Path) -> Rule:
    """The rule in a file. Raises `ValueError` with file and line where it breaks the contract."""
    found, mistakes = load([str(Path(path).absolute())], builtin())
    if mistakes or len(found) != 1:
        raise ValueError("\n".join(map(str, mistakes)) or f"{path}: expected one rule")
    return found[0]


def lint_with(rule: Rule, prompt: str, **settings: Any) -> tuple[Diagnostic, ...]:
    """What one rule finds in a prompt; ``settings`` are those of `mjlint.Settings`."""
    linter = Linter.of(Settings(**settings, extend_select=(rule.code,)), [rule])
    return linter.lint(prompt).diagnostics


def section(page: str, title: str) -> str:
    """The text below a heading of a page; empty where there is none."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    return found.group(1) if found else ""


def examples(rule: Rule, title: str) -> list[Example]:
    r"""Each line of a fence is a prompt, ``\u…`` escapes read; a fence marked ``whole`` is one.

    The info string sets the settings, the time (``now=2026-11-22``), and with ``repeat=300`` writes
    a prompt that often, with spaces between.
    """
    found = []
    for match in _FENCE.finditer(section(rule.page, title)):
        words = match.group(2).split()
        options: dict[str, Any] = dict(word.split("=", 1) for word in words if "=" in word)
        now = datetime.fromisoformat(options.pop("now", "2026-11-22")).replace(tzinfo=UTC)
        repeat = int(options.pop("repeat", "1"))
        custom = options.pop("custom-parameters", "")
        settings = Settings(
            **options,
            custom_parameters=tuple(custom.split(",")) if custom else (),
            extend_select=(rule.code,),
        )
        text = match.group(3)
        for prompt in [text.removesuffix("\n")] if "whole" in words else text.splitlines():
            prompt = " ".join([prompt] * repeat)
            prompt = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m.group(1), 16)), prompt)
            found.append(Example(prompt, settings, now.timestamp()))
    return found


def check_page(rule: Rule) -> None:
    """Raises `AssertionError` where the page of a rule lacks a section or is not true."""
    for title in SECTIONS:
        assert section(rule.page, title).strip(), f"the page has no section {title!r}"
    bad, good = examples(rule, "Example"), examples(rule, "Use instead")
    assert bad, "the page has no prompt that is found"
    assert good, "the page has no prompt to use instead"
    for example in bad:
        assert rule.code in _codes(rule, example), f"not found: {example.prompt}"
    for example in good:
        codes = _codes(rule, example)
        assert not codes, f"not clean, {', '.join(sorted(codes))}: {example.prompt}"


def _codes(rule: Rule, example: Example) -> set[str]:
    rules = builtin()
    if rule not in rules:
        rules = (*rules, rule)
    linter = Linter.of(example.settings, rules, clock=lambda: example.now)
    return {diagnostic.code for diagnostic in linter.lint(example.prompt).diagnostics}
