"""All that is known about one parameter: what it takes on each model, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.language.description import claims, takes
from mjlint.language.lexicon import Cell, KnownParameter, Lexicon, Model
from mjlint.language.sources import dated
from mjlint.terminal.table import lines


def page(parameter: KnownParameter, models: list[Model], lexicon: Lexicon) -> Iterator[str]:
    """Everything known about one parameter."""
    yield ", ".join(f"--{name}" for name in parameter.names)
    need = "" if parameter.required or parameter.form == "flag" else ", may be left out"
    facts = [("value", parameter.form + need), ("status", parameter.status)]
    if parameter.needs:
        facts.append(("needs", " or ".join(f"--{each}" for each in parameter.needs)))
    if parameter.needs_image:
        facts.append(("needs", "an image in the prompt"))
    if parameter.needs_text:
        facts.append(("needs", "a text in the prompt"))
    if parameter.maximum_items is not None:
        facts.append(("at most", f"{parameter.maximum_items} links"))
    for conflict in parameter.conflicts:
        value = f" {conflict.other_value}" if conflict.other_value else ""
        facts.append(
            (
                "conflicts",
                f"with --{conflict.combined_with}{value}, {dated(conflict.source)}",
            )
        )
    if parameter.expands_to is not None:
        facts.append(("short for", parameter.expands_to))
    for name, use in parameter.use.items():
        facts.append(("use", f"--{use}" + (f" on {name}" if name else "") + " instead"))
    if parameter.note:
        facts.append(("note", parameter.note))
    facts.append(("source", dated(parameter.source)))
    yield from lines(facts, "  ")
    yield ""
    rows = [("model", "support", "takes", "source")]
    for model in models:
        rows.append(
            (
                model.name,
                parameter.on(model).value,
                takes(parameter, model),
                ", ".join(_model_sources(parameter, model)),
            )
        )
    yield from lines(rows, "  ")
    for reply in parameter.replies:
        yield f"\n  reply to {reply.when}: {reply.text} ({dated(reply.source)})"
    if rests := claims(parameter):
        yield ""
        yield "  what this rests on"
        for claim in rests:
            yield f"  - {claim['claim']} ({dated(claim['source'])}; {claim['confidence']})"
            if "disputed" in claim:
                yield f"    disputed: {claim['disputed']}"
            if url := lexicon.url(claim["source"]):
                yield f"    {url}"


def _model_sources(parameter: KnownParameter, model: Model) -> list[str]:
    """What the support and the range on a model rest on, each once."""
    cell = parameter.cell(model)
    said = [dated(cell.source) + _how(cell.confidence)] if cell is not None else []
    keys = [limit.source for limit in parameter.limits.get(model.name, ())]
    choice = parameter.choices.get(model.name)
    if choice is not None:
        keys.append(choice.source)
    return list(dict.fromkeys([*said, *(dated(key) for key in keys if not _same(key, cell))]))


def _how(confidence: str) -> str:
    """How sure a cell is, where that is not an official text."""
    return (
        ""
        if confidence == "documented-official"
        else f" ({confidence.rpartition('documented-')[2]})"
    )


def _same(key: str, cell: Cell | None) -> bool:
    return cell is not None and cell.source == key
