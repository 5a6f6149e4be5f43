"""``mjlint batch``: a file of prompts to a file of findings."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from mjlint.cli import comparing
from mjlint.cli.options import (
    CONFIGURATION,
    JOBS,
    RECEIVER,
    SELECTED,
    Grouped,
    KeyedOption,
    given,
    project_of,
    under,
)
from mjlint.cli.trouble import Trouble, needing
from mjlint.terminal.messages import note
from mjlint.text.files import reason

OPTIONS = (
    *under(
        "Rows and columns",
        KeyedOption(
            "--column",
            "-c",
            default="prompt",
            metavar="NAME",
            help="The column that holds the prompts. [prompt]",
        ),
        KeyedOption(
            "--prefix", default="", metavar="TEXT", help="Put this before the names that are added."
        ),
        KeyedOption(
            "--batch-rows",
            type=click.IntRange(1, 1_000_000),
            default=10_000,
            metavar="N",
            help="Rows that are linted at a time. [10000]",
        ),
        JOBS,
    ),
    *under(
        "What is written",
        KeyedOption("--fixed", is_flag=True, help="Add each prompt with its safe fixes."),
        KeyedOption("--force", is_flag=True, help="Replace OUTPUT, whatever it is."),
    ),
    *RECEIVER,
    *SELECTED,
    *CONFIGURATION,
)


@click.command(cls=Grouped, params=[*OPTIONS])
@click.argument("source", metavar="INPUT")
@click.argument("output", metavar="OUTPUT")
@click.pass_context
def batch(ctx: click.Context, /, source: str, output: str, **_: object) -> int:
    """Write the rows of INPUT to OUTPUT with what was found in the prompt of each (needs the extra
    `batch`).

    Both are Parquet, JSON lines, CSV or TSV, by their suffixes. Each row gets ok, worst, model and
    findings; with --fixed also fixed, and with --compare-model also change. An interrupted run
    leaves OUTPUT.part; the same command goes on from there.

    Exit codes: 0 all is written, 2 something could not be read or written.
    """
    with needing("batch", "pyarrow"):
        from mjlint.batch.run import Job, run
        from mjlint.batch.tables import BatchError, Columns
    from mjlint.checking.workers import number
    from mjlint.terminal.progress import Progress

    asked: dict[str, Any] = ctx.params
    models = asked["compare_model"]
    if models is not None and "model" in given(ctx):
        raise click.UsageError("`--compare-model` does not go with `--model`")
    columns = Columns(asked["column"], asked["fixed"], asked["prefix"], models)
    job = Job(source, output, columns, asked["batch_rows"])
    part = f"{output}.part"
    try:
        with Progress(sys.stderr) as progress:
            counts = run(
                job,
                project_of(asked, ctx),
                number(asked["jobs"]),
                force=asked["force"],
                progress=lambda rows: progress.show(f"{rows} rows"),
            )
    except BatchError as error:
        raise Trouble(str(error)) from None
    except OSError as error:
        raise Trouble(f"{error.filename or output}: {reason(error)}") from None
    except KeyboardInterrupt:
        if os.path.exists(part):
            note(f"what is done is in {part}; the same command goes on from there")
        raise
    if counts["resumed"]:
        note(f"went on after {counts['resumed']} rows that were done before")
    if counts["empty"]:
        note(f"{counts['empty']} of {counts['rows']} rows have no `{columns.column}`")
    click.echo(f"{counts['rows']} rows, {counts['refused']} that would be refused: {output}")
    if models is not None:
        prompts = counts["rows"] - counts["empty"]
        click.echo(comparing.summary(models, counts["begins"], counts["ceases"], prompts))
    return 0
