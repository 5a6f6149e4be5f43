"""What the tables say of a parameter, in words and as a record: for pages, editors and programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mjlint.language.lexicon import KnownParameter, Lexicon, Limit, Model
from mjlint.language.ready import table
from mjlint.language.sources import source


class Offer(NamedTuple):
    """A name of a parameter that may be written."""

    flag: str
    detail: str
    """What it takes; of an alias, what it is the same as."""
    parameter: KnownParameter
    alias: bool


def offers(lexicon: Lexicon, model: Model) -> Iterator[Offer]:
    """The parameters that a model takes, by all their names."""
    for known in lexicon.parameters.values():
        support = known.on(model)
        own = not known.models or model.name in known.models
        if not own or support.refused or support.value == "unknown":
            continue
        for name in known.names:
            alias = name != known.name
            detail = f"same as {known.flag}" if alias else takes(known, model) or known.form
            yield Offer(f"--{name}", detail, known, alias)


def takes(parameter: KnownParameter, model: Model) -> str:
    """The range or the choices of a parameter on a model."""
    found = "; ".join(
        _range(limit, parameter.form) for limit in parameter.limits.get(model.name, ())
    )
    choice = parameter.choices.get(model.name)
    if choice is not None:
        found = "; ".join(filter(None, (found, ", ".join(choice.values))))
        if choice.doubtful:
            found += f" (in doubt: {', '.join(choice.doubtful)})"
    return found


def _range(limit: Limit, form: str) -> str:
    """The numbers of a limit: ``0 to 100``, ``up to 14:1, more in doubt``, ``1 to 40 (1 in doubt)``."""
    unit = ":1" if form == "ratio" else ""

    def number(value: float) -> str:
        return (f"{value:g}" if value < 1e5 else f"{value:,.0f}") + unit

    low, high = limit.minimum, limit.maximum
    sure_low, sure_high = limit.doubtful_minimum, limit.doubtful_maximum
    if low is not None and high is not None:
        text = f"{number(low)} to {number(high)}"
    elif high is not None:
        text = f"up to {number(high)}"
    elif low is not None:
        text = f"{number(low)} or more"
    elif sure_high is not None:
        text, sure_high = f"up to {number(sure_high)}, more in doubt", None
    else:
        text = ""
    doubts = [
        f"{word} {number(value)}"
        for word, value in (("below", sure_low), ("above", sure_high))
        if value is not None
    ]
    if doubts:
        text = f"{text} (in doubt {' and '.join(doubts)})".strip()
    return text + (f" with --{limit.combined_with}" if limit.combined_with else "")


def brief(parameter: KnownParameter, model: Model) -> dict[str, object]:
    """What a parameter takes on one model, with its source: for a hover."""
    cell = parameter.cell(model)
    return {
        "id": parameter.id,
        "names": list(parameter.names),
        "value": parameter.form,
        "takes": takes(parameter, model) or parameter.form,
        "model": model.name,
        "support": parameter.on(model).value,
        "note": parameter.note,
        "source": source(cell.source if cell else parameter.source),
    }


def record(parameter: KnownParameter, models: list[Model]) -> dict[str, object]:
    """All that is known of a parameter on some models."""
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
            for claim in claims(parameter)
        ],
    }


def _cell(parameter: KnownParameter, model: Model) -> dict[str, object]:
    cell = parameter.cell(model)
    if cell is None:
        return {"source": None, "confidence": None}
    return {"source": source(cell.source), "confidence": cell.confidence}


def claims(parameter: KnownParameter) -> list[dict[str, str]]:
    """What the row of a parameter rests on, claim by claim: ``facts.toml``."""
    about = f"parameter:{parameter.id}"
    return [fact for fact in table("facts")["fact"] if fact["about"] == about]
