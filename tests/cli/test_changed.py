"""Checks of what git says has changed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Program

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
BAD = "a heron --AR 3:2\n"


def git(*arguments: str) -> None:
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"]}
    user = ["-c", "user.name=a", "-c", "user.email=a@site.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *user, *arguments], check=True, capture_output=True, env=own, timeout=60)


@pytest.fixture
def repository(program: Program) -> Program:
    """One file that is as committed, one edited, one staged, one new."""
    git("init", "-q", ".")
    for name in ("old.txt", "edited.txt", "é staged.txt"):
        Path(name).write_text(BAD, encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "prompts")
    for name in ("edited.txt", "é staged.txt", "new.txt"):
        Path(name).write_text(BAD * 2, encoding="utf-8")
    git("add", "é staged.txt")
    return program


@pytest.mark.parametrize(
    ("options", "files"),
    [
        ((), {"old", "edited", "é staged", "new"}),
        (("--changed",), {"edited", "é staged", "new"}),
        (("--changed", "HEAD"), {"edited", "é staged", "new"}),
        (("--staged",), {"é staged"}),
        (("--staged", "old.txt"), set()),
    ],
)
def test_what_git_has_changed(
    repository: Program, options: tuple[str, ...], files: set[str]
) -> None:
    result = repository("check", *options, "-f", "concise", "-q")
    assert set(re.findall(r"^([^:]+)\.txt:", result.out, re.MULTILINE)) == files
    assert result.code == bool(files)


def test_a_commit_that_is_not_there(repository: Program) -> None:
    result = repository("check", "--changed", "nosuch")
    assert (result.code, result.err) == (2, "mjlint: error: git does not know this commit\n")


def test_outside_of_a_repository(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path.cwd().parent))
    result = program("check", "--staged")
    assert result.code == 2
    assert result.err.startswith("mjlint: error: not a git repository")
