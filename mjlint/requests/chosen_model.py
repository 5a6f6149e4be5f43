"""The model that a request's own fields choose, and what is left of a report where they hide it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, NamedTuple

from mjlint.diagnostic import Severity
from mjlint.language.lexicon import Lexicon
from mjlint.linting.linter import Linter, Report
from mjlint.requests.request import Request
from mjlint.text.nodes import DataNode

_NAME: Final = re.compile(
    r"(?:mj|midjourney|ai)?(?:model|version|engine|bottype|bot|niji)(?:id|name|version|type)?"
)
"""Names, without case and marks, of fields that choose a model wherever they are found."""
_MODEL: Final = re.compile(
    r"(?:midjourney|mj)?[ _-]*(niji)?(?:[ _-]*(?:journey))?[ _-]*v?(?:ersion)?[ _-]*(\d+(?:\.\d+)?)?"
)


class ModelField(NamedTuple):
    """What the fields of a request say of its model."""

    name: str | None
    """Its name in the reference; None: the account's default."""
    known: bool
    """False: a field chooses a model, but mjlint cannot tell which."""


DEFAULT: Final = ModelField(None, True)
UNKNOWN: Final = ModelField(None, False)


def chosen_model(request: Request, lexicon: Lexicon) -> ModelField:
    """The model on which the prompt of a request runs unless the prompt itself names one."""
    endpoint = request.endpoint
    chosen = request.find(endpoint.model)
    if chosen is not None:
        text = _text(chosen.member.value)
        if text in endpoint.models:
            return ModelField(endpoint.models[text], True)
        return _named(text, lexicon)
    bot = request.find(endpoint.bots)
    if bot is not None and _text(bot.member.value).upper().startswith("NIJI"):
        return ModelField("niji", True)
    if any(_hides_a_model(given.member.name, given.path, request) for given in request.unknown):
        return UNKNOWN
    return DEFAULT


def softened(report: Report, linter: Linter) -> Report:
    """The report with errors only where every model has them; the others are warnings."""
    sure = _errors(report)
    for model in linter.lexicon.models:
        if not sure:
            break
        sure &= _errors(linter.lint(report.text, model=model))
    return _lowered(report, sure)


def agreed(report: Report, other: Report) -> Report:
    """The report with errors only where another one has one in the same parameter, too."""
    errors, others = _errors(report), _errors(other)
    text = report.text
    sure = {
        (code, start, end)
        for code, start, end in errors
        if any("--" not in text[min(end, to) : max(start, at)] for _, at, to in others)
    }
    return _lowered(report, sure)


def _lowered(report: Report, sure: set[tuple[str, int, int]]) -> Report:
    found = tuple(
        replace(d, severity=Severity.WARNING, reply=None)
        if d.severity is Severity.ERROR and (d.code, d.start, d.end) not in sure
        else d
        for d in report.diagnostics
    )
    return replace(report, diagnostics=found) if found != report.diagnostics else report


def _errors(report: Report) -> set[tuple[str, int, int]]:
    return {(d.code, d.start, d.end) for d in report.diagnostics if d.severity is Severity.ERROR}


def _hides_a_model(name: str, path: str, request: Request) -> bool:
    """Whether a field that the table does not know looks like one that chooses a model."""
    bare = re.sub(r"[^a-z]", "", name.lower())
    if _NAME.fullmatch(bare) is None:
        return False
    meant = request.endpoint.fields.get(request.endpoint.wrong.get(path, ""))
    given = request.find(path)
    if given is not None and given.member.value.text.lower() in ("midjourney", "mj"):
        return False
    # `"model": "relax"` is another field under a wrong name.
    return meant is None or given is None or given.member.value.data not in meant.values


def _named(text: str, lexicon: Lexicon) -> ModelField:
    """A model by what vendors call it: `7`, `v6.1`, `niji6`, `midjourney-v7`."""
    match = _MODEL.fullmatch(text.strip().lower())
    if not text.strip() or match is None:
        return DEFAULT if not text.strip() else UNKNOWN
    name = " ".join(part for part in match.groups() if part)
    model = lexicon.model(name) if name else None
    return ModelField(model.name, True) if model is not None else UNKNOWN


def _text(value: DataNode) -> str:
    """A value as the table writes it."""
    return f"{value.data:g}" if isinstance(value.data, float) else str(value.data)
