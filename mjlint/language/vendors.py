"""``grammar/vendors/*.toml``: one file a receiver of prompts, with source and date of every fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from mjlint.diagnostic import Severity
from mjlint.errors import UnknownTarget
from mjlint.language import lexicon
from mjlint.language.ready import table
from mjlint.language.sources import Source
from mjlint.language.vendor import Endpoint, Field, Fines, Refusal, Vendor
from mjlint.text.similar import did_you_mean


@cache
def names() -> tuple[str, ...]:
    """The ids of all receivers, Midjourney's own among them."""
    folder = files("mjlint.grammar") / "vendors"
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".toml")))


@cache
def load(id: str) -> Vendor:
    """The receiver of an id. Raises FileNotFoundError where there is no such table."""
    return _vendor(table(f"vendors/{id}"))


@cache
def vendors() -> tuple[Vendor, ...]:
    """The vendors whose requests are known."""
    return tuple(vendor for id in names() if (vendor := load(id)).endpoints)


@cache
def receiver(name: str) -> Vendor | None:
    """A receiver by its id, an alias or its name, in any case; None where there is none."""
    wanted = name.lower()
    if wanted in names():
        return load(wanted)
    every = (load(id) for id in names())
    return next((v for v in every if wanted in v.aliases or wanted == v.name.lower()), None)


def vendor(name: str) -> Vendor:
    """A vendor whose requests are known, as `receiver` finds it. Raises `UnknownTarget`."""
    found = receiver(name)
    if found is not None and found.endpoints:
        return found
    known = [n for v in vendors() for n in (v.id, *v.aliases)]
    hint = did_you_mean(name.lower(), known)
    hint = hint or f"; known are {', '.join(v.id for v in vendors())}"
    raise UnknownTarget(f"there is no vendor `{name}`{hint}")


class _Sources(dict[str, Source]):
    """A vendor's own sources, and those of the language."""

    def __missing__(self, key: str) -> Source:
        row = lexicon.sources()[key]
        return Source(row["title"], row.get("url", ""), row["date"])


def _vendor(row: Mapping[str, Any]) -> Vendor:
    sources = _Sources({key: Source(**source) for key, source in row.get("sources", {}).items()})
    fines = row.get("fines")
    speeds = {k: speed for k, speed in row.get("path-speeds", {}).items() if k != "source"}
    own = ("sources", "fines", "endpoint", "refusal", "path-speeds")
    return Vendor(
        **dict(_attributes({k: v for k, v in row.items() if k not in own}, sources)),
        path_speeds=speeds,
        fines=Fines(**dict(_attributes(fines, sources))) if fines else None,
        endpoints=tuple(_endpoint(each, sources) for each in row.get("endpoint", ())),
        refusals=tuple(
            Refusal(**dict(_attributes(each, sources)) | {"severity": Severity(each["severity"])})
            for each in row.get("refusal", ())
        ),
    )


def _endpoint(row: Mapping[str, Any], sources: Mapping[str, Source]) -> Endpoint:
    own = ("path", "also", "fields", "needs", "timeout-by-speed")
    source = sources[row["source"]]
    return Endpoint(
        paths=tuple(p.rstrip("/").lower() for p in (row["path"], *row.get("also", ()))),
        fields={
            path: Field(path, **{"source": source} | dict(_attributes(field, sources)))
            for path, field in row["fields"].items()
        },
        objects=frozenset(path.rpartition(".")[0] for path in row["fields"] if "." in path),
        needs={
            path: tuple(lead.lower() for lead in ([leads] if isinstance(leads, str) else leads))
            for path, leads in row.get("needs", {}).items()
        },
        timeouts=row.get("timeout-by-speed", {}),
        **{"timeout_source": source}
        | dict(_attributes({k: v for k, v in row.items() if k not in own}, sources)),
    )


def _attributes(row: Mapping[str, Any], sources: Mapping[str, Source]) -> Iterator[tuple[str, Any]]:
    """The keys of a row as attributes have them: lists as tuples, sources by their keys."""
    for key, value in row.items():
        name = key.replace("max-", "maximum-").replace("min-", "minimum-").replace("-", "_")
        if name.endswith("source"):
            value = sources[value]
        yield name, tuple(value) if isinstance(value, list) else value
