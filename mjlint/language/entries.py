"""What the tables say of one parameter, row by row.

`mjlint.language.lexicon` has all of them and answers questions about them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any, Final, NamedTuple

from mjlint.diagnostic import plain_class
from mjlint.language.models import Model


class Support(StrEnum):
    """What the reference says of a parameter on a model."""

    refused: bool
    """Whether the parameter is an error on the model."""

    ACCEPTED = "accepted"
    UNVERIFIED = "unverified"
    LEGACY = "legacy"
    DISPUTED = "disputed"
    IGNORED = "ignored"
    REJECTED = "rejected"
    UNSUPPORTED = "unsupported"
    UNKNOWN = "unknown"

    def __init__(self, value: str) -> None:
        self.refused = value in ("rejected", "unsupported")


_UNKNOWN: Final = Support.UNKNOWN
"""By a name of its own: Python 3.11 takes ten times as long to find a member in its class."""


class Cell(NamedTuple):
    """What is known of a parameter on one model, and how."""

    support: Support
    source: str
    """A key of ``sources.toml``."""
    confidence: str


class Limit(NamedTuple):
    """The numbers a parameter takes; all inclusive. Between a doubtful end and the end sources disagree."""

    minimum: float | None
    maximum: float | None
    doubtful_minimum: float | None
    doubtful_maximum: float | None
    combined_with: str | None
    """The limit holds only together with this parameter (its id)."""
    source: str


class Choice(NamedTuple):
    """The words a parameter takes."""

    values: tuple[str, ...]
    doubtful: tuple[str, ...]
    pattern: str | None
    """A regular expression for further values."""
    severity: str
    """``error``, or ``warning`` where other values are rounded and not refused."""
    source: str


class Conflict(NamedTuple):
    """Two parameters that exclude each other."""

    combined_with: str
    """The id of the other."""
    other_value: str | None
    own_value: str | None
    severity: str
    source: str


class Reply(NamedTuple):
    """Midjourney's words for a fault.

    ``{flag} {value} {values} {model} {minimum} {maximum}`` are to be filled in.
    """

    when: str
    """``incompatible``, ``out-of-range``, ``invalid``, ``orphan`` or ``plan``."""
    text: str
    source: str
    models: frozenset[str] = frozenset()
    """Where not empty, the words for these models alone."""

    def filled(self, model: Model, **values: object) -> str:
        """The words with the user's values in them; ``--version 7`` becomes ``--niji 7`` on a niji model."""
        named = model.typed if self.when == "out-of-range" else model.answered
        text = self.text.replace("--version {model}", named)
        return text.format_map({"model": model.name, **values})


@plain_class
class KnownParameter:
    """A row of ``parameters.toml``."""

    id: str
    names: tuple[str, ...]
    """Without dashes, the full name first."""
    models: frozenset[str]
    """Where not empty, the names mean this parameter on these models alone."""
    form: str
    """``flag``, ``integer``, ``number``, ``ratio``, ``choice``, ``version``, ``niji``, ``words``,
    ``link``, ``links``, ``references``, ``codes`` or ``text``."""
    required: bool
    """Whether it needs a value."""
    status: str
    support: Mapping[str, Support] = field(repr=False)
    groups: tuple[Mapping[str, Any], ...] = field(repr=False)
    """What `support` was read from: the models of each group, and the source that speaks of them."""
    limits: Mapping[str, tuple[Limit, ...]] = field(repr=False)
    choices: Mapping[str, Choice] = field(repr=False)
    conflicts: tuple[Conflict, ...] = field(repr=False)
    replies: tuple[Reply, ...] = field(repr=False)
    echo: tuple[str, ...]
    """Values of a flag that Midjourney itself echoes."""
    needs: tuple[str, ...]
    needs_image: bool
    needs_text: bool
    merges: bool
    weights: bool
    """Whether ``::2`` may follow each of its links."""
    maximum_items: int | None
    """How many links it takes; None: no limit is known."""
    use: Mapping[str, str]
    """What to use instead, by model; the key "" holds everywhere."""
    expands_to: str | None
    note: str
    source: str
    confidence: str

    @property
    def name(self) -> str:
        """Its full name, without dashes."""
        return self.names[0]

    @property
    def flag(self) -> str:
        """Its full name with dashes, as in Midjourney's replies."""
        return f"--{self.names[0]}"

    def on(self, model: Model) -> Support:
        """Whether the model takes it."""
        return self.support.get(model.name, _UNKNOWN)

    def cell(self, model: Model) -> Cell | None:
        """What is known of it on a model, and which source says so; None where nobody knows."""
        for group in self.groups:
            if model.name in group["models"]:
                confidence = group.get("confidence", self.confidence)
                return Cell(Support(group["is"]), group["source"], confidence)
        return None

    def limit(self, model: Model) -> Limit | None:
        """The numbers it takes on a model, whatever else is in the prompt."""
        for limit in self.limits.get(model.name, ()):
            if limit.combined_with is None:
                return limit
        return None

    def reply(self, when: str, model: Model | None = None) -> Reply | None:
        """Midjourney's words for a kind of fault, where known; those for the model before others."""
        found = [reply for reply in self.replies if reply.when == when]
        own = (r for r in found if r.models and model is not None and model.name in r.models)
        return next(own, next((reply for reply in found if not reply.models), None))


def parameter_of(row: Mapping[str, Any]) -> KnownParameter:
    """The parameter that a row of ``parameters.toml`` describes. The row is checked already."""
    use = row.get("use", {})
    groups = tuple(row.get("support", ()))
    limits: dict[str, tuple[Limit, ...]] = {}
    for limit in row.get("limit", ()):
        _spread(limits, limit["models"], _limit(limit))
    return KnownParameter(
        id=row["id"],
        names=tuple(row["names"]),
        models=frozenset(row.get("models", ())),
        form=row["value"],
        required=row.get("required", row["value"] != "flag"),
        status=row["status"],
        support={
            model: support
            for group in groups
            for support in (Support(group["is"]),)
            for model in group["models"]
        },
        groups=groups,
        limits=limits,
        choices={
            model: _choice(choice) for choice in row.get("choice", ()) for model in choice["models"]
        },
        conflicts=tuple(
            Conflict(c["with"], c.get("with-value"), c.get("value"), c["severity"], c["source"])
            for c in row.get("conflict", ())
        ),
        replies=tuple(
            Reply(r["when"], r["text"], r["source"], frozenset(r.get("models", ())))
            for r in row.get("reply", ())
        ),
        echo=tuple(row.get("echo", ())),
        needs=tuple(row.get("needs", ())),
        needs_image=row.get("needs-image", False),
        needs_text=row.get("needs-text", False),
        merges=row.get("merges", False),
        weights=row.get("weights", True),
        maximum_items=row.get("max-items"),
        use={"": use} if isinstance(use, str) else use,
        expands_to=row.get("expands-to"),
        note=row.get("note", ""),
        source=row["source"],
        confidence=row["confidence"],
    )


def _limit(row: Mapping[str, Any]) -> Limit:
    return Limit(
        row.get("minimum"),
        row.get("maximum"),
        row.get("doubtful-minimum"),
        row.get("doubtful-maximum"),
        row.get("with"),
        row["source"],
    )


def _choice(row: Mapping[str, Any]) -> Choice:
    return Choice(
        tuple(row["values"]),
        tuple(row.get("doubtful", ())),
        row.get("pattern"),
        row.get("severity", "error"),
        row["source"],
    )


def _spread(limits: dict[str, tuple[Limit, ...]], models: Iterable[str], limit: Limit) -> None:
    for model in models:
        limits[model] = (*limits.get(model, ()), limit)
