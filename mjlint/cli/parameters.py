"""``mjlint parameters``: what a model takes, or all that is known about a parameter."""

from __future__ import annotations

import json
from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from mjlint.checking.project import Project
from mjlint.cli import completing
from mjlint.cli.options import text_or_json
from mjlint.cli.parameter_page import page
from mjlint.cli.trouble import Trouble
from mjlint.language.description import record, takes
from mjlint.terminal.table import lines
from mjlint.text.similar import did_you_mean

if TYPE_CHECKING:
    from mjlint.language.lexicon import KnownParameter, Lexicon, Model


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("name", required=False, shell_complete=completing.parameters)
@click.option(
    "--model",
    metavar="NAME",
    help="On this model. [the newest]",
    shell_complete=completing.models,
)
@text_or_json
def parameters(name: str | None, model: str | None, output_format: str) -> None:
    """Show the parameters that a model takes; with a NAME, everything known about that one."""
    project = Project(code=False)
    lexicon = project.lexicon()
    chosen = lexicon.default if model is None else lexicon.model(model)
    if chosen is None:
        raise Trouble(f"there is no model `{model}`{did_you_mean(model or '', lexicon.models)}")
    if name is None:
        if output_format == "json":
            found = [record(p, [chosen]) for p in _of(lexicon, chosen)]
            click.echo(json.dumps(found, indent=1))
            return
        for line in _listed(lexicon, chosen):
            click.echo(line)
        own = project.at().rows("language.parameter")
        if own:
            click.echo(f"the settings add or change {', '.join(row.named for row in own)}")
        return
    word = name.lstrip("-").lower()
    known = [p for p in lexicon.parameters.values() if word in p.names]
    if model is not None:
        known = [p for p in known if p is lexicon.find(word, chosen)]
    if not known:
        similar = lexicon.similar(word)
        listed = "; `mjlint parameters` lists them"
        hint = f"; did you mean `--{similar}`?" if similar else listed
        raise Trouble(f"there is no parameter `--{word}`{hint}")
    shown = list(lexicon.models.values()) if model is None else [chosen]
    if output_format == "json":
        click.echo(json.dumps([record(p, shown) for p in known], indent=1))
        return
    for count, parameter in enumerate(known):
        for line in (*([""] if count else []), *page(parameter, shown, lexicon)):
            click.echo(line)


def _of(lexicon: Lexicon, model: Model) -> list[KnownParameter]:
    """The parameters that a model says anything about, under the names they have there."""
    return [
        p
        for p in lexicon.parameters.values()
        if p.on(model) != "unknown" and (not p.models or model.name in p.models)
    ]


def _listed(lexicon: Lexicon, model: Model) -> Iterator[str]:
    """The parameters that the model takes with what they take, then the names of the others."""
    rows = [("parameter", "value", "takes", f"on {model.short}")]
    refused: list[str] = []
    for p in _of(lexicon, model):
        names = ", ".join(f"--{name}" for name in p.names)
        if p.on(model).refused:
            refused.append(p.flag)
        else:
            rows.append((names, p.form, takes(p, model), p.on(model).value))
    yield from lines(rows)
    if refused:
        yield ""
        yield from wrap(f"not on {model.short}: {', '.join(refused)}", 80, subsequent_indent="  ")
    yield ""
    yield f"newest evidence: {lexicon.evidence}; `mjlint parameters NAME` shows all about one"
