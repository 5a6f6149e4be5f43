"""``mjlint models``: the models that mjlint knows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from mjlint.checking.project import Project
from mjlint.cli.options import text_or_json
from mjlint.language.sources import dated, source, titled
from mjlint.terminal.table import lines

if TYPE_CHECKING:
    from mjlint.language.lexicon import Lexicon, Model


@click.command()
@text_or_json
def models(output_format: str) -> None:
    """Show the models that mjlint knows, how they are chosen, and when they were the default."""
    lexicon = Project(code=False).lexicon()
    if output_format == "json":
        click.echo(json.dumps([_record(m, lexicon) for m in lexicon.models.values()], indent=1))
        return
    rows = [("model", "chosen by", "released", "default", "multi-prompts", "source", "")]
    for model in lexicon.models.values():
        rows.append(
            (
                model.name,
                ", ".join(_typed(model)),
                model.released,
                _period(model.default_from, model.default_to),
                {"whole": "whole weights", "decimal": "yes", "unsupported": "no"}.get(
                    model.multi_prompts, model.multi_prompts
                ),
                dated(model.source),
                _comment(model, lexicon),
            )
        )
    for line in lines(rows):
        click.echo(line)
    click.echo(f"\nnewest evidence: {lexicon.evidence} ({titled(lexicon.evidence_source)})")


def _typed(model: Model) -> list[str]:
    """The ways to choose it."""
    ways = [f"--v {value}" for value in model.versions]
    ways += [f"--niji {value}".rstrip() for value in model.nijis]
    return ways + ([f"--{model.flag}"] if model.flag is not None else [])


def _period(start: str | None, end: str | None) -> str:
    return f"{start} to {end}" if start and end else f"since {start}" if start else ""


def _comment(model: Model, lexicon: Lexicon) -> str:
    if model.withdrawn is not None:
        return f"withdrawn {model.withdrawn}"
    if model is lexicon.default:
        return "the default"
    return "the default of --niji" if model is lexicon.default_niji else ""


def _record(model: Model, lexicon: Lexicon) -> dict[str, object]:
    return {
        "name": model.name,
        "family": model.family,
        "chosen_by": _typed(model),
        "released": model.released,
        "default": model is lexicon.default,
        "default_from": model.default_from,
        "default_to": model.default_to,
        "withdrawn": model.withdrawn,
        "multi_prompts": model.multi_prompts,
        "image_prompts": model.image_prompts,
        "source": source(model.source),
        "multi_prompts_source": source(model.multi_prompts_source),
        "image_prompts_source": source(model.image_prompts_source),
        "newest_evidence": lexicon.evidence,
    }
