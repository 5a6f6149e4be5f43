"""How findings are reported: options of the commands that report, joined with the settings."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from mjlint.cli.options import Command, with_options
from mjlint.cli.output import PIPE_WIDTH, color_option, standard_output
from mjlint.reports.formats import FORMATS, STATISTICS, SUFFIXES, Output, reporter
from mjlint.terminal.messages import Trouble

if TYPE_CHECKING:
    from mjlint.checking.project import Project
    from mjlint.reports.formats import Reporter
    from mjlint.settings.configuration import Configuration

_OPTIONS: Final = (
    click.option(
        "--output-format",
        type=click.Choice(list(FORMATS)),
        metavar="FORMAT",
        help=f"How findings are written: {', '.join(FORMATS)}. [full; github in GitHub Actions]",
    ),
    click.option(
        "--output-file",
        "-o",
        metavar="FILE",
        help="Write them to this file; its suffix may say the format.",
    ),
    click.option("--statistics", is_flag=True, help="Count the findings instead of showing them."),
    click.option("--quiet", "-q", is_flag=True, help="Write findings alone, no summary."),
    color_option,
)


class Reporting(NamedTuple):
    """What was asked for."""

    format: str | None = None
    file: str | None = None
    statistics: bool = False
    quiet: bool = False
    color: str = "auto"

    def chosen(self, project: Project, environment: Mapping[str, str]) -> str:
        """The name of the format. Raises `Trouble`.

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
            actions = environment.get("GITHUB_ACTIONS") == "true" and not self.statistics
            name = "github" if actions else "full"
        if self.statistics and name not in STATISTICS:
            raise Trouble(f"`--statistics` is written as {', '.join(STATISTICS)}, not as {name}")
        return name

    def refuse_input(self, paths: Iterable[str]) -> None:
        """Raise `Trouble` if the report would be written over a file that is to be read."""
        if self.file is None:
            return
        target = os.path.realpath(self.file)
        if any(os.path.realpath(path) == target for path in paths if path != "-"):
            raise Trouble(f"{self.file} is to be read, too: write the report to another file")

    @contextmanager
    def reporter(self, project: Project, *, errors: bool = False) -> Iterator[Reporter]:
        """The reporter. A file is there once it is done, whole or not at all. Raises `Trouble`.

        ``errors``: write to standard error, since standard output is used for something else.
        """
        name = self.chosen(project, os.environ)
        progress = None
        if sys.stderr.isatty() and not self.quiet:
            from mjlint.terminal.progress import Progress

            progress = Progress(sys.stderr)
        try:
            if self.file is None:
                output = standard_output(self.color, quiet=self.quiet, errors=errors)
                output = output._replace(linter=project.linter)
                if progress is not None:
                    output = output._replace(write=progress.writing(output.write))
                made = reporter(name, output, statistics=self.statistics)
                yield made if progress is None else progress.around(made)
                return
            from mjlint.text.files import WriteError, written

            try:
                with written(self.file) as write:
                    color = self.color == "always"
                    output = Output(write, color, PIPE_WIDTH, self.quiet, project.linter)
                    made = reporter(name, output, statistics=self.statistics)
                    yield made if progress is None else progress.around(made)
            except WriteError as error:
                raise Trouble(str(error)) from None
        finally:
            if progress is not None:
                progress.clear()


def _known(configuration: Configuration) -> str:
    """The format that the settings ask for. Raises `SettingsError` for one that is unknown."""
    name = configuration.text("output-format") or "full"
    if name not in FORMATS:
        from mjlint.errors import SettingsError

        message = f"`output-format`: there is no format `{name}`"
        raise SettingsError(configuration.origin("output-format").mistake(message))
    return name


def reporting_options(command: Command) -> Command:
    """The options that say how findings are reported, as ``reporting``."""

    @wraps(command)
    def called(
        *args: Any,
        output_format: str | None,
        output_file: str | None,
        statistics: bool,
        quiet: bool,
        color: str,
        **named: Any,
    ) -> Any:
        asked = Reporting(output_format, output_file, statistics, quiet, color)
        return command(*args, reporting=asked, **named)

    return with_options(called, _OPTIONS)  # type: ignore[no-any-return]
