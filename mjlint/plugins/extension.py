"""Rows of the settings -> the language with a parameter, a wider range or a model of one's own.

The rows are those of ``grammar/*.toml``, checked by the same checks, with three comforts:
``source`` and ``confidence`` may be left out, ``"*"`` is every model, and ``like`` gives a
new model all that holds for another. A row whose id or name is known changes that row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, Final

from mjlint.errors import Mistake, SettingsError
from mjlint.language.fields import PARTS, SUPPORT, strings
from mjlint.language.lexicon import Lexicon
from mjlint.language.ready import table
from mjlint.language.validation import Table, TableChecker, TableFault
from mjlint.settings.layers import Row
from mjlint.text.similar import did_you_mean

EVERY: Final = "*"
_MODEL: Final = {
    "family": "midjourney",
    "multi-prompts": "unknown",
    "multi-prompts-source": "settings",
    "image-prompts": True,
    "image-prompts-source": "settings",
}
_OF_MODELS: Final = ("support", "limit", "choice")
"""The parts of a parameter's row that speak of some models."""


def extended(models: Sequence[Row], parameters: Sequence[Row]) -> Lexicon:
    """The language with rows of the settings in it. Raises `SettingsError` with all faults."""
    tables = {"model": deepcopy(table("models")), "parameter": deepcopy(table("parameters"))}
    mistakes: list[Mistake] = []
    places: dict[tuple[str, int], Row] = {}
    for row in models:
        mistakes += _put_model(row, tables, places)
    # A row without a name is reported below.
    names = [m["name"] for m in tables["model"]["model"] if isinstance(m.get("name"), str)]
    for row in parameters:
        _put_parameter(row, tables, places, names)
    checker = TableChecker(
        {
            "models": _Merged("models", tables["model"], places),
            "parameters": _Merged("parameters", tables["parameter"], places),
            "sources": _Merged("sources", {}, places),
        }
    )
    checker.known["source"] = _Anything()
    mistakes += _shapes(checker, places, tables)
    if not mistakes:
        # The checks across rows trust the shape of each.
        faults = (*checker.check_models(), *checker.check_parameters())
        mistakes = [_mistake(fault) for fault in faults]
    if mistakes:
        unique = {str(mistake): mistake for mistake in mistakes}
        raise SettingsError(*sorted(unique.values(), key=lambda mistake: mistake.line or 0))
    return Lexicon(tables["model"], tables["parameter"])


class _Anything:
    """Sources of the settings need not be listed."""

    def __contains__(self, item: object) -> bool:
        return True


class _Merged(Table):
    """A table with rows of the settings in it; a fault is placed in the settings."""

    def __init__(
        self, name: str, data: Mapping[str, object], places: Mapping[tuple[str, int], Row]
    ) -> None:
        self.name, self.file, self.lines, self.data = name, name, [], data
        self.places = places

    def fault(self, place: Sequence[str | int], field: str, key: str, reason: str) -> TableFault:
        kind, at = (str(place[0]), int(place[1])) if len(place) > 1 else ("", -1)
        row = self.places.get((kind, at))
        if row is None:
            # A row of ours that no longer fits: one of theirs is to blame.
            row = next(iter(self.places.values()))
            return _fault(row, (), key, reason)
        return _fault(row, (*place[2:], field) if field else tuple(place[2:]), key, reason)


def _mistake(fault: TableFault) -> Mistake:
    return Mistake(fault.file, fault.line or None, f"{fault.key}: {fault.reason}")


def _fault(row: Row, place: Iterable[str | int], key: str, reason: str) -> TableFault:
    mistake = row.origin.mistake(reason, *place)
    return TableFault(mistake.place, mistake.line or 0, key, reason)


def _shapes(
    checker: TableChecker, places: Mapping[tuple[str, int], Row], tables: Mapping[str, Any]
) -> Iterator[Mistake]:
    """What is wrong in the rows taken one by one."""
    for (kind, at), row in places.items():
        merged = tables[kind][kind][at]
        key = f"{kind} {merged.get('id', merged.get('name', '?'))!r}"
        own = {
            name: _expanded(value, checker.models) if name in ("models", *SUPPORT) else value
            for name, value in row.data.items()
            if name != "like" and (kind != "parameter" or name not in PARTS)
        }
        source = checker.tables["models" if kind == "model" else "parameters"]
        missing = {name: value for name, value in merged.items() if name not in PARTS}
        fields = "own parameter" if kind == "parameter" else kind
        for fault in checker.shape(source, (kind, at), fields, missing | own, key):
            yield _mistake(fault)
        for name in strings(row.data.get("names")):
            if name != name.lower() or not name[:1].isalpha():
                yield row.origin.mistake(
                    f"{key}: write {name!r} in lower case, without dashes", "names"
                )
        for part in PARTS if kind == "parameter" else ():
            pieces = row.data.get(part, [])
            if not isinstance(pieces, list) or not all(isinstance(p, dict) for p in pieces):
                yield row.origin.mistake(f"{key}: {part} must be a list of tables", part)
                continue
            for n, piece in enumerate(pieces):
                filled = {"source": "settings"} | (
                    {"models": checker.models} if part in _OF_MODELS else {}
                )
                whole = filled | piece
                if "models" in whole:
                    whole["models"] = _expanded(whole["models"], checker.models)
                for fault in checker.shape(source, (kind, at, part, n), part, whole, key):
                    yield _mistake(fault)


def _put_model(
    row: Row, tables: Mapping[str, Any], places: dict[tuple[str, int], Row]
) -> Iterator[Mistake]:
    rows: list[dict[str, Any]] = tables["model"]["model"]
    own = {name: value for name, value in row.data.items() if name != "like"}
    name, like = own.get("name"), row.data.get("like")
    pattern = next((m for m in rows if like is not None and m.get("name") == like), None)
    if like is not None and pattern is None:
        hint = did_you_mean(
            str(like), [model["name"] for model in rows if isinstance(model.get("name"), str)]
        )
        yield row.origin.mistake(f"model {name!r}: like: there is no model {like!r}{hint}", "like")
    at = next((n for n, model in enumerate(rows) if model.get("name") == name), len(rows))
    if at < len(rows):
        rows[at] |= own
    else:
        shared = {key: pattern[key] for key in _MODEL} if pattern else _MODEL
        rows.append(dict(shared) | {"source": row.origin.place, "confidence": "observed"} | own)
        if pattern is not None and isinstance(name, str):
            for parameter in tables["parameter"]["parameter"]:
                _extend_to(parameter, pattern["name"], name)
    places["model", at] = row


def _extend_to(parameter: dict[str, Any], like: str, name: str) -> None:
    """What a parameter does on one model it does on another."""
    pieces = [piece for part in _OF_MODELS for piece in parameter.get(part, ())]
    for models in [parameter.get("models"), *(piece["models"] for piece in pieces)]:
        if models and like in models:
            models.append(name)
    use = parameter.get("use")
    if isinstance(use, dict) and like in use:
        use[name] = use[like]


def _put_parameter(
    row: Row,
    tables: Mapping[str, Any],
    places: dict[tuple[str, int], Row],
    models: list[str],
) -> None:
    rows: list[dict[str, Any]] = tables["parameter"]["parameter"]
    own = dict(row.data)
    names = own.get("names")
    if "id" not in own and isinstance(names, list) and names:
        own["id"] = names[0]
    at = next(
        (n for n, known in enumerate(rows) if known.get("id", known) == own.get("id")), len(rows)
    )
    if at == len(rows):
        rows.append({"status": "current", "source": row.origin.place, "confidence": "observed"})
    merged = rows[at]
    for key, value in own.items():
        if key in SUPPORT:
            if isinstance(value, list):
                _put_support(merged, {"is": key, "models": value}, models, row.origin.place)
        elif key == "support" and isinstance(value, list):
            for piece in value:
                if isinstance(piece, dict):
                    _put_support(merged, piece, models, row.origin.place)
        elif key == "names" and "names" in merged and isinstance(value, list):
            merged["names"] = [*merged["names"], *(n for n in value if n not in merged["names"])]
        elif key in ("limit", "choice") and isinstance(value, list):
            merged[key] = _widened(merged.get(key, []), value, models, row.origin.place)
        elif key in ("conflict", "reply") and isinstance(value, list):
            pieces = [piece for piece in value if isinstance(piece, dict)]
            filled = [{"source": row.origin.place} | piece for piece in pieces]
            merged[key] = [*merged.get(key, []), *filled]
        else:
            merged[key] = _expanded(value, models) if key == "models" else value
    places["parameter", at] = row


def _put_support(
    merged: dict[str, Any], own: Mapping[str, Any], models: list[str], source: str
) -> None:
    """Say of some models what a parameter does there; what was known of them goes."""
    listed = _expanded(own.get("models", [EVERY]), models)
    if not isinstance(listed, list):
        return
    groups = []
    for group in merged.get("support", ()):
        left = [model for model in group["models"] if model not in listed]
        groups += [group | {"models": left}] if left else []
    said: dict[str, Any] = {"source": source, "confidence": "observed", **own, "models": listed}
    merged["support"] = [*groups, said]


def _widened(
    known: list[dict[str, Any]], own: list[dict[str, Any]], models: list[str], source: str
) -> list[dict[str, Any]]:
    """Limits or choices with those of the settings in them, which keep what they do not mention."""
    result = [dict(piece) for piece in known]
    for piece in own:
        if not isinstance(piece, dict):
            continue
        listed = piece.get("models", [EVERY])
        beside = piece.get("with")
        for model in _expanded(listed, models) if isinstance(listed, list) else ():
            before: dict[str, Any] = {}
            for other in result:
                if model in other["models"] and other.get("with") == beside:
                    before = other
                    other["models"] = [name for name in other["models"] if name != model]
            new = before | {"source": source} | piece | {"models": [model]}
            for end in ("minimum", "maximum"):
                if end in piece and f"doubtful-{end}" not in piece:
                    # A user who sets the end has no doubt about it.
                    new.pop(f"doubtful-{end}", None)
            for words in ("values", "doubtful"):
                if words in before and isinstance(piece.get(words), list):
                    new[words] = list(dict.fromkeys([*before[words], *piece[words]]))
            result.append(new)
    return [piece for piece in result if piece["models"]]


def _expanded(value: object, models: list[str]) -> Any:
    """A list of models, with ``*`` read."""
    if isinstance(value, list) and EVERY in value:
        return list(models)
    return value
