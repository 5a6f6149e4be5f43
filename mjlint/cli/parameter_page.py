"""All that is known about one parameter: what it takes on each model, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.language.lexicon import Cell, KnownParameter, Lexicon, Limit, Model
from mjlint.language.ready import table
from mjlint.language.sources import dated, source
from mjlint.terminal.table import lines


def takes(parameter: KnownParameter, model: Model) -> str:
    """The range or the choices of a parameter on a model."""
    found = "; ".join(_range(limit) for limit in parameter.limits.get(model.name, ()))
    choice = parameter.choices.get(model.name)
    if choice is not None:
        found = "; ".join(filter(None, (found, ", ".join(choice.values))))
        if choice.doubtful:
            found += f" (in doubt: {', '.join(choice.doubtful)})"
    return found


def _range(limit: Limit) -> str:
    def number(value: float) -> str:
        return f"{value:g}" if value < 1e5 else f"{value:.0f}"

    low, high = limit.minimum, limit.maximum
    if low is not None and high is not None:
        text = f"{number(low)} to {number(high)}"
    elif high is not None:
        text = f"at most {number(high)}"
    elif low is not None:
        text = f"at least {number(low)}"
    else:
        text = ""
    doubts = [
        f"{word} {number(value)}"
        for word, value in (("below", limit.doubtful_minimum), ("above", limit.doubtful_maximum))
        if value is not None
    ]
    if doubts:
        text = f"{text} (in doubt {' and '.join(doubts)})".strip()
    return text + (f" with --{limit.combined_with}" if limit.combined_with else "")


def told(parameter: KnownParameter, models: list[Model], lexicon: Lexicon) -> Iterator[str]:
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
        facts.append(("at most", f"{parameter.maximum_items} addresses"))
    for conflict in parameter.conflicts:
        value = f" {conflict.other_value}" if conflict.other_value else ""
        facts.append(
            (
                "conflicts",
                f"with --{conflict.combined_with}{value}, {dated(conflict.source)}",
            )
        )
    if parameter.expands_to is not None:
        facts.append(("stands for", parameter.expands_to))
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
    claims = _claims(parameter)
    if claims:
        yield ""
        yield "  what this rests on"
        for claim in claims:
            yield f"  - {claim['claim']} ({dated(claim['source'])}; {claim['confidence']})"
            if "disputed" in claim:
                yield f"    disputed: {claim['disputed']}"
            if address := lexicon.url(claim["source"]):
                yield f"    {address}"


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


def _claims(parameter: KnownParameter) -> list[dict[str, str]]:
    about = f"parameter:{parameter.id}"
    return [fact for fact in table("facts")["fact"] if fact["about"] == about]


def record(parameter: KnownParameter, models: list[Model], lexicon: Lexicon) -> dict[str, object]:
    """The same for programs."""
    return {
        "id": parameter.id,
        "names": list(parameter.names),
        "value": parameter.form,
        "required": parameter.required,
        "status": parameter.status,
        "needs": list(parameter.needs),
        "note": parameter.note,
        "source": source(parameter.source),
        "models": {
            model.name: {
                "support": parameter.on(model).value,
                **_cell(parameter, model),
                "limits": [
                    {
                        "minimum": limit.minimum,
                        "maximum": limit.maximum,
                        "doubtful_minimum": limit.doubtful_minimum,
                        "doubtful_maximum": limit.doubtful_maximum,
                        "with": limit.combined_with,
                        "source": source(limit.source),
                    }
                    for limit in parameter.limits.get(model.name, ())
                ],
                "choices": (
                    list(parameter.choices[model.name].values)
                    if model.name in parameter.choices
                    else []
                ),
            }
            for model in models
        },
        "facts": [
            {
                "claim": claim["claim"],
                "source": source(claim["source"]),
                "date": claim["date"],
                "confidence": claim["confidence"],
                "disputed": claim.get("disputed"),
            }
            for claim in _claims(parameter)
        ],
    }


def _cell(parameter: KnownParameter, model: Model) -> dict[str, object]:
    cell = parameter.cell(model)
    if cell is None:
        return {"source": None, "confidence": None}
    return {"source": source(cell.source), "confidence": cell.confidence}
