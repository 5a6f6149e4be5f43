"""A page for each parameter and each model, from the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from docs.generate import facts
from docs.generate.pages import Page, code, slug, table
from mjlint.language.lexicon import KnownParameter, Model
from mjlint.language.ready import table as read

GROUPS: Final = {
    "Takes": ("accepted", "unverified", "legacy", "disputed"),
    "Ignores": ("ignored",),
    "Refuses": ("rejected", "unsupported"),
}
"""What support comes to."""
SENTENCES: Final = {
    "accepted": "{model} takes {flag}",
    "legacy": "{model} takes {flag}, which is old",
    "unverified": "{model} probably takes {flag}",
    "disputed": "Sources disagree whether {model} takes {flag}",
    "ignored": "{model} ignores {flag}",
    "rejected": "{model} refuses {flag}",
    "unsupported": "{model} refuses {flag}",
    "unknown": "Nobody has said whether {model} takes {flag}",
}
STEPS: Final = ("6.1", "7", "8.1", "8.2")
"""The models that accounts have moved through."""


def pages() -> Iterator[Page]:
    """Every page of this kind, and the two indexes."""
    yield Page("parameters/index.md", _parameters())
    yield from (Page(f"parameters/{each.id}.md", _parameter(each)) for each in facts.parameters())
    yield Page("migration.md", _migration())
    yield Page("models/index.md", _models())
    yield from (Page(f"models/{slug(each.name)}.md", _model(each)) for each in facts.models())


def _parameters() -> str:
    rows = (
        (f"[{code(each.flag)}]({each.id}.md)", each.form, each.status, _aliases(each))
        for each in facts.parameters()
    )
    head = "# Midjourney parameters\n\nEvery parameter that a Midjourney model takes or took. "
    head += "The [matrix](../matrix/index.html) shows them by model.\n\n"
    return head + table(("Parameter", "Value", "Status", "Also written"), rows)


def _aliases(parameter: KnownParameter) -> str:
    return ", ".join(code(f"--{name}") for name in parameter.names[1:])


def _parameter(parameter: KnownParameter) -> str:
    facts_of = [
        (
            "Value",
            parameter.form
            if parameter.form == "flag" or parameter.required
            else f"{parameter.form}, may be left out",
        ),
        ("Status", parameter.status),
        ("Also written", _aliases(parameter)),
        ("Needs", " or ".join(code(f"--{each}") for each in parameter.needs)),
        ("Short for", code(parameter.expands_to) if parameter.expands_to else ""),
        ("Note", parameter.note),
        ("Source", str(facts.source(parameter.source))),
    ]
    text = f"# {parameter.flag}\n\n{_today(parameter)}\n\n{_listed(facts_of)}"
    rows = []
    for model in facts.models():
        cell = facts.cell(parameter, model)
        link = (
            f'<span id="{slug(model.name)}"></span>[{model.name}](../models/{slug(model.name)}.md)'
        )
        rows.append((link, cell.support, cell.takes, str(cell.source or "")))
    text += "\n## On each model\n\n" + table(("Model", "Support", "Takes", "Source"), rows)
    if parameter.replies:
        text += "\n## What Midjourney answers\n\n"
        text += "".join(
            f"- {reply.when}: {reply.text} ({facts.source(reply.source)})\n"
            for reply in parameter.replies
        )
    claims = [
        fact for fact in read("facts")["fact"] if fact["about"] == f"parameter:{parameter.id}"
    ]
    if claims:
        text += "\n## What this rests on\n\n"
        text += "".join(f"- {each['claim']} ({facts.source(each['source'])})\n" for each in claims)
    return text


def _today(parameter: KnownParameter) -> str:
    """What the default model does with a parameter, in a sentence."""
    model = facts.lexicon().default
    cell = facts.cell(parameter, model)
    does = SENTENCES[cell.support].format(flag=code(parameter.flag), model=model.name)
    if cell.takes and cell.support in GROUPS["Takes"]:
        does += f": {cell.takes}"
    return f"{does}. {model.name} is today's default."


def _listed(rows: Iterable[tuple[str, str]]) -> str:
    return "".join(f"- **{name}**: {text}\n" for name, text in rows if text)


def _models() -> str:
    rows = (
        (
            f"[{each.name}]({slug(each.name)}.md)",
            code(each.short),
            each.released,
            each.default_from or "",
            each.withdrawn or "",
        )
        for each in facts.models()
    )
    head = "# Midjourney models\n\n"
    head += f"The default is {facts.lexicon().default.name}. The tables are of {facts.lexicon().evidence}.\n\n"
    return head + table(("Model", "Typed as", "Released", "Default since", "Withdrawn"), rows)


def _model(model: Model) -> str:
    text = f"# {model.name}\n\n"
    text += _listed(
        (
            ("Typed as", code(model.short)),
            ("Released", model.released),
            ("Multi-prompts (`::`)", model.multi_prompts),
            ("Image prompts", "yes" if model.image_prompts else "no"),
            ("Source", str(facts.source(model.source))),
        )
    )
    for title, kinds in GROUPS.items():
        found = [facts.cell(each, model) for each in facts.parameters()]
        rows = [_row(cell) for cell in found if cell.support in kinds]
        if rows:
            text += f"\n## {title}\n\n" + table(("Parameter", "Support", "Takes", "Source"), rows)
    return text


def _row(cell: facts.Cell) -> tuple[str, ...]:
    link = f"[{code(cell.parameter.flag)}](../parameters/{cell.parameter.id}.md)"
    return link, cell.support, cell.takes, str(cell.source or "")


def _migration() -> str:
    """What changes for the parameters of a prompt from one generation to the next."""
    text = (
        "# From 6 to 7 to 8\n\nWhat a prompt must change when your account moves to a newer model. "
    )
    text += "`mjlint check --model 8.2` shows it for your own prompts.\n"
    for old, new in pairwise(STEPS):
        before, after = (facts.lexicon().models[name] for name in (old, new))
        text += f"\n## From {old} to {new}\n\n"
        rows = []
        for parameter in facts.parameters():
            one, other = facts.cell(parameter, before), facts.cell(parameter, after)
            if one.support != other.support or one.takes != other.takes:
                use = parameter.use.get(new) or parameter.use.get("", "")
                instead = code(f"--{use}") if use and other.support not in GROUPS["Takes"] else ""
                link = f"[{code(parameter.flag)}](parameters/{parameter.id}.md)"
                rows.append((link, _text(one), _text(other), instead, str(other.source or "")))
        text += table(("Parameter", old, new, "Use instead", "Source"), rows)
    return text


def _text(cell: facts.Cell) -> str:
    return f"{cell.support}: {cell.takes}" if cell.takes else cell.support
