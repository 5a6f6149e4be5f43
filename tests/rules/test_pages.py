"""Every rule's page is true: its bad examples are found, its good ones are clean."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import NamedTuple

import pytest

from mjlint import Linter, Settings
from mjlint.rule import Checker, builtin

FENCE = re.compile(r"^```midjourney([^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SECTIONS = ("What it does", "Why is this bad?", "Example", "Use instead")


class Example(NamedTuple):
    """A prompt of a page, with the settings of its info string: ``midjourney plan=basic``."""

    prompt: str
    settings: Settings
    now: float


def section(page: str, title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    return found.group(1) if found else ""


def examples(checker: Checker, title: str) -> list[Example]:
    """Each line of a fence is a prompt, ``\\n`` and ``\\u…`` escapes read; a fence marked ``whole`` is one.

    ``repeat=300`` writes a prompt that often, with spaces between.
    """
    found = []
    for match in FENCE.finditer(section(checker.page, title)):
        words = match.group(1).split()
        options = dict(word.split("=", 1) for word in words if "=" in word)
        now = options.pop("now", "2026-11-22")
        repeat = int(options.pop("repeat", "1"))
        custom = tuple(options.pop("custom-parameters", "").split(",")) if "custom-parameters" in options else ()
        settings = Settings(**options, custom_parameters=custom, extend_select=(checker.rule.code,))
        text = match.group(2)
        for prompt in [text.removesuffix("\n")] if "whole" in words else text.splitlines():
            prompt = " ".join([prompt] * repeat)
            prompt = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m.group(1), 16)), prompt)
            moment = datetime.fromisoformat(now).replace(tzinfo=UTC).timestamp()
            found.append(Example(prompt, settings, moment))
    return found


def codes(example: Example) -> set[str]:
    linter = Linter(example.settings, clock=lambda: example.now)
    return {diagnostic.code for diagnostic in linter.lint(example.prompt).diagnostics}


@pytest.mark.parametrize("checker", builtin(), ids=lambda checker: checker.rule.name)
def test_page(checker: Checker) -> None:
    for title in SECTIONS:
        assert section(checker.page, title).strip(), f"the page has no section {title!r}"
    bad, good = examples(checker, "Example"), examples(checker, "Use instead")
    assert bad and good
    for example in bad:
        assert checker.rule.code in codes(example), f"not found: {example.prompt}"
    for example in good:
        assert not codes(example), f"not clean: {example.prompt}"


def test_catalogue() -> None:
    checkers = builtin()
    assert len({checker.rule.code for checker in checkers}) == len(checkers)
    assert len({checker.rule.name for checker in checkers}) == len(checkers)
    for checker in checkers:
        assert re.fullmatch(r"MJ\d{3}", checker.rule.code)
        assert checker.path.endswith(f"{checker.rule.name.replace('-', '_')}.py")
        assert checker.rule.source, checker.rule.name
