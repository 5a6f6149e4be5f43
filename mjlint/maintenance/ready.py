"""The ready tables -> ``grammar/ready/``, in what a build makes."""

from __future__ import annotations

import json
import os
from pathlib import Path

from mjlint.language.ready import checksum, parsed, read
from mjlint.language.vendors import names
from mjlint.maintenance.literals import literals
from mjlint.prompts.tables import tables

TABLES = ("models", "parameters", "sources", "failures", "replies")


def write(folder: Path) -> None:
    """Write every ready file. The same sources give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*TABLES, *(f"vendors/{id}" for id in names())):
        text = read(f"{name}.toml")
        _put(
            folder / f"{name.replace('/', '-')}.json",
            {"checksum": checksum(text), "data": parsed(text)},
        )
    text = read("failures.toml")
    failures = parsed(text)
    expressions = [
        *(regex for kind in failures["failure"] for regex in kind["patterns"]),
        *(regex for _, regex in failures["subjects"]["kinds"]),
        *failures["foreign"]["patterns"],
    ]
    found = {regex: words for regex in expressions if (words := literals(regex))}
    _put(folder / "failures-literals.json", {"checksum": checksum(text), "data": found})
    text = read("prompt.lark")
    _put(folder / "parser.json", {"checksum": checksum(text), "data": tables(text)})


def _put(path: Path, value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    new = path.with_suffix(f".{os.getpid()}")
    new.write_text(text, encoding="utf-8", newline="\n")
    new.replace(path)  # whole at any time: another process may be reading it
