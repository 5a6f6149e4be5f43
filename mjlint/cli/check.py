"""``mjlint check``: check prompts."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Final, cast

import click

from mjlint.cli import comparing, reporting, writing
from mjlint.cli.options import (
    CONFIGURATION,
    JOBS,
    READING,
    RECEIVER,
    SELECTED,
    Grouped,
    KeyedOption,
    given,
    listed,
    project_of,
    setting,
    under,
)
from mjlint.cli.reporting import Reporting
from mjlint.cli.trouble import Trouble
from mjlint.cli.writing import Writing
from mjlint.language.age import UNKNOWN, age_note
from mjlint.settings.layers import misspelt
from mjlint.terminal.messages import discard_output, note

if TYPE_CHECKING:
    from mjlint.checking.reader import Input
    from mjlint.text.document import ByteStream

OPTIONS: Final = (
    *under(
        "What is checked",
        KeyedOption(
            "--prompt", "-p", "prompts", multiple=True, metavar="TEXT", help="Check this prompt."
        ),
        KeyedOption(
            "--stdin-filename",
            metavar="NAME",
            default="<stdin>",
            help="The name of what comes from standard input; its suffix says the format.",
        ),
        KeyedOption(
            "--changed",
            is_flag=False,
            flag_value="HEAD",
            default=None,
            metavar="[REF]",
            help="Check only files that differ from this commit in git. [HEAD]",
        ),
        KeyedOption("--staged", is_flag=True, help="Check only files that are staged in git."),
        KeyedOption("--watch", is_flag=True, help="Check again on each change, until Ctrl-C."),
        JOBS,
    ),
    *RECEIVER,
    *SELECTED,
    *writing.OPTIONS,
    *READING,
    *under(
        "Links",
        setting("links.check", "--check-links/--no-check-links"),
        setting(
            "links.strict",
            "--strict-links",
            help="Check links, and count those that remain in doubt as errors.",
        ),
        setting("offline", "--offline"),
        setting("links.budget", "--link-budget", metavar="SECONDS"),
        setting("links.allow-hosts", "--allow-host", metavar="HOST[:PORT]"),
        setting(
            "links.cache",
            "--no-link-cache",
            help="Check again what was good within a day, and remember nothing.",
        ),
    ),
    *reporting.OPTIONS,
    *under(
        "Exit code",
        KeyedOption(
            "--fail-on",
            type=click.Choice(["error", "warning", "info", "never"]),
            help="Exit with 1 for findings of at least this severity. [error]",
        ),
        KeyedOption(
            "--max-warnings",
            type=click.IntRange(0),
            metavar="N",
            help="Exit with 1 where there are more warnings.",
        ),
        KeyedOption("--exit-zero", is_flag=True, help="Exit with 0 whatever is found."),
    ),
    *under(
        "Settings",
        KeyedOption(
            "--plugins",
            is_flag=True,
            help="Run the rules that this checkout brings as code. [only with MJLINT_PLUGINS=1]",
        ),
    ),
    *CONFIGURATION,
)


@click.command(cls=Grouped, params=[*OPTIONS])
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@click.pass_context
def check(ctx: click.Context, /, paths: tuple[str, ...], **_: object) -> int:
    """Check the prompts in files and folders (without any: in this folder), on standard input (-),
    and on the command line (--prompt).

    \b
    mjlint check prompts.txt shots/      files and folders
    mjlint check --fix                   apply the safe fixes
    mjlint check -p "a heron --v6"       one prompt
    pbpaste | mjlint check -             standard input

    Exit codes: 0 nothing as severe as --fail-on says, 1 findings, 2 something could not be read.
    Each setting can also be given in mjlint.toml or by its variable, such as MJLINT_MODEL.
    """
    asked = ctx.params
    prompts: Sequence[str] = asked["prompts"]
    if asked["files_from"] is not None:
        paths = (*paths, *listed(asked["files_from"]))
    elif not paths and not prompts:
        paths = (".",)
    if asked["compare_model"] is not None:
        comparing.refuse_others(asked, given(ctx))
        documents = _documents(prompts, paths, asked["stdin_filename"])
        only = _only(asked["changed"], asked["staged"])
        return comparing.compare(project_of(asked, ctx), asked, documents, only)
    asked_reporting, asked_writing = Reporting.of(asked), Writing.of(asked)
    asked_reporting.refuse_input(paths)
    if not asked["force"]:
        asked_reporting.refuse_foreign(asked["write_baseline"])

    def once() -> int:
        return _run(ctx, asked, prompts, paths, asked_reporting, asked_writing)

    if not asked["watch"]:
        return once()
    from pathlib import Path

    from mjlint.cli.watching import looking, watch_for

    config = None if asked["config"] is None else Path(asked["config"])
    return watch_for(once, looking(given(ctx), paths, config, asked["isolated"]))


def _run(
    ctx: click.Context,
    asked: Mapping[str, Any],
    prompts: Sequence[str],
    paths: Sequence[str],
    report: Reporting,
    write: Writing,
) -> int:
    # The engine is imported here: `mjlint check --help` does without it.
    from mjlint.checking.run import Run
    from mjlint.cli.tally import Tally
    from mjlint.terminal.progress import Progress

    project = project_of(asked, ctx)
    # Whatever is wrong with the settings here is said before anything is read.
    project.linter()
    if not report.quiet and not asked["isolated"]:
        for line in misspelt(os.environ):
            note(line)
    if asked["verbose"]:
        file = project.at().file
        note(f"settings: {'the defaults' if file is None else file}")
    accepted = write.baseline or project.baseline(".")
    leave_out = [*report.files, *([] if accepted is None else [accepted])]
    only = _only(asked["changed"], asked["staged"])
    errors = write.mode.wanted and bool(prompts or "-" in paths)
    with ExitStack() as stack:
        reporter = None
        if not write.silent:
            reporter = stack.enter_context(report.reporter(project, errors=errors))
        progress = stack.enter_context(Progress(sys.stderr))
        run = Run(
            project, write.mode, asked["jobs"], write.baseline, leave_out, progress.count, only
        )
        tally = Tally(
            project,
            write,
            reporter,
            "never" if asked["exit_zero"] else asked["fail_on"],
            report.quiet,
            asked["verbose"],
            asked["max_warnings"],
        )
        try:
            tally.take(run.results(_documents(prompts, paths, asked["stdin_filename"])))
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader has seen enough; the exit code says what was found up to here.
            discard_output()
    if not report.quiet:
        for line in tally.lines():
            note(line)
        names = {name for _, name, *_ in tally.summary.rules}
        if not UNKNOWN.isdisjoint(names) and not os.environ.get("MJLINT_OFFLINE"):
            from mjlint.language.lexicon import load

            if line_ := age_note(names, load().evidence, time.time()):
                note(line_)
        if report.file is not None and reporter is not None:
            click.echo(f"{tally.summary.words()}; the report is in {report.file}")
    return tally.code()


def _only(commit: str | None, staged: bool) -> frozenset[str] | None:
    """The files that are staged, or that differ from a commit; None for all."""
    if commit is None and not staged:
        return None
    from mjlint.cli import changed

    return changed.staged() if commit is None else changed.changed(commit)


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
