"""The command line inside this process: what it prints, and its exit code."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from mjlint.cli.program import run


class Run(NamedTuple):
    """What a run of the program came to."""

    code: int
    out: str
    err: str


def program(*arguments: str) -> Run:
    """Run the program in this process, its streams held."""
    out, err = (
        io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace") for _ in "ab"
    )
    with patch.object(sys, "stdout", out), patch.object(sys, "stderr", err):
        code = run(arguments)
        out.flush()
        err.flush()
    return Run(code, _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


@contextmanager
def folder() -> Iterator[Path]:
    """An empty folder to work in, removed at the end; nothing of the user's settings counts."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as name:
        own = {key: value for key, value in os.environ.items() if not key.startswith("MJLINT_")}
        environment = {**own, "NO_COLOR": "1", "XDG_CACHE_HOME": name, "XDG_CONFIG_HOME": name}
        with patch.dict(os.environ, environment, clear=True):
            os.chdir(name)
            try:
                yield Path(name)
            finally:
                os.chdir(before)
