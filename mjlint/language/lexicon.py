"""The tables of ``grammar/``: which models there are, and what each parameter takes on each.

Nothing here is known by heart: every answer comes from ``models.toml`` and ``parameters.toml``,
whose rows name their sources. `Lexicon` answers questions; it checks nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any, Final

from mjlint.language.entries import (
    Cell,
    Choice,
    Conflict,
    KnownParameter,
    Limit,
    Reply,
    Support,
    parameter_of,
)
from mjlint.language.models import Model, ahead_of, model_of
from mjlint.language.ready import table
from mjlint.text.patterns import pattern
from mjlint.text.similar import nearest

__all__ = [
    "Cell",
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


_NUMBER: Final = pattern(r"[0-9]{1,4}(?:\.(?:0|[1-9][0-9]{0,3}))?")
_REMEMBERED: Final = 64
"""How many numbers of models newer than the tables are remembered; a prompt names one or two."""


class Lexicon:
    """All models and parameters. Built once; safe to share between threads."""

    def __init__(self, models: Mapping[str, Any], parameters: Mapping[str, Any]) -> None:
        """``models`` and ``parameters``: the contents of the two tables, already checked."""
        self.evidence: str = models["evidence-day"]
        """The day of the newest evidence that the tables rest on; a later model is not in them."""
        self.evidence_source: str = models["evidence"]
        self.models = {row["name"]: model_of(row) for row in models["model"]}
        self.default = self.models[models["default"]]
        self.default_niji = self.models[models["default-niji"]]
        self.parameters = {row["id"]: parameter_of(row) for row in parameters["parameter"]}
        self._versions = {value: m for m in self.models.values() for value in m.versions}
        self._nijis = {value: m for m in self.models.values() for value in m.nijis}
        self._ahead: dict[tuple[str, str], Model | None] = {}
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
        """The model that a value of ``--version`` chooses; one newer than the tables has `ahead`."""
        return self._versions.get(value) or self._newer("midjourney", value)

    def niji(self, value: str) -> Model | None:
        """The model that a value of ``--niji`` chooses; one newer than the tables has `ahead`."""
        return self._nijis.get(value) or self._newer("niji", value)

    def _newer(self, family: str, value: str) -> Model | None:
        """The model of a number above all that the tables know of a family."""
        key = family, value
        if key not in self._ahead:
            if len(self._ahead) >= _REMEMBERED:
                self._ahead.clear()
            known = self._nijis if family == "niji" else self._versions
            newest = max(known, key=_number)
            later = _NUMBER.fullmatch(value) is not None and _number(value) > _number(newest)
            self._ahead[key] = ahead_of(known[newest], value) if later else None
        return self._ahead[key]

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
        return nearest(name, self._names)

    @staticmethod
    def url(key: str) -> str:
        """The address of a source, empty where it has none; what is no key gives itself."""
        row = sources().get(key)
        return key if row is None else row.get("url", "")


def _number(value: str) -> tuple[int, ...]:
    """A version as numbers: 8.2 is (8, 2), which is less than 8.10."""
    return tuple(int(part) for part in value.split("."))


@cache
def load() -> Lexicon:
    """The tables that mjlint ships."""
    return Lexicon(table("models"), table("parameters"))


@cache
def sources() -> Mapping[str, Mapping[str, str]]:
    """Title, address and date of every source, by its key."""
    return table("sources")
