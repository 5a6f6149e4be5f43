"""The program, run inside the test."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from mjlint.cli.program import run


@dataclass(frozen=True, slots=True)
class Result:
    """What a run wrote, and its exit code."""

    code: int
    out: str
    err: str


Program: TypeAlias = Callable[..., Result]


@pytest.fixture
def program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Program:
    """Runs the program in a folder of its own, with or without something on standard input."""
    monkeypatch.chdir(tmp_path)
    colors = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE")
    for name in (*colors, "COLUMNS", "MJLINT_DEBUG", "GITHUB_ACTIONS", "TF_BUILD"):
        monkeypatch.delenv(name, raising=False)
    # The plugins of these tests are their own.
    monkeypatch.setenv("MJLINT_PLUGINS", "1")

    def start(*arguments: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run(arguments)
        written = capsys.readouterr()
        return Result(code, written.out, written.err)

    return start
