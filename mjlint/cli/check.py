"""``mjlint check``: judge prompts."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from mjlint.cli.link_options import link_options
from mjlint.cli.mending import Writing, mending_options
from mjlint.cli.options import configuration_options, listed, reading_options
from mjlint.cli.reporting import Reporting, reporting_options
from mjlint.terminal.messages import Trouble, discard_output, note

if TYPE_CHECKING:
    from mjlint.checking.reader import Input
    from mjlint.text.document import ByteStream


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@click.option("--prompt", "prompts", multiple=True, metavar="TEXT", help="Judge this prompt.")
@click.option(
    "--model", metavar="NAME", help="The account's default model: 8.2, 6.1, niji 6. [the newest]"
)
@click.option(
    "--plan", type=click.Choice(["basic", "standard", "pro", "mega"]), help="The account's plan."
)
@click.option(
    "--target",
    metavar="NAME",
    help="Who receives the prompts: discord, web or a vendor. [discord]",
)
@click.option(
    "--speed",
    type=click.Choice(["fast", "relax", "turbo"]),
    help="The account's speed where none is typed.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    help="Run these rules alone: codes, their beginnings or names; ALL for all.",
)
@click.option("--extend-select", multiple=True, metavar="RULES", help="Run these rules too.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Don't run these rules.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="Exit with 1 for findings at least this bad. [error]",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option(
    "--stdin-filename",
    metavar="NAME",
    default="<stdin>",
    help="The name of what comes from standard input; its suffix says the format.",
)
@click.option(
    "--files-from", metavar="FILE", help="Read the paths in this file, too; - for standard input."
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processes to work with. [as many as there are processors, for large inputs]",
)
@click.option("--watch", is_flag=True, help="Judge again on each change, until Ctrl-C.")
@mending_options
@reading_options
@link_options
@configuration_options
@reporting_options
def check(
    paths: tuple[str, ...],
    prompts: tuple[str, ...],
    model: str | None,
    plan: str | None,
    target: str | None,
    speed: str | None,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    exit_zero: bool,
    stdin_filename: str,
    files_from: str | None,
    jobs: int | None,
    watch: bool,
    writing: Writing,
    written: dict[str, object],
    reading: dict[str, object],
    links: dict[str, object],
    config: Path | None,
    isolated: bool,
    reporting: Reporting,
) -> int:
    """Judge the prompts in files and folders (without any: in this folder), on standard input (-),
    and on the command line (--prompt).

    Exit codes: 0 nothing as bad as --fail-on says, 1 findings, 2 something could not be read.
    """
    # The engine is imported here: `mjlint check --help` does without it.
    from mjlint.checking.project import Project
    from mjlint.checking.run import Run
    from mjlint.cli.tally import Tally
    from mjlint.linting.unknown_selectors import selectors
    from mjlint.terminal.links_progress import Progress

    given = {
        "model": model,
        "target": target,
        "plan": plan,
        "speed": speed,
        "select": selectors(select),
        "extend-select": selectors(extend_select),
        "ignore": selectors(ignore),
        **reading,
        **links,
        **written,
    }
    if files_from is not None:
        paths = (*paths, *listed(files_from))
    elif not paths and not prompts:
        paths = (".",)
    reporting.refuse_input(paths)

    mode = writing.mode
    fails = "never" if exit_zero else fail_on

    def once() -> int:
        project = Project(given, config, isolated)
        # Whatever is wrong with the settings here is said before anything is read.
        project.linter()
        accepted = writing.baseline or project.baseline(".")
        leave_out = [file for file in (reporting.file, accepted) if file is not None]
        errors = mode.wanted and bool(prompts or "-" in paths)
        with ExitStack() as stack:
            reporter = None
            if not writing.silent:
                reporter = stack.enter_context(reporting.reporter(project, errors=errors))
            progress = stack.enter_context(Progress(sys.stderr))
            run = Run(project, mode, jobs, writing.baseline, leave_out, progress)
            tally = Tally(project, writing, reporter, fails, reporting.quiet)
            try:
                tally.take(run.results(_documents(prompts, paths, stdin_filename)))
                sys.stdout.flush()
            except BrokenPipeError:
                # The reader has seen enough; the exit code says what was found up to here.
                discard_output()
        if not reporting.quiet:
            for line in tally.lines():
                note(line)
            if reporting.file is not None and reporter is not None:
                click.echo(f"{tally.summary.words()}; the report is in {reporting.file}")
        return tally.code()

    if not watch:
        return once()
    from mjlint.cli.watching import looking, watch_for

    return watch_for(once, looking(given, paths, config, isolated))


def _documents(
    prompts: Iterable[str], paths: Iterable[str], stdin_filename: str
) -> Iterator[str | Input]:
    """The prompts as documents, and the paths, with standard input for the first ``-``."""
    from mjlint.checking.reader import Input
    from mjlint.documents.formats import WHOLE
    from mjlint.text.document import Document

    for prompt in prompts:
        yield Input(Document.of("<prompt>", prompt), WHOLE)
    read = False
    for path in paths:
        if path != "-":
            yield path
        elif not read:
            read = True
            if sys.stdin is None:
                raise Trouble("standard input is closed")
            yield Input(Document.stream(stdin_filename, cast("ByteStream", sys.stdin.buffer)))
