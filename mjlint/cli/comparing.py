"""``mjlint check --compare-model OLD NEW``: what changes with the account's default model."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

import click

from mjlint.diagnostic import Severity
from mjlint.terminal.cells import clean, one_line
from mjlint.terminal.messages import note, print_error

if TYPE_CHECKING:
    from mjlint.checking.comparing import Compared
    from mjlint.checking.project import Project
    from mjlint.checking.reader import Input

_OTHERS: Final = (
    "fix", "fix_only", "diff", "show_fixes", "add_ignores", "write_baseline", "watch", "report",
    "output_file", "statistics",
)  # fmt: skip
"""Options that ask for something else."""
_FORMATS: Final = (None, "full", "concise", "json")


def refuse_others(asked: dict[str, Any], given: Iterable[str]) -> None:
    """Raise `click.UsageError` for options that do not go with ``--compare-model``.

    ``given``: the keys of the settings that the command line gives.
    """
    others = [name for name in _OTHERS if asked[name]]
    others += ["model"] if "model" in given else []
    if others:
        name = others[0].replace("_", "-")
        raise click.UsageError(f"`--compare-model` does not go with `--{name}`")
    if asked["output_format"] not in _FORMATS:
        raise click.UsageError("`--compare-model` is written as full, concise or json")


def compare(
    project: Project,
    asked: dict[str, Any],
    documents: Iterable[str | Input],
    only: frozenset[str] | None,
) -> int:
    """Print what changes, and give the exit code.

    It is 1 where a prompt begins to be refused, and 2 where something could not be read.
    ``asked``: the options of ``mjlint check``. ``only``: as in `mjlint.checking.run.Run`.
    """
    from mjlint.checking.comparing import Compared, compared
    from mjlint.checking.results import Note
    from mjlint.checking.run import Run

    old, new = models = asked["compare_model"]
    sources = [each if isinstance(each, str) else _held(each) for each in documents]
    projects = [_with_model(project, name) for name in models]
    for each in projects:
        each.linter()  # a model that does not exist is reported before anything is read
    runs = [Run(each, jobs=asked["jobs"], only=only).results(sources) for each in projects]
    counts: Counter[str | None] = Counter()
    records: list[dict[str, object]] = []
    for result in compared(*runs):
        if isinstance(result, Note):
            if not asked["quiet"] and not (result.kind == "empty" and result.searched):
                note(str(result))
        elif not isinstance(result, Compared):
            counts["unread"] += 1
            print_error(str(result))
        else:
            counts[result.change] += 1
            if result.change is None:
                continue
            if asked["output_format"] == "json":
                records.append(result.to_dict())
                continue
            for line in _lines(result, old if result.change == "ceases" else new):
                click.echo(line)
                if asked["output_format"] == "concise":
                    break
    begin, cease, same = counts["begins"], counts["ceases"], counts[None]
    if asked["output_format"] == "json":
        whole = {"old": old, "new": new, "begin": begin, "cease": cease, "same": same}
        click.echo(json.dumps({**whole, "prompts": records}, ensure_ascii=True, indent=2))
    elif not asked["quiet"]:
        click.echo(summary(models, begin, cease, begin + cease + same))
    if counts["unread"]:
        return 2
    fails = not asked["exit_zero"] and asked["fail_on"] != "never"
    return 1 if begin and fails else 0


def summary(models: tuple[str, str], begin: int, cease: int, prompts: int) -> str:
    """The line at the end."""
    old, new = models
    verbs = "begins" if begin == 1 else "begin", "ceases" if cease == 1 else "cease"
    return (
        f"from {old} to {new}: of {prompts:,} prompts {begin:,} {verbs[0]} to be refused, "
        f"{cease:,} {verbs[1]} to be"
    )


def _held(source: Input) -> Input:
    """Standard input, which is read once for each model."""
    return source._replace(document=source.document.held())


def _with_model(project: Project, name: str) -> Project:
    """The same project with another default model; links are the same for every model."""
    from mjlint.checking.project import Project

    given, file, isolated, code = project.recipe
    return Project(
        {**given, "model": name, "links.check": False, "links.strict": False},
        file,
        isolated,
        code=code,
    )


def _lines(compared: Compared, model: str) -> Iterator[str]:
    """A line for the prompt, and one for each of its errors."""
    checked = compared.refused
    (record, *_) = checked.records()
    prompt = one_line(" ".join(str(record["prompt"]).split()))
    change = "begins to be refused" if compared.change == "begins" else "is refused no more"
    place = f"{clean(checked.filename)}:{checked.row}"
    yield f"{place}: {change}: {prompt}"
    for finding in checked.findings:
        one = finding.diagnostic
        if one.severity is Severity.ERROR:
            yield f"    on {clean(model)}: {one.code} {one_line(one.message)}"
