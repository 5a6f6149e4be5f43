"""Writes ``failures.json``: ``python -m mjlint.requests.preparing``."""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from pathlib import Path

from mjlint.requests.failures import prepared, read


def written() -> str:
    """What ``failures.json`` should hold."""
    return json.dumps(prepared(read("failures.toml")), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    path = Path(str(files("mjlint.requests") / "failures.json"))
    path.write_text(written(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{path} is current\n")
