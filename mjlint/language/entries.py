"""What the tables say of one model and of one parameter, row by row.

`mjlint.language.lexicon` has all of them and answers questions about them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class Support(StrEnum):
    """What the reference says of a parameter on a model."""

    ACCEPTED = "accepted"
    UNVERIFIED = "unverified"
    LEGACY = "legacy"
    DISPUTED = "disputed"
    IGNORED = "ignored"
    REJECTED = "rejected"
    UNSUPPORTED = "unsupported"
    UNKNOWN = "unknown"

    @property
    def refused(self) -> bool:
        """Whether the parameter is an error on the model."""
        return self in (Support.REJECTED, Support.UNSUPPORTED)


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A model of Midjourney."""

    name: str
    """As in the reference: ``8.2``, ``niji 6``, ``test``, ``video 1``."""
    family: str
    """``midjourney``, ``niji``, ``test`` or ``video``."""
    versions: tuple[str, ...]
    """Values of ``--version`` that choose it."""
    nijis: tuple[str, ...]
    """Values of ``--niji`` that choose it."""
    flag: str | None
    """The flag that chooses it."""
    released: str
    default_from: str | None
    default_to: str | None
    withdrawn: str | None
    multi_prompts: str
    """``whole``, ``decimal``, ``unsupported`` or ``unknown``."""
    image_prompts: bool
    lenient: bool
    """Whether it is of 2022, when jobs ran in spite of upper case, text behind parameters, …"""
    source: str

    @property
    def typed(self) -> str:
        """How it is chosen, in the words of Midjourney's replies: ``--version 8.2``, ``--niji 6``."""
        if self.versions:
            return f"--version {self.versions[0]}"
        if self.nijis:
            return f"--niji {self.nijis[0]}"
        return f"--{self.flag}"

    @property
    def short(self) -> str:
        """How a person types it: ``--v 8.2``, ``--niji 6``."""
        return self.typed.replace("--version", "--v")


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

    def filled(self, model: Model, **values: object) -> str:
        """The words with the user's values in them; ``--version 7`` becomes ``--niji 7`` on a niji model."""
        text = self.text.replace("--version {model}", model.typed)
        return text.format_map({"model": model.name, **values})


@dataclass(frozen=True, slots=True, eq=False)
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
    maximum_items: int | None
    """How many addresses it takes; None: no limit is known."""
    use: Mapping[str, str]
    """What to use instead, by model; the key "" holds everywhere."""
    expands_to: str | None
    note: str
    source: str

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
        return self.support.get(model.name, Support.UNKNOWN)

    def limit(self, model: Model) -> Limit | None:
        """The numbers it takes on a model, whatever else is in the prompt."""
        for limit in self.limits.get(model.name, ()):
            if limit.combined_with is None:
                return limit
        return None

    def reply(self, when: str) -> Reply | None:
        """Midjourney's words for a kind of fault, where known."""
        return next((reply for reply in self.replies if reply.when == when), None)


def model_of(row: Mapping[str, Any]) -> Model:
    """The model that a row of ``models.toml`` describes. The row is checked already."""
    return Model(
        name=row["name"],
        family=row["family"],
        versions=tuple(row.get("version", ())),
        nijis=tuple(row.get("niji", ())),
        flag=row.get("flag"),
        released=row["released"],
        default_from=row.get("default-from"),
        default_to=row.get("default-to"),
        withdrawn=row.get("withdrawn"),
        multi_prompts=row["multi-prompts"],
        image_prompts=row["image-prompts"],
        lenient=row.get("lenient", False),
        source=row["source"],
    )


def parameter_of(row: Mapping[str, Any]) -> KnownParameter:
    """The parameter that a row of ``parameters.toml`` describes. The row is checked already."""
    use = row.get("use", {})
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
            for support in Support
            if support is not Support.UNKNOWN
            for model in row.get(support.value, ())
        },
        limits=limits,
        choices={
            model: _choice(choice) for choice in row.get("choice", ()) for model in choice["models"]
        },
        conflicts=tuple(
            Conflict(c["with"], c.get("with-value"), c.get("value"), c["severity"], c["source"])
            for c in row.get("conflict", ())
        ),
        replies=tuple(Reply(r["when"], r["text"], r["source"]) for r in row.get("reply", ())),
        echo=tuple(row.get("echo", ())),
        needs=tuple(row.get("needs", ())),
        needs_image=row.get("needs-image", False),
        needs_text=row.get("needs-text", False),
        merges=row.get("merges", False),
        maximum_items=row.get("max-items"),
        use={"": use} if isinstance(use, str) else use,
        expands_to=row.get("expands-to"),
        note=row.get("note", ""),
        source=row["source"],
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
