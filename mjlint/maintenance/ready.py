"""The ready tables -> ``grammar/ready/``, in what a build makes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import lark

from mjlint.language.ready import checksum, parsed, read
from mjlint.language.vendors import names
from mjlint.prompts.parser import serialized

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
    text = read("prompt.lark")
    ready = {
        "checksum": checksum(text),
        "lark": lark.__version__,
        "data": canonical(*serialized(text)),
    }
    _put(folder / "prompt.json", ready)


def _put(path: Path, value: object) -> None:
    text = json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))
    new = path.with_suffix(f".{os.getpid()}")
    new.write_text(text, encoding="utf-8", newline="\n")
    new.replace(path)  # whole at any time: another process may be reading it


def _plain(value: Any) -> Any:
    """A value as JSON can hold it: keys that are numbers become pairs."""
    if isinstance(value, dict):
        rows = {key: _plain(each) for key, each in value.items()}
        return rows if all(isinstance(key, str) for key in rows) else {"pairs": list(rows.items())}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return value


def canonical(data: dict[str, Any], memo: dict[int, Any]) -> tuple[dict[str, Any], dict[int, Any]]:
    """Lark's tables, numbered in an order of their own.

    Lark numbers states and rules as its sets happen to lie in memory; a build is to give the same
    bytes each time. States are numbered from the start, along the names of the tokens.
    """
    order = sorted(memo, key=lambda number: json.dumps(memo[number], sort_keys=True))
    place = {old: new for new, old in enumerate(order)}
    table = data["parser"]["parser"]
    names, states = table["tokens"], table["states"]
    tokens = sorted(names, key=names.get)
    number: dict[int, int] = {}
    queue = [state for _, state in sorted(table["start_states"].items())]
    while queue:
        state = queue.pop(0)
        if state not in number:
            number[state] = len(number)
            queue += (states[state][t][1] for t in tokens if states[state].get(t, (1,))[0] == 0)
    token = {old: new for new, old in enumerate(tokens)}

    def action(kind: int, what: Any) -> tuple[int, Any]:
        return kind, number[what] if kind == 0 else what

    table = {
        **table,
        "tokens": {token[t]: names[t] for t in tokens},
        "states": {
            number[s]: {token[t]: action(*states[s][t]) for t in tokens if t in states[s]}
            for s in number
        },
        "start_states": {n: number[s] for n, s in sorted(table["start_states"].items())},
        "end_states": {n: number[s] for n, s in sorted(table["end_states"].items())},
    }
    data = {**data, "parser": {**data["parser"], "parser": table}}
    return _renumbered(data, place), {place[n]: memo[n] for n in order}


def _renumbered(value: Any, place: dict[int, int]) -> Any:
    if isinstance(value, dict):
        if set(value) == {"@"}:
            return {"@": place[value["@"]]}
        return {key: _renumbered(each, place) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_renumbered(each, place) for each in value]
    return value
