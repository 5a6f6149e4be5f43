"""``mjlint check``: judge prompts."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mjlint.checking.project import Configured, configuration_options
from mjlint.checking.reader import listed, reading_options
from mjlint.cli.link_options import link_options
from mjlint.cli.mending import Mending, mending_options
from mjlint.cli.reporting import Reporting, reporting_options
from mjlint.terminal.messages import discard_output, note


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
    mending: Mending,
    mended: dict[str, object],
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
    from mjlint.checking.run import Run, Setup
    from mjlint.linting.unknown_selectors import selectors

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
        **mended,
    }
    if files_from is not None:
        paths = (*paths, *listed(files_from))
    elif not paths and not prompts:
        paths = (".",)
    reporting.refuse_input(paths)

    def once() -> int:
        configured = Configured(given, config, isolated)
        # Whatever is wrong with the settings here is said before anything is read.
        configured.linter()
        fails = "never" if exit_zero else fail_on
        piped = mending.wanted and bool(prompts or "-" in paths)
        with mending.reporter(reporting, configured, errors=piped) as reporter:
            setup = Setup(given, config, isolated)
            run = Run(configured, reporter, fails, jobs, setup, mending)
            run.leave_out(reporting.file)
            run.leave_out(mending.baseline or configured.at().text("baseline"))
            try:
                run.go(prompts, paths, stdin_filename)
                sys.stdout.flush()
            except BrokenPipeError:
                # The reader has seen enough; the exit code says what was found up to here.
                discard_output()
        for line in (*run.assumed(), *run.written()):
            if not reporting.quiet:
                note(line)
        if reporting.file is not None and not reporting.quiet and not mending.silent:
            click.echo(f"{run.summary.words()}; the report is in {reporting.file}")
        return run.code()

    if not watch:
        return once()
    from mjlint.cli.watching import looking, watch_for

    return watch_for(once, looking(given, paths, config, isolated))
