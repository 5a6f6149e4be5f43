"""``mjlint check``: judge prompts."""

from __future__ import annotations

import click

from mjlint.cli.output import color_option, standard_output


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
    default="discord",
    metavar="NAME",
    help="Who receives the prompts: discord, web or a vendor.",
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
    default="error",
    show_default=True,
    help="Exit with 1 for findings at least this bad.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option(
    "--output-format",
    type=click.Choice(["full", "concise", "json"]),
    default="full",
    show_default=True,
    help="How findings are written.",
)
@click.option("--statistics", is_flag=True, help="Count the findings instead of showing them.")
@click.option("--quiet", "-q", is_flag=True, help="Write findings alone, no summary.")
@click.option(
    "--stdin-filename",
    metavar="NAME",
    default="<stdin>",
    help="The name of what comes from standard input; its suffix says the format.",
)
@color_option
def check(
    paths: tuple[str, ...],
    prompts: tuple[str, ...],
    model: str | None,
    plan: str | None,
    target: str,
    speed: str | None,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    exit_zero: bool,
    output_format: str,
    statistics: bool,
    quiet: bool,
    stdin_filename: str,
    color: str,
) -> int:
    """Judge the prompts in files and folders (without any: in this folder), on standard input (-),
    and on the command line (--prompt).

    Exit codes: 0 nothing as bad as --fail-on says, 1 findings, 2 something could not be read.
    """
    # The engine is imported here: `mjlint check --help` does without it.
    from mjlint.cli.checking import Run
    from mjlint.cli.judging import linter, selectors
    from mjlint.diagnostic import Severity
    from mjlint.reports.formats import reporter
    from mjlint.settings import Settings

    settings = Settings(
        model=model,
        target=target,
        plan=plan,
        speed=speed,
        select=selectors(select),
        extend_select=selectors(extend_select),
        ignore=selectors(ignore),
    )
    output = standard_output(color, quiet=quiet)
    run = Run(linter(settings), reporter(output_format, output, statistics=statistics))
    if not paths and not prompts:
        paths = (".",)
    run.go(prompts, paths, stdin_filename)
    limit = None if exit_zero or fail_on == "never" else Severity(fail_on)
    return run.code(limit)
