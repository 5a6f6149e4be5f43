"""Markdown, for comments on pull requests and the summary of a CI run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.checking.results import Checked, Finding
from mjlint.checking.summary import Summary, many
from mjlint.reports.drawing import draw
from mjlint.reports.formats import Output
from mjlint.reports.formats.base import BaseReporter
from mjlint.reports.formats.full import MOST
from mjlint.reports.formats.statistics import by_frequency
from mjlint.reports.notes import notes
from mjlint.reports.spool import Spool
from mjlint.terminal.cells import clean, one_line
from mjlint.terminal.style import Style
from mjlint.version import page_url

_PLAIN: Final = Style(color=False)
_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>#|~@&]|:(?=//))")
"""What could mean something within a line: emphasis, links, HTML, references, mentions, cells."""
_RUNS: Final = re.compile("`+")


class Markdown(BaseReporter):
    """Writes totals, rules, and findings file by file; all at the end, since totals come first."""

    def __init__(self, output: Output) -> None:
        super().__init__(output)
        self._findings = Spool()
        self._filename: str | None = None

    def prompt(self, checked: Checked) -> None:
        if not checked.findings:
            return
        if checked.filename != self._filename:
            self._filename = checked.filename
            self._findings.write(f"\n### {code(checked.filename)}\n")
        for finding in checked.findings[:MOST]:
            self._findings.write("".join(f"{line}\n" for line in _lines(checked, finding)))
        more = len(checked.findings) - MOST
        if more > 0:
            self._findings.write(f"\nRow {checked.row}: {more:,} more findings in this prompt.\n")

    def end(self, summary: Summary) -> None:
        write = self._write
        prompts = many(summary.prompts, "prompt")
        write(f"## mjlint: {summary.refused:,} of {prompts} would be refused\n\n")
        write(f"{summary.words()}\n")
        if summary.unread:
            write("\n### Could not be read\n\n")
            for fault in summary.unread:
                write(f"- {code(fault.place)}: {spoken(one_line(fault.message))}\n")
        if summary.rules:
            write("\n| Findings | Rule | Severity | Fix |\n|--:|---|---|---|\n")
            for (rule, name, severity, fix), count in by_frequency(summary):
                write(f"| {count:,} | {_rule(rule, name)} | {severity} | {fix or ''} |\n")
        if summary.failures:
            write("\n| Prompts | Failure foreseen |\n|--:|---|\n")
            for failure, count in summary.failures.most_common():
                write(f"| {count:,} | {failure} |\n")
        self._findings.pour(write)
        self._findings.close()


def _lines(checked: Checked, finding: Finding) -> Iterator[str]:
    diagnostic, where = finding.diagnostic, finding.where
    rule = _rule(diagnostic.code, diagnostic.name)
    yield ""
    message = spoken(one_line(diagnostic.message))
    yield f"**{diagnostic.severity}** at {where.row}:{where.column}: {message} ({rule})"
    yield ""
    drawn = list(draw(checked, finding, _PLAIN, 100))
    fence = "`" * max(3, *(len(run) + 1 for line in drawn for run in _RUNS.findall(line)), 3)
    yield f"{fence}text"
    yield from drawn
    yield fence
    yield ""
    for name, text in notes(finding):
        yield f"- {name}: {spoken(one_line(text))}"
    if checked.model is not None:
        yield f"- model: {spoken(one_line(str(checked.model)))}"


def _rule(code: str, name: str) -> str:
    """A rule by its code and name, with a link to its page if there is one."""
    page = page_url(name)
    return f"[{code} {name}]({page})" if page else f"{code} {name}"


def code(text: str) -> str:
    """A text as code on one row."""
    text = clean(text)
    fence = "`" * (1 + max((len(run) for run in _RUNS.findall(text)), default=0))
    space = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) or not text else ""
    return f"{fence}{space}{text}{space}{fence}"


def spoken(message: str) -> str:
    """A message: what it quotes between backticks is code, and nothing else means anything."""
    pieces = message.split("`")
    if len(pieces) % 2 == 0:
        # A backtick without its partner, such as one that is quoted itself.
        return _SPECIAL.sub(r"\\\1", message)
    return "".join(
        code(piece) if n % 2 else _SPECIAL.sub(r"\\\1", piece) for n, piece in enumerate(pieces)
    )
