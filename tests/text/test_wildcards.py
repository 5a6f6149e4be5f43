"""Patterns as in `.gitignore`: the same answers as git's, in linear time."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from mjlint.text.wildcards import Patterns, _fits
from tests.growth import assert_linear


def ignored(lines: list[str], path: str, folder: bool = False) -> bool:
    found = Patterns(lines).decide(path, folder)
    return found is not None and not found.negated


CASES = [
    (["*.txt"], "a/b.txt", True),
    (["/a.txt"], "b/a.txt", False),
    (["a/"], "a/b/c.txt", True),
    (["a/"], "a", False),
    (["a/**/b"], "a/x/y/b", True),
    (["a/**/b"], "a/b", True),
    (["**/b"], "x/b", True),
    (["a/**"], "a/b/c", True),
    (["a/**"], "a", False),
    (["*.txt", "!keep.txt"], "keep.txt", False),
    (["a/", "!a/keep.txt"], "a/keep.txt", True),
    (["[a-c]x"], "bx", True),
    (["[!a-c]x"], "bx", False),
    ([r"\#a"], "#a", True),
    ([r"\!a"], "!a", True),
    (["a?c"], "abc", True),
    (["a?c"], "a/c", False),
    (["doc/*.txt"], "doc/x/a.txt", False),
]


@pytest.mark.parametrize(("lines", "path", "expected"), CASES)
def test_what_is_ignored(lines: list[str], path: str, expected: bool) -> None:
    assert ignored(lines, path) is expected


@pytest.mark.parametrize(("lines", "path", "expected"), CASES)
def test_git_says_the_same(tmp_path: Path, lines: list[str], path: str, expected: bool) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True, timeout=30)
    (tmp_path / ".gitignore").write_text("\n".join(lines) + "\n")
    command = ["git", "-C", str(tmp_path), "check-ignore", "-q", "--no-index", path]
    assert (subprocess.run(command, timeout=30).returncode == 0) is expected


@given(st.text("ab*?/", min_size=1, max_size=8), st.text("ab/", min_size=1, max_size=8))
@settings(max_examples=300, deadline=None)
def test_single_patterns_as_in_pathspec(line: str, path: str) -> None:
    path = "/".join(piece for piece in path.split("/") if piece)
    # Empty pieces, and stars between letters and slashes, are read in several ways.
    if path and "//" not in line and "**" not in line and line.strip("/"):
        wanted = GitIgnoreSpec.from_lines([line]).match_file(path)
        assert ignored([line], path) is bool(wanted)  # None before pathspec 1


def test_many_stars_are_linear() -> None:
    calls = 0

    def one(letter: str, token: str) -> bool:
        nonlocal calls
        calls += 1
        return letter == token

    assert not _fits("a" * 400, "*a" * 40 + "*b", one, lambda token: token == "*")
    assert calls < 400 * 82
    assert not ignored(["*a" * 40 + "*b"], "a" * 120 + "-prompts.txt")
    assert not ignored(["a/**/" * 30 + "b"], "/".join(["a"] * 60) + "/x")


def test_many_brackets_are_linear() -> None:
    def match(count: int) -> None:
        Patterns(["]" + "[" * count]).decide("a/b", False)

    assert_linear(match, 1_000, 20_000)
