"""The classes of the protocol are built late, and are the same."""

from __future__ import annotations

import subprocess
import sys

import attrs
from lsprotocol import converters, types

LOADED = """
import attrs
from mjlint.server.protocol import _Unbuilt, load
load()
from lsprotocol import types
known = [vars(each) for each in types.ALL_TYPES_MAP.values() if isinstance(each, type)]
print(sum(isinstance(each.get("__attrs_attrs__"), _Unbuilt) for each in known))
for name, cls in sorted(types.ALL_TYPES_MAP.items()):
    if isinstance(cls, type) and attrs.has(cls):
        print(name, [(f.name, f.type, f.default is attrs.NOTHING) for f in attrs.fields(cls)])
"""


def _loaded() -> list[str]:
    command = [sys.executable, "-c", LOADED]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return run.stdout.splitlines()


def test_same_classes() -> None:
    late, *rows = _loaded()
    assert int(late) > 300
    converters.get_converter()  # resolves what the fields refer to
    assert rows == [
        f"{name} {[(f.name, f.type, f.default is attrs.NOTHING) for f in attrs.fields(cls)]}"
        for name, cls in sorted(types.ALL_TYPES_MAP.items())
        if isinstance(cls, type) and attrs.has(cls)
    ]
