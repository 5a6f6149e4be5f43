"""Every request rule's page is true: its bad examples are found, its good ones are clean."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from mjlint.plugins.registry import builtin
from mjlint.requests.linter import RequestReport, lint_request
from mjlint.rule import Rule
from tests.requests.reading import lint_file

FENCE = re.compile(r"^```json([^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SECTIONS = ("What it does", "Why is this bad?", "Example", "Use instead")


class Example(NamedTuple):
    """A request of a page; ``stored``: as it is in a file."""

    body: str
    target: str
    endpoint: str | None
    stored: bool

    def report(self) -> RequestReport:
        if not self.stored:
            return lint_request(self.body, target=self.target, endpoint=self.endpoint)
        (report,) = lint_file(self.body, "request.json", target=self.target)
        assert isinstance(report, RequestReport)
        return report


def section(page: str, title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    return found.group(1) if found else ""


def examples(rule: Rule, title: str) -> list[Example]:
    found = []
    for match in FENCE.finditer(section(rule.page, title)):
        words = match[1].split()
        options = dict(word.split("=", 1) for word in words if "=" in word)
        # Where a page says `repeat=n`, the dots stand for a text of that length.
        body = (
            match[2].replace("…", "x" * int(options["repeat"])) if "repeat" in options else match[2]
        )
        found.append(Example(body, options["target"], options.get("endpoint"), "stored" in words))
    return found


@pytest.mark.parametrize("rule", builtin("requests"), ids=lambda rule: rule.name)
def test_page(rule: Rule) -> None:
    for title in SECTIONS:
        assert section(rule.page, title).strip(), f"the page has no section {title!r}"
    bad, good = examples(rule, "Example"), examples(rule, "Use instead")
    assert bad
    assert good
    for example in bad:
        report = example.report()
        codes = {diagnostic.code for diagnostic in report.diagnostics}
        assert rule.code in codes, f"not found: {example.body}"
        for diagnostic in report.diagnostics:
            assert 0 <= diagnostic.start < diagnostic.end <= len(report.text)
    for example in good:
        assert not example.report().diagnostics, f"not clean: {example.body}"


@pytest.mark.parametrize("rule", builtin("requests"), ids=lambda rule: rule.name)
def test_safe_fixes_mend(rule: Rule) -> None:
    for example in examples(rule, "Example"):
        report = example.report()
        for unsafe in (False, True):
            fixed = report.fixed(unsafe=unsafe)
            again = Example(fixed, *example[1:]).report()
            assert again.fixed(unsafe=unsafe) == fixed
            assert len(again.diagnostics) <= len(report.diagnostics)


def test_codes() -> None:
    assert all(re.fullmatch(r"MJ7\d\d", rule.code) for rule in builtin("requests"))
