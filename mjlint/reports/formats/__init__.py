"""Which reports there are. To add one: a module with a class, and a row here."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, cast

from mjlint.text.similar import did_you_mean

if TYPE_CHECKING:
    from mjlint.checking.results import Checked
    from mjlint.checking.summary import Summary
    from mjlint.reports.sending import LinterFor


class Output(NamedTuple):
    """Where a report goes, and what may be shown there."""

    write: Callable[[str], object]
    color: bool = False
    width: int = 100
    """Cells in a row of the terminal."""
    quiet: bool = False
    """Findings alone: no summary."""
    linter: LinterFor | None = None
    """The linter of a file, for reports that say what to send."""
    most: int | None = None
    """Findings that are shown in reports for people, where the same message counts thrice at most;
    None: all."""
    terminal: bool = False
    """Whether people read it on a terminal: rows are split between words, and places are links."""
    fixes: bool = False
    """Whether findings show the row as their fix writes it."""


class Reporter(Protocol):
    """Writes a report as the run goes: ``begin``, ``prompt`` for each prompt, ``end``."""

    def begin(self) -> None:
        """Before the first prompt."""

    def prompt(self, checked: Checked) -> None:
        """A prompt was checked, faultless or not."""

    def end(self, summary: Summary) -> None:
        """After the last prompt, or where the run was stopped."""


FORMATS: Final = {
    "full": ("mjlint.reports.formats.full", "Full"),
    "concise": ("mjlint.reports.formats.concise", "Concise"),
    "grouped": ("mjlint.reports.formats.grouped", "GroupedReport"),
    "agent": ("mjlint.reports.formats.agent", "Agent"),
    "json": ("mjlint.reports.formats.json", "Json"),
    "json-lines": ("mjlint.reports.formats.json", "JsonLines"),
    "sarif": ("mjlint.reports.formats.sarif", "Sarif"),
    "github": ("mjlint.reports.formats.github", "GitHub"),
    "azure": ("mjlint.reports.formats.azure", "Azure"),
    "gitlab": ("mjlint.reports.formats.gitlab", "GitLab"),
    "junit": ("mjlint.reports.formats.junit", "JUnit"),
    "checkstyle": ("mjlint.reports.formats.checkstyle", "Checkstyle"),
    "rdjson": ("mjlint.reports.formats.rdjson", "Rdjson"),
    "markdown": ("mjlint.reports.formats.markdown", "Markdown"),
    "html": ("mjlint.reports.formats.html", "Html"),
}
"""Module and class of each."""

TEMPLATE: Final = ("mjlint.reports.formats.template", "Template")
"""The same of lines in the user's own form."""

FIELDS: Final = (
    "path", "row", "column", "end_row", "end_column", "severity", "code", "name", "message",
    "help", "fix", "failure", "reply",
)  # fmt: skip
"""What a template can name in braces."""

SUFFIXES: Final = {
    ".json": "json",
    ".jsonl": "json-lines",
    ".sarif": "sarif",
    ".md": "markdown",
    ".html": "html",
}
"""The format of a report's file, where none is asked for and the name of the file says it."""

STATISTICS: Final = {
    "full": ("mjlint.reports.formats.statistics", "Statistics"),
    "concise": ("mjlint.reports.formats.statistics", "Statistics"),
    "json": ("mjlint.reports.formats.statistics", "JsonStatistics"),
}
"""The reports where only counts are asked for."""


def mistake(name: str) -> str:
    """What is wrong with the name of a format, or with a template; empty where it is good."""
    if "{" not in name:
        if name in FORMATS:
            return ""
        hint = did_you_mean(name, FORMATS) or f"; the formats are {', '.join(FORMATS)}"
        return f"there is no format `{name}`{hint}"
    unknown = [field for field in re.findall(r"\{(\w+)\}", name) if field not in FIELDS]
    if not unknown:
        return ""
    return f"there is no field `{{{unknown[0]}}}`; the fields are {', '.join(FIELDS)}"


def reporter(name: str, output: Output, *, statistics: bool = False) -> Reporter:
    """The reporter of a format, a key of `FORMATS` or a template; with ``statistics`` one that only
    counts."""
    template = (name,) if "{" in name else ()
    module, kind = TEMPLATE if template else (STATISTICS if statistics else FORMATS)[name]
    make = cast(Callable[..., Reporter], getattr(importlib.import_module(module), kind))
    return make(output, *template)
