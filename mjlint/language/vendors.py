"""``vendors/*.toml``: what each vendor's requests look like, with source and date of every fact."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from mjlint.errors import UnknownTarget
from mjlint.language.sources import Source
from mjlint.text.nodes import Scalar
from mjlint.text.similar import did_you_mean


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a request."""

    path: str
    """Its name, behind those of the objects it stands in: ``input.prompt``."""
    type: str
    """``string``, ``integer``, ``number``, ``boolean``, ``list``, ``object`` or ``any``."""
    items: str
    """The type of a list's items; empty where not known."""
    role: str
    """``webhook``, ``image-link``, ``base64``, ``data-uri``, ``image`` (link or base64) or ``job``
    (the id of an image or job that exists)."""
    required: str
    """``yes``, ``no``, or ``disputed`` where the vendor's own pages disagree."""
    values: tuple[Scalar, ...]
    open: bool
    """Whether there may be other values than those listed."""
    default: Scalar
    minimum: float | None
    maximum: float | None
    minimum_length: int | None
    maximum_length: int | None
    minimum_items: int | None
    maximum_items: int | None
    formats: tuple[str, ...]
    https: bool
    public: bool
    """Whether the vendor says that a private address is refused."""
    parameter: str
    """The parameter that says the same in the prompt, by name; empty: none."""
    source: Source

    @property
    def name(self) -> str:
        """Its own name."""
        return self.path.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address of a vendor that takes requests, and their fields."""

    id: str
    paths: tuple[str, ...]
    fields: Mapping[str, Field] = field(repr=False)
    """By path."""
    objects: frozenset[str]
    """The paths of objects whose own fields are listed too."""
    prompt: str
    """The path of the prompt; empty where there is none."""
    mode: str
    speeds: Mapping[str, str]
    """The vendor's words for Midjourney's speeds, where they differ."""
    mode_wins: bool
    """Whether the field is known to win over a speed in the prompt."""
    timeout: str
    timeouts: Mapping[str, int]
    """The least timeout that one page gives for a speed, in seconds."""
    timeout_source: Source
    model: str
    models: Mapping[str, str]
    """The model that a value of the field ``model`` chooses, by its name in the reference."""
    bots: str
    """The field that chooses between Midjourney and niji."""
    continues: bool
    """Whether it works on a picture or job that exists, so that the prompt may lack an image."""
    open: bool
    """Whether there may be other fields than those listed."""
    doubtful: bool
    """Whether all that is known comes from clients and not from the vendor."""
    one_of: tuple[str, ...]
    needs: Mapping[str, tuple[str, ...]]
    """How the value of a field, in lower case, begins in every request for this endpoint."""
    wrong: Mapping[str, str]
    """Names that are often sent instead of a field's, or of a parameter (``--ar``)."""
    source: Source

    def speed(self, word: str) -> str:
        """Midjourney's word for a value of the field ``mode``: ``relax``, ``fast``, ``turbo`` …"""
        return self.speeds.get(word, word).lower()


@dataclass(frozen=True, slots=True)
class Fines:
    """What a vendor does about refused prompts."""

    per_day: int
    after: str
    classes: Mapping[str, str]
    """The vendor's own name for a failure that it counts, by the failure's title."""
    source: Source


@dataclass(frozen=True, slots=True)
class Vendor:
    """A service that takes Midjourney prompts."""

    id: str
    name: str
    aliases: tuple[str, ...]
    hosts: tuple[str, ...]
    paths: tuple[str, ...]
    """Parts of paths that tell whose a request is, where the host does not say otherwise."""
    like: str
    """The vendor whose interface it has, with the same fields; empty: its own."""
    self_hosted: bool
    """Whether people run it on hosts of their own."""
    key_header: str
    key_header_also: tuple[str, ...]
    key_scheme: str
    key_source: Source
    ended: str
    """Why it takes no prompts any more; empty: it does."""
    ended_source: Source | None
    instead: str
    path_speeds: Mapping[str, str]
    """Parts of paths that choose a speed."""
    fines: Fines | None
    endpoints: tuple[Endpoint, ...]
    checked: str

    def endpoint(self, id: str) -> Endpoint | None:
        """An endpoint by its id, in any case."""
        return next((e for e in self.endpoints if e.id.lower() == id.lower()), None)


@cache
def names() -> tuple[str, ...]:
    """The ids of all vendors."""
    folder = files("mjlint.grammar") / "vendors"
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".toml")))


@cache
def load(id: str) -> Vendor:
    """The vendor of an id. Raises FileNotFoundError where there is no such table."""
    text = (files("mjlint.grammar") / "vendors" / f"{id}.toml").read_text(encoding="utf-8")
    return _vendor(tomllib.loads(text))


@cache
def vendors() -> tuple[Vendor, ...]:
    """All vendors."""
    return tuple(load(id) for id in names())


def vendor(name: str) -> Vendor:
    """A vendor by its id or an alias, in any case. Raises `UnknownTarget`."""
    wanted = name.lower()
    if wanted in names():
        return load(wanted)
    for candidate in vendors():
        if wanted in candidate.aliases or wanted == candidate.name.lower():
            return candidate
    known = [n for v in vendors() for n in (v.id, *v.aliases)]
    hint = did_you_mean(wanted, known) or f"; known are {', '.join(names())}"
    raise UnknownTarget(f"there is no vendor `{name}`{hint}")


def _vendor(row: Mapping[str, Any]) -> Vendor:
    sources = {key: Source(**source) for key, source in row["sources"].items()}
    fines = row.get("fines")
    path_speeds = dict(row.get("path-speeds", {}))
    path_speeds.pop("source", None)
    return Vendor(
        id=row["id"],
        name=row["name"],
        aliases=tuple(row.get("aliases", ())),
        hosts=tuple(row["hosts"]),
        paths=tuple(row["paths"]),
        like=row.get("like", ""),
        self_hosted=row.get("self-hosted", False),
        key_header=row["key-header"],
        key_header_also=tuple(row.get("key-header-also", ())),
        key_scheme=row.get("key-scheme", ""),
        key_source=sources[row["key-header-source"]],
        ended=row.get("ended", ""),
        ended_source=sources[row["ended-source"]] if "ended" in row else None,
        instead=row.get("instead", ""),
        path_speeds=path_speeds,
        fines=Fines(fines["per-day"], fines["after"], fines["classes"], sources[fines["source"]])
        if fines
        else None,
        endpoints=tuple(_endpoint(endpoint, sources) for endpoint in row["endpoint"]),
        checked=str(row["checked"]),
    )


def _endpoint(row: Mapping[str, Any], sources: Mapping[str, Source]) -> Endpoint:
    source = sources[row["source"]]
    return Endpoint(
        id=row["id"],
        paths=tuple(p.rstrip("/").lower() for p in (row["path"], *row.get("also", ()))),
        fields={path: _field(path, f, sources, source) for path, f in row["fields"].items()},
        objects=frozenset(path.rpartition(".")[0] for path in row["fields"] if "." in path),
        prompt=row.get("prompt", ""),
        mode=row.get("mode", ""),
        speeds=row.get("speeds", {}),
        mode_wins=row.get("mode-wins", False),
        timeout=row.get("timeout", ""),
        timeouts=row.get("timeout-by-speed", {}),
        timeout_source=sources[row.get("timeout-source", row["source"])],
        model=row.get("model", ""),
        models=row.get("models", {}),
        bots=row.get("bots", ""),
        continues=row.get("continues", False),
        open=row.get("open", False),
        doubtful=row.get("doubtful", False),
        one_of=tuple(row.get("one-of", ())),
        needs={
            path: tuple(lead.lower() for lead in ([leads] if isinstance(leads, str) else leads))
            for path, leads in row.get("needs", {}).items()
        },
        wrong=row.get("wrong", {}),
        source=source,
    )


def _field(
    path: str, row: Mapping[str, Any], sources: Mapping[str, Source], source: Source
) -> Field:
    return Field(
        path=path,
        type=row["type"],
        items=row.get("items", ""),
        role=row.get("role", ""),
        required=row.get("required", "no"),
        values=tuple(row.get("values", ())),
        open=row.get("open", False),
        default=row.get("default"),
        minimum=row.get("minimum"),
        maximum=row.get("maximum"),
        minimum_length=row.get("min-length"),
        maximum_length=row.get("max-length"),
        minimum_items=row.get("min-items"),
        maximum_items=row.get("max-items"),
        formats=tuple(row.get("formats", ())),
        https=row.get("https", False),
        public=row.get("public", False),
        parameter=row.get("parameter", ""),
        source=sources[row["source"]] if "source" in row else source,
    )
