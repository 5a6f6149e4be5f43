"""The tables of ``grammar/``: which models there are, and what each parameter takes on each.

Nothing here is known by heart: every answer comes from ``models.toml`` and ``parameters.toml``,
whose rows name their sources. `Lexicon` answers questions; it judges nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any

from mjlint.language.entries import (
    Choice,
    Conflict,
    KnownParameter,
    Limit,
    Model,
    Reply,
    Support,
    model_of,
    parameter_of,
)
from mjlint.language.ready import table

__all__ = [
    "Choice",
    "Conflict",
    "KnownParameter",
    "Lexicon",
    "Limit",
    "Model",
    "Reply",
    "Support",
    "load",
    "sources",
]


class Lexicon:
    """All models and parameters. Built once; safe to share between threads."""

    def __init__(self, models: Mapping[str, Any], parameters: Mapping[str, Any]) -> None:
        """``models`` and ``parameters``: the contents of the two tables, already checked."""
        self.checked = str(parameters["checked"])
        self.models = {row["name"]: model_of(row) for row in models["model"]}
        self.default = self.models[models["default"]]
        self.default_niji = self.models[models["default-niji"]]
        self.parameters = {row["id"]: parameter_of(row) for row in parameters["parameter"]}
        self._versions = {value: m for m in self.models.values() for value in m.versions}
        self._nijis = {value: m for m in self.models.values() for value in m.nijis}
        self._names: dict[str, list[KnownParameter]] = {}
        self._spellings: dict[tuple[str, ...], frozenset[str]] = {}
        for parameter in self.parameters.values():
            for name in parameter.names:
                # Those that own a name on some models only are asked first.
                rows = self._names.setdefault(name, [])
                rows.insert(0 if parameter.models else len(rows), parameter)

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name and alias, in lower case, without dashes."""
        return frozenset(self._names)

    def find(self, name: str, model: Model | None = None) -> KnownParameter | None:
        """What a name means on a model; where no model is given, on today's.

        A name that only old models knew is found everywhere, so that it can be said to be gone.
        """
        rows = self._names.get(name, ())
        for parameter in rows:
            if not parameter.models or (model is not None and model.name in parameter.models):
                return parameter
        return rows[0] if rows else None

    def version(self, value: str) -> Model | None:
        """The model that a value of ``--version`` chooses."""
        return self._versions.get(value)

    def niji(self, value: str) -> Model | None:
        """The model that a value of ``--niji`` chooses."""
        return self._nijis.get(value)

    def model(self, name: str) -> Model | None:
        """A model by its name, or by what is typed to choose it (``v 7``, ``--niji 6``)."""
        name = " ".join(name.lower().replace("=", " ").split()).lstrip("-")
        for lead in ("version ", "v ", "v"):
            if name.startswith(lead) and name.removeprefix(lead)[:1].isdigit():
                name = name.removeprefix(lead)
        if name == "niji":
            return self.default_niji
        if name.startswith("niji") and name[4:].strip() in self._nijis:
            return self._nijis[name[4:].strip()]
        return self.models.get(name) or self._versions.get(name)

    def spellings(self, *ids: str) -> frozenset[str]:
        """All names of these parameters (given by id or name)."""
        found = self._spellings.get(ids)
        if found is None:
            found = self._spellings[ids] = frozenset(
                name
                for parameter in self.parameters.values()
                if parameter.id in ids or parameter.names[0] in ids
                for name in parameter.names
            )
        return found

    def similar(self, name: str) -> str | None:
        """The known name most like an unknown one, None where none is like it."""
        from difflib import get_close_matches

        # Names of one or two letters are like everything.
        candidates = [known for known in self._names if len(known) > 2]
        found = get_close_matches(name.lower(), candidates, n=1, cutoff=0.7)
        return found[0] if found else None

    @staticmethod
    def url(key: str) -> str:
        """The address of a source, empty where it has none; what is no key gives itself."""
        row = sources().get(key)
        return key if row is None else row["url"]


@cache
def load() -> Lexicon:
    """The tables that mjlint ships."""
    return Lexicon(table("models"), table("parameters"))


@cache
def sources() -> Mapping[str, Mapping[str, str]]:
    """Title, address and date of every source, by its key."""
    return table("sources")
