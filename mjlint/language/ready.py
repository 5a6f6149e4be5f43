"""The tables and the grammar, read quickly: ready-made JSON beside each, where a build put it.

TOML takes 5 ms to read and Lark 40 to import and build; the same as JSON takes half a millisecond. A build writes
``grammar/ready/*.json`` into what it builds; a checkout has none and reads the sources. Each ready
file names the checksum of its source, so an edited table counts at once.
"""

from __future__ import annotations

import json
import pkgutil
import zlib
from typing import Any


def read(name: str) -> str:
    """The text of a file of ``grammar/``."""
    data = pkgutil.get_data("mjlint.grammar", name)
    if data is None:
        raise FileNotFoundError(f"mjlint.grammar has no {name}")
    return data.decode("utf-8").replace("\r\n", "\n")


def table(name: str) -> dict[str, Any]:
    """One of the tables of ``grammar/``, such as ``vendors/ttapi``, as TOML gives it.

    It may be shared: copy it before changing it.
    """
    text = read(f"{name}.toml")
    found = _ready(name, checksum(text))
    if found is None:
        return parsed(text)
    data: dict[str, Any] = found["data"]
    return data


def parsed(text: str) -> dict[str, Any]:
    """What a table holds; dates as text, as JSON has them."""
    import tomllib

    table = tomllib.loads(text)
    return {
        key: value if isinstance(value, (str, int, list, dict)) else str(value)
        for key, value in table.items()
    }


def parser(grammar: str) -> object:
    """The tables of the parser for a grammar's text; None if Lark must build them."""
    found = _ready("parser", checksum(grammar))
    return None if found is None else found["data"]


def literals(name: str) -> dict[str, list[str]]:
    """By regular expression of a table: words of which each text that it matches has one.

    Empty where no build worked them out.
    """
    found = _ready(f"{name}-literals", checksum(read(f"{name}.toml")))
    return {} if found is None else found["data"]


def checksum(text: str) -> int:
    """Distinguishes texts; it protects against nobody."""
    return zlib.crc32(text.encode())


def _ready(name: str, wanted: int) -> dict[str, Any] | None:
    try:
        data = pkgutil.get_data("mjlint.grammar", f"ready/{name.replace('/', '-')}.json")
        found: dict[str, Any] = json.loads(data or b"{}")
    except (OSError, ValueError):
        return None
    return found if found.get("checksum") == wanted else None
