"""What the tables say, in one shape for the matrix and the pages of parameters and models."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from docs.generate.pages import Source
from mjlint.language.description import takes
from mjlint.language.lexicon import KnownParameter, Lexicon, Model, load
from mjlint.language.sources import source as described


class Cell(NamedTuple):
    """A parameter on a model."""

    parameter: KnownParameter
    model: Model
    support: str
    takes: str
    source: Source | None
    """None where nothing is known."""


@cache
def lexicon() -> Lexicon:
    """The tables that mjlint ships."""
    return load()


def models() -> list[Model]:
    """The models, the newest first."""
    return list(reversed(lexicon().models.values()))


def parameters() -> list[KnownParameter]:
    """The parameters in the order of the table."""
    return list(lexicon().parameters.values())


def cell(parameter: KnownParameter, model: Model) -> Cell:
    """What is known of a parameter on a model."""
    known = parameter.cell(model)
    support = parameter.on(model).value
    return Cell(parameter, model, support, takes(parameter, model), known and source(known.source))


def cells() -> list[Cell]:
    """Every parameter on every model."""
    return [cell(parameter, model) for parameter in parameters() for model in models()]


def source(key: str) -> Source:
    """A source by its key."""
    row = described(key)
    return Source(row["title"] or key, row["url"] or "", row["date"] or "")
