"""Writes ``grammar/ready.py``: ``python -m mjlint.preparing``."""

from __future__ import annotations

import pprint
import sys
import tomllib
from importlib.resources import files
from pathlib import Path

import lark

from mjlint.parser import serialized
from mjlint.prepared import PREPARED, checksum, read


def written() -> str:
    """What ``grammar/ready.py`` should hold."""
    names = [f"{name}.toml" for name in PREPARED]
    tables = {name: tomllib.loads(read(f"{name}.toml")) for name in PREPARED}
    for rows in tables.values():
        rows["checked"] = str(rows["checked"])
    data, memo = serialized(read("prompt.lark"))

    def shown(value: object) -> str:
        return pprint.pformat(value, width=100, compact=True, sort_dicts=False)

    return (
        '"""The grammar and its tables, ready to use. Made by `python -m mjlint.preparing`."""\n\n'
        f"CHECKSUMS = {shown({name: checksum(read(name)) for name in [*names, 'prompt.lark']})}\n"
        f"LARK = {lark.__version__!r}\n"
        f"TABLES = {shown(tables)}\n"
        f"PARSER = {shown(data)}\n"
        f"MEMO = {shown(memo)}\n"
    )


if __name__ == "__main__":
    path = Path(str(files("mjlint.grammar") / "ready.py"))
    path.write_text(written(), encoding="utf-8")
    sys.stdout.write(f"{path} is current\n")
