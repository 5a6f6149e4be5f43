"""How findings are reported: options of `check`, joined with the settings."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from mjlint.cli.options import KeyedOption, under
from mjlint.cli.trouble import Trouble
from mjlint.reports.formats import FORMATS, STATISTICS, SUFFIXES, Output, mistake, reporter
from mjlint.terminal.style import wants_color

if TYPE_CHECKING:
    from mjlint.checking.project import Project
    from mjlint.checking.results import Checked
    from mjlint.checking.summary import Summary
    from mjlint.reports.formats import Reporter
    from mjlint.settings.configuration import Configuration

PIPE_WIDTH: Final = 100
"""Cells in a row where the output is no terminal."""
MOST: Final = 100
"""Findings that are shown to people unless they ask for more."""


class _Format(click.Choice[str]):
    """The name of a format, or a template."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if wrong := mistake(value):
            self.fail(wrong, param, ctx)
        return value


OPTIONS: Final = under(
    "Report",
    KeyedOption(
        "--output-format",
        "-f",
        type=_Format(list(FORMATS)),
        metavar="FORMAT",
        help=f"How findings are written: {', '.join(FORMATS)}, or a line such as"
        " '{path}:{row}: {code} {message}'. [full; github in GitHub Actions, azure in Azure Pipelines]",
    ),
    KeyedOption(
        "--output-file",
        "-o",
        metavar="FILE",
        help="Write them to this file; its suffix may say the format.",
    ),
    KeyedOption(
        "--report",
        multiple=True,
        metavar="FORMAT=FILE",
        help="Write one more report of this run, such as sarif=mjlint.sarif.",
    ),
    KeyedOption("--force", is_flag=True, help="Replace files that mjlint did not write."),
    KeyedOption(
        "--max-findings",
        type=click.IntRange(0),
        metavar="N",
        help=f"Show so many findings; 0 for all. [{MOST}; all in reports for programs]",
    ),
    KeyedOption("--statistics", is_flag=True, help="Count the findings instead of showing them."),
    KeyedOption("--quiet", "-q", is_flag=True, help="Print findings alone, no summary."),
    KeyedOption("--verbose", "-v", is_flag=True, help="Say which settings and files are read."),
    KeyedOption(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Use colours. NO_COLOR and FORCE_COLOR are respected.",
    ),
)


class Reporting(NamedTuple):
    """What was asked for."""

    format: str | None = None
    file: str | None = None
    statistics: bool = False
    quiet: bool = False
    color: str = "auto"
    others: tuple[tuple[str, str], ...] = ()
    """Further reports: format and file."""
    most: int | None = None
    fixes: bool = False
    """Whether findings show what their fixes write."""

    @classmethod
    def of(cls, asked: Mapping[str, Any]) -> Reporting:
        """What the options say. Raises `click.UsageError`."""
        others: list[tuple[str, str]] = []
        for each in asked["report"]:
            name, sign, file = each.partition("=")
            if not sign or not file or name not in FORMATS:
                formats = ", ".join(FORMATS)
                raise click.UsageError(
                    f"`--report` takes FORMAT=FILE, not `{each}`; the formats are {formats}"
                )
            others.append((name, file))
        return cls(
            asked["output_format"],
            asked["output_file"],
            asked["statistics"],
            asked["quiet"],
            asked["color"],
            tuple(others),
            asked["max_findings"],
            asked["show_fixes"],
        )

    @property
    def files(self) -> tuple[str, ...]:
        """All files that are written."""
        own = () if self.file is None else (self.file,)
        return (*own, *(file for _, file in self.others))

    def chosen(self, project: Project, environment: Mapping[str, str]) -> str:
        """The name of the format. Raises `Trouble` and `SettingsError`.

        The option goes before the settings, these before the suffix of the file, and after it
        comes what suits the place: `github` in GitHub Actions, `full` anywhere else.
        """
        name = self.format
        if name is None and project.at().text("output-format") is not None:
            name = _known(project.at())
        if name is None and self.file is not None:
            name = SUFFIXES.get(os.path.splitext(self.file)[1].lower(), "full")
        if name is None:
            # https://docs.github.com/en/actions/reference/variables-reference (2025)
            # https://learn.microsoft.com/en-us/azure/devops/pipelines/build/variables (2026)
            places = {"GITHUB_ACTIONS": "github", "TF_BUILD": "azure"}
            found = [
                own for key, own in places.items() if environment.get(key, "").lower() == "true"
            ]
            name = found[0] if found and not self.statistics else "full"
        if self.statistics and name not in STATISTICS:
            raise Trouble(f"`--statistics` is written as {', '.join(STATISTICS)}, not as {name}")
        return name

    def refuse_input(self, paths: Iterable[str]) -> None:
        """Raise `Trouble` if a report would be written over a file that is to be read."""
        targets = {os.path.realpath(file): file for file in self.files}
        for path in paths:
            if path != "-" and os.path.realpath(path) in targets:
                file = targets[os.path.realpath(path)]
                raise Trouble(f"{file} is to be read, too: write the report to another file")

    def refuse_foreign(self, baseline: str | None) -> None:
        """Raise `Trouble` if a file would be replaced that mjlint did not write.

        ``baseline``: one that is to be written.
        """
        if baseline is None and not self.files:
            return
        from mjlint.reports.recognition import is_report
        from mjlint.suppressions.baseline import is_baseline
        from mjlint.text.files import WriteError, reason, refuse_foreign

        for file, ours in [(f, is_report) for f in self.files] + [(baseline, is_baseline)]:
            if file is None or not os.path.isfile(file):
                continue
            try:
                refuse_foreign(file, ours)
            except WriteError as error:
                raise Trouble(str(error)) from None
            except OSError as error:
                raise Trouble(f"cannot write {file}: {reason(error)}") from None

    @contextmanager
    def reporter(self, project: Project, *, errors: bool = False) -> Iterator[Reporter]:
        """The reporter. A file is there once it is done, whole or not at all. Raises `Trouble`.

        ``errors``: write to standard error, since standard output is used for something else.
        """
        from mjlint.text.files import WriteError

        name = self.chosen(project, os.environ)
        progress = None
        if sys.stderr.isatty() and not self.quiet:
            from mjlint.terminal.progress import Progress

            progress = Progress(sys.stderr)
        try:
            with ExitStack() as stack:
                made: Reporter
                if self.file is None:
                    output = self._output(errors, project)
                    if progress is not None:
                        output = output._replace(write=progress.writing(output.write))
                    made = reporter(name, output, statistics=self.statistics)
                else:
                    made = self._to_file(name, self.file, project, stack, self.statistics)
                others = [self._to_file(n, file, project, stack) for n, file in self.others]
                if progress is not None:
                    from mjlint.cli.counting import Counting

                    others.append(Counting(progress))
                yield _Several((made, *others)) if others else made
        except WriteError as error:
            raise Trouble(str(error)) from None
        finally:
            if progress is not None:
                progress.clear()

    def _output(self, errors: bool, project: Project) -> Output:
        """Standard output, in the colours and the width it has; with ``errors`` standard error."""
        stream = sys.stderr if errors else sys.stdout
        terminal = stream.isatty()
        width = PIPE_WIDTH
        if terminal or os.environ.get("COLUMNS"):
            width = shutil.get_terminal_size((PIPE_WIDTH, 24)).columns
        color = wants_color(self.color, os.environ, terminal)
        most = MOST if self.most is None else self.most
        # The console of Linux shows the sequences of links.
        links = terminal and os.environ.get("TERM") not in ("dumb", "linux")
        return Output(
            stream.write, color, width, self.quiet, project.linter, most or None, links, self.fixes
        )

    def _to_file(
        self, name: str, file: str, project: Project, stack: ExitStack, statistics: bool = False
    ) -> Reporter:
        from mjlint.text.files import written

        write = stack.enter_context(written(file))
        color = self.color == "always"
        output = Output(write, color, PIPE_WIDTH, self.quiet, project.linter, self.most or None)
        return reporter(name, output, statistics=statistics)


class _Several:
    """Several reports of one run."""

    def __init__(self, reporters: tuple[Reporter, ...]) -> None:
        self._reporters = reporters

    def begin(self) -> None:
        for each in self._reporters:
            each.begin()

    def prompt(self, checked: Checked) -> None:
        for each in self._reporters:
            each.prompt(checked)

    def end(self, summary: Summary) -> None:
        for each in self._reporters:
            each.end(summary)


def _known(configuration: Configuration) -> str:
    """The format that the settings ask for. Raises `SettingsError` for one that is unknown."""
    name = configuration.text("output-format") or "full"
    if wrong := mistake(name):
        from mjlint.errors import SettingsError

        message = f"`output-format`: {wrong}"
        raise SettingsError(configuration.origin("output-format").mistake(message))
    return name
