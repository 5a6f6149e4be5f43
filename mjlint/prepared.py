"""The grammar and its tables, made ready to use: what start-up would otherwise spend its time on.

Building the parser and reading the tables takes 30 ms; importing the result of both from
``grammar/ready.py`` takes two. That file is made by ``python -m mjlint.preparing`` and holds the
checksum of every file that it was made from: one that was edited since is read as it is, so that
what counts is always ``prompt.lark`` and the ``.toml`` files.
"""

from __future__ import annotations

import pkgutil
import zlib
from functools import cache
from types import ModuleType
from typing import Any, Final

PREPARED: Final = ("models", "parameters")
"""The tables that every run reads."""


def read(name: str) -> str:
    """The text of a file of ``grammar/``."""
    # As importlib.resources would, without its imports of archives and temporary files.
    data = pkgutil.get_data("mjlint.grammar", name)
    if data is None:
        raise FileNotFoundError(f"mjlint.grammar has no {name}")
    return data.decode("utf-8").replace("\r\n", "\n")


def table(name: str) -> dict[str, Any]:
    """One of the tables of ``grammar/``, as TOML gives it. It may be shared: copy before changing it."""
    text = read(f"{name}.toml")
    ready = _ready()
    if ready is not None and ready.CHECKSUMS.get(f"{name}.toml") == checksum(text):
        found: dict[str, Any] = ready.TABLES[name]
        return found
    import tomllib

    return tomllib.loads(text)


def parser(grammar: str, lark_version: str) -> tuple[dict[str, Any], dict[Any, Any]] | None:
    """The tables of the parser for a grammar's text, as Lark serialises them; None if it must build them."""
    ready = _ready()
    if ready is None or lark_version != ready.LARK:
        return None
    if ready.CHECKSUMS.get("prompt.lark") != checksum(grammar):
        return None
    return ready.PARSER, ready.MEMO


def checksum(text: str) -> int:
    """Tells one text from another; no protection against anybody."""
    return zlib.crc32(text.encode())


@cache
def _ready() -> ModuleType | None:
    try:
        from mjlint.grammar import ready  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        return None
    module: ModuleType = ready
    return module
