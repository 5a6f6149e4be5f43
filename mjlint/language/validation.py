"""The check of the tables in `grammar/`: what is wrong, and where."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path

from mjlint.language.fields import (
    BOUNDS,
    FIELDS,
    PARTS_OF,
    REFERENCES,
    calendar_day,
    strings,
    text,
    texts,
)
from mjlint.text.similar import did_you_mean

Row = Mapping[str, object]

TABLES = {
    "models": "model", "parameters": "parameter", "sources": "", "facts": "fact",
    "replies": "record",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableFault:
    """Something wrong in a table. `line` counts from 1; `key` names the row, such as `model '7'`."""

    file: str
    line: int
    key: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.key}: {self.reason}"


def rows(table: Row, name: str) -> list[Row]:
    """The tables of a list of tables, whatever else is in it."""
    found = table.get(name)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


class Table:
    """One file: its rows, and the line of each."""

    def __init__(self, folder: Traversable, name: str) -> None:
        self.name, self.file = name, f"{folder.name}/{name}.toml"
        self.lines = (folder / f"{name}.toml").read_text(encoding="utf-8").splitlines()
        self.data: Row = tomllib.loads("\n".join(self.lines))

    def header(self, place: Sequence[str | int]) -> int:
        """The index of the line above a row: `("model", 2)`, `("parameter", 5, "limit", 0)`."""
        at = -1
        for depth in range(0, len(place), 2):
            name = ".".join(str(part) for part in place[: depth + 1 : 2])
            mark, count = (f"[[{name}]]", place[depth + 1]) if len(place) > 1 else (f"[{name}]", 0)
            hits = (n for n, line in enumerate(self.lines) if n > at and line.startswith(mark))
            at = next((n for skipped, n in enumerate(hits) if skipped == count), at)
        return at

    def fault(self, place: Sequence[str | int], field: str, key: str, reason: str) -> TableFault:
        """Something wrong with a field of the row at a place; the row itself where it has none."""
        at = self.header(place)
        for n, line in enumerate(self.lines[at + 1 :], at + 1):
            if line.startswith("["):
                break
            if re.match(rf"{re.escape(field)}\s*=", line):
                at = n
        return TableFault(self.file, max(at, 0) + 1, key, reason)


class TableChecker:
    """The tables, and what is wrong with them."""

    def __init__(self, tables: Mapping[str, Table], vendors: Sequence[Table] = ()) -> None:
        self.tables, self.vendors = tables, vendors
        data = {name: table.data for name, table in tables.items()}
        self.models = [str(row.get("name")) for row in rows(data["models"], "model")]
        self.parameters = [str(row.get("id")) for row in rows(data["parameters"], "parameter")]
        self.known: dict[str, Container[object]] = {
            "model": self.models, "parameter": self.parameters, "source": data["sources"],
        }  # fmt: skip

    def faults(self) -> Iterator[TableFault]:
        """All that is wrong, table by table, then across tables."""
        for name, row_name in TABLES.items():
            table = self.tables[name]
            if row_name:
                top = {key: value for key, value in table.data.items() if key != row_name}
                yield from self.shape(table, (), name, top, "table")
            for n, row in enumerate(rows(table.data, row_name)):
                key = f"{row_name} {row.get('id', row.get('name', row.get('about')))!r}"
                parts = PARTS_OF.get(row_name, ())
                own = {k: v for k, v in row.items() if k not in parts}
                yield from self.shape(table, (row_name, n), row_name, own, key)
                for part in parts:
                    for m, piece in enumerate(rows(row, part)):
                        yield from self.shape(table, (row_name, n, part, m), part, piece, key)
        for name, source in self.tables["sources"].data.items():
            row, table = source if isinstance(source, dict) else {}, self.tables["sources"]
            yield from self.shape(table, (name,), "sources", row, f"source {name!r}")
        yield from self.check_sources()
        yield from self.check_evidence()
        yield from self.check_models()
        yield from self.check_parameters()
        yield from self.check_facts()
        yield from self.check_vendors()

    def shape(
        self, table: Table, place: Sequence[str | int], kind: str, row: Row, key: str
    ) -> Iterator[TableFault]:
        """Keys, types, ranges, and the models, parameters and sources that a row names."""
        fields = {name.rstrip("!"): check for name, check in FIELDS[kind].items()}
        for name, value in row.items():
            if name not in fields:
                hint = did_you_mean(name, fields)
                yield table.fault(place, name, key, f"unknown key `{name}`{hint}")
            elif wrong := fields[name](value):
                yield table.fault(place, name, key, f"{name} {wrong}")
        for name in FIELDS[kind]:
            if name.endswith("!") and name[:-1] not in row:
                yield table.fault(place, "", key, f"{name[:-1]} is missing")
        for name in [name for name in row if name in REFERENCES]:
            what = REFERENCES[name]
            items = [row[name]] if isinstance(row[name], str) else strings(row[name])
            for item in items if fields.get(name) in (text, texts) else []:
                if item not in self.known[what]:
                    yield table.fault(place, name, key, f"{name}: there is no {what} {item!r}")
        bounds = [value for name in BOUNDS if isinstance(value := row.get(name), int | float)]
        if any(low > high for low, high in pairwise(bounds)):
            yield table.fault(place, "minimum", key, "the range is upside down")

    def check_sources(self) -> Iterator[TableFault]:
        """Each source has a URL, or says why it has none."""
        table = self.tables["sources"]
        for name, source in table.data.items():
            row = source if isinstance(source, dict) else {}
            if ("url" in row) == ("no-url" in row):
                reason = "a source has either url or no-url, which says why there is none"
                yield table.fault((name,), "url", f"source {name!r}", reason)

    def check_evidence(self) -> Iterator[TableFault]:
        """The newest evidence is as new as is said, and nothing that models rest on is newer."""
        table, sources = self.tables["models"], self.tables["sources"].data
        dates = {
            str(key): str(row.get("date")) for key, row in sources.items() if isinstance(row, dict)
        }
        day, key = str(table.data.get("evidence-day")), str(table.data.get("evidence"))
        if key in dates and dates[key] != day:
            reason = f"evidence-day: the source {key!r} is of {dates[key]}"
            yield table.fault((), "evidence-day", "table", reason)
        facts = rows(self.tables["facts"].data, "fact")
        named = {f.get("source") for f in facts if str(f.get("about")).startswith("model:")}
        for name in sorted({str(n) for n in named} & set(dates)):
            if dates[name] != "undated" and dates[name] > day:
                reason = f"evidence-day: the source {name!r} is newer ({dates[name]})"
                yield table.fault((), "evidence-day", "table", reason)

    def check_models(self) -> Iterator[TableFault]:
        """Each model is chosen by something, and by nothing that chooses another."""
        table = self.tables["models"]
        for name in ("default", "default-niji"):
            if table.data.get(name) not in self.models:
                reason = f"{name}: there is no model {table.data.get(name)!r}"
                yield table.fault((), name, "table", reason)
        chosen: dict[str, str] = {}
        for n, row in enumerate(rows(table.data, "model")):
            key, place = f"model {row.get('name')!r}", ("model", n)
            choices = [f"--{f} {v}" for f in ("version", "niji") for v in strings(row.get(f))]
            choices += [f"--{row['flag']}"] if "flag" in row else []
            if not choices:
                yield table.fault(place, "", key, "version, niji or flag is missing")
            for choice in [f"the name {row.get('name')!r}", *choices]:
                if (other := chosen.setdefault(choice, key)) != key or choices.count(choice) > 1:
                    yield table.fault(place, "", key, f"{choice} belongs to {other} already")
            if self.models.count(str(row.get("name"))) > 1:
                yield table.fault(place, "name", key, "there are two models of this name")
            if str(row.get("default-from", "")) > str(row.get("default-to", "9")):
                yield table.fault(place, "default-to", key, "default-to is before default-from")

    def check_parameters(self) -> Iterator[TableFault]:
        """Names, support and limits are given once for each model, and what rows point to is there."""
        table = self.tables["parameters"]
        claims: dict[tuple[str, str], str] = {}  # (name, model, or "" for the general owner) -> key
        pairs: dict[frozenset[object], str] = {}
        for n, row in enumerate(rows(table.data, "parameter")):
            key, place = f"parameter {row.get('id')!r}", ("parameter", n)
            if self.parameters.count(str(row.get("id"))) > 1:
                yield table.fault(place, "id", key, "there are two parameters of this id")
            if ("needs" in row) != ("needs-source" in row):
                yield table.fault(place, "needs", key, "needs and needs-source go together")
            use = row.get("use", {})
            targets = list(use.values()) if isinstance(use, dict) else [use]
            for item in [t for t in targets if t not in self.parameters]:
                yield table.fault(place, "use", key, f"use: there is no parameter {item!r}")
            for item in [m for m in (use if isinstance(use, dict) else ()) if m not in self.models]:
                yield table.fault(place, "use", key, f"use: there is no model {item!r}")
            for name in strings(row.get("names")):
                for model in strings(row.get("models")) or [""]:
                    if (other := claims.setdefault((name, model), key)) != key:
                        where = f" on model {model!r}" if model else ""
                        reason = f"--{name} is {other}{where} already"
                        yield table.fault(place, "names", key, reason)
            for part in ("support", "limit", "choice"):
                taken: set[tuple[str, object]] = set()
                for m, piece in enumerate(rows(row, part)):
                    held = {(model, piece.get("with")) for model in strings(piece.get("models"))}
                    for model, _ in sorted(held & taken, key=str):
                        reason = f"two {part} rows hold for model {model!r}"
                        yield table.fault((*place, part, m), "models", key, reason)
                    taken |= held
            for m, piece in enumerate(rows(row, "conflict")):
                pair = frozenset([row.get("id"), piece.get("with")])
                if (other := pairs.setdefault(pair, key)) != key:
                    reason = f"{other} declares this conflict already"
                    yield table.fault((*place, "conflict", m), "with", key, reason)

    def check_facts(self) -> Iterator[TableFault]:
        """Facts are about something, and there is one about every model and parameter."""
        table = self.tables["facts"]
        known = [f"model:{m}" for m in self.models] + [f"parameter:{p}" for p in self.parameters]
        facts = [str(row.get("about")) for row in rows(table.data, "fact")]
        for n, about in enumerate(facts):
            if about not in known and not re.fullmatch(r"syntax:[A-Z]\d+", about):
                key = f"fact {about!r}"
                yield table.fault(("fact", n), "about", key, f"about: there is no {about!r}")
        for about in [about for about in known if about not in facts]:
            yield TableFault(table.file, 1, "table", f"no fact is about {about!r}")

    def check_vendors(self) -> Iterator[TableFault]:
        """Refusals are whole, and names and aliases are each of one vendor."""
        owners: dict[str, str] = {}
        for table in self.vendors:
            key = table.name
            own = table.data.get("sources")
            sources = [*(own if isinstance(own, dict) else ()), *self.tables["sources"].data]
            self.known["source"] = sources
            if wrong := calendar_day(table.data.get("checked")):
                yield table.fault((), "checked", key, f"checked {wrong}")
            for n, row in enumerate(rows(table.data, "refusal")):
                yield from self.shape(table, ("refusal", n), "refusal", row, key)
            names = [str(table.data.get("id")), *strings(table.data.get("aliases"))]
            for name in names:
                if (other := owners.setdefault(name, key)) != key or names.count(name) > 1:
                    yield table.fault(
                        (), "id", key, f"the name {name!r} belongs to {other} already"
                    )


def check_tables(folder: Path | Traversable | None = None) -> list[TableFault]:
    """What is wrong with the tables in `folder` (the packaged ones, if none is given).

    Faults come file by file; a file that is no TOML is named alone. Raises OSError if a file is missing.
    """
    where = files("mjlint.grammar") if folder is None else folder
    tables, broken = {}, []
    own = sorted(f.name for f in (where / "vendors").iterdir() if f.name.endswith(".toml"))
    for name in (*TABLES, *(f"vendors/{file[:-5]}" for file in own)):
        try:
            tables[name] = Table(where, name)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"at line (\d+)", str(error))
            length = len((where / f"{name}.toml").read_text(encoding="utf-8").splitlines())
            line = int(found[1]) if found else length
            broken.append(TableFault(f"{where.name}/{name}.toml", line, "table", str(error)))
    vendors = [table for name, table in tables.items() if name not in TABLES]
    return broken or list(TableChecker(tables, vendors).faults())
