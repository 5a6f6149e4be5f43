"""Prompts: the tree, the findings and the fixes keep every promise, under all kinds of settings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from random import Random
from typing import Final

from fuzz.campaign import Broken, attempted
from fuzz.generator import prompt
from mjlint import Diagnostic, Linter, Report, Settings, Severity

SETTINGS: Final = (
    Settings(),
    Settings(model="7", plan="basic"),
    Settings(model="6.1", speed="relax"),
    Settings(model="niji 6"),
    Settings(model="5.2", select=("ALL",)),
    Settings(select=("ALL",)),
    Settings(target="goapi"),
    Settings(target="evolink"),
    Settings(target="ttapi"),
    Settings(target="web"),
    Settings(suffix="--v 7 --ar 3:2"),
    Settings(prefix="a {b, c} ", suffix="--no x"),
    Settings(custom_parameters=("mood", "漢")),
    Settings(model="8.2", moderation_words=("heron", "İ", "ß"), moderation_allow=("rust",)),
)


def cases(random: Random) -> Iterator[Broken | None]:
    """One prompt under one of the settings each."""
    while True:
        text, number = prompt(random), random.randrange(len(SETTINGS))
        call = f"mjlint.Linter(mjlint.{SETTINGS[number]!r}).lint({text!r})"
        yield attempted(lambda: _broken(text, linter(number), call), call)  # noqa: B023 - called at once


@cache
def linter(number: int) -> Linter:
    """A linter that is used again, as programs do; by its place in `SETTINGS`."""
    return Linter(SETTINGS[number])


def _broken(text: str, linter: Linter, call: str) -> Broken | None:
    tree = linter.parse(text)
    if str(tree) != text:
        return Broken("the tree is the text", f"str(mjlint.parse({text!r}))", repr(str(tree)))
    for node in tree.walk():
        if not 0 <= node.start <= node.end <= len(text):
            return Broken("a node is inside the text", f"mjlint.parse({text!r})", repr(node))
    report = linter.lint(text)
    if linter.lint(text) != report:
        return Broken("the same text gives the same report", call)
    for diagnostic in report.diagnostics:
        if fault := _misplaced(diagnostic, len(text)):
            return Broken(fault, call, repr(diagnostic))
    if report.ok != (errors(report) == 0):
        return Broken("ok means no error", call)
    return _broken_by_a_fix(report, linter, call, unsafe=False) or _broken_by_a_fix(
        report, linter, call, unsafe=True
    )


def _misplaced(diagnostic: Diagnostic, length: int) -> str:
    """What is wrong with the places of a finding; empty where nothing is."""
    if not diagnostic.message:
        return "a finding has a message"
    if not 0 <= diagnostic.start <= diagnostic.end <= length:
        return "a finding is inside the text"
    if any(not 0 <= label.start <= label.end <= length for label in diagnostic.labels):
        return "a label is inside the text"
    if diagnostic.fix is None:
        return ""
    edits = sorted(diagnostic.fix.edits, key=lambda edit: (edit.start, edit.end))
    if any(not 0 <= edit.start <= edit.end <= length for edit in edits):
        return "an edit is inside the text"
    if any(one.end > other.start for one, other in pairwise(edits)):
        return "edits of one fix do not overlap"
    return ""


def _broken_by_a_fix(report: Report, linter: Linter, call: str, *, unsafe: bool) -> Broken | None:
    fixed = report.fixed(unsafe=unsafe)
    if fixed == report.text:
        return None
    call = f"{call}.fixed(unsafe={unsafe})"
    after = linter.lint(fixed)
    if (twice := after.fixed(unsafe=unsafe)) != fixed:
        return Broken("a fix settles", call, f"{fixed!r}\nthen {twice!r}")
    if errors(after) > errors(report):
        return Broken("a fix adds no error", call, repr(fixed))
    return None


def errors(report: Report) -> int:
    """How many of the findings are errors."""
    return sum(diagnostic.severity is Severity.ERROR for diagnostic in report.diagnostics)
