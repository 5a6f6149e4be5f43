"""Fixes, comments and baselines in files of requests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from tests.cli.requests import BODY, HTTP, KEY, SCRIPT


def test_baseline_has_no_key(program: Program) -> None:
    Path("a.sh").write_text(SCRIPT)
    assert program("check", "a.sh", "--write-baseline", "base.json").code == 0
    assert KEY not in Path("base.json").read_text()
    assert program("check", "a.sh", "--baseline", "base.json").code == 0
    assert program("check", "a.sh", "--baseline", "base.json", "--fix").code == 0
    assert Path("a.sh").read_text() == SCRIPT


@pytest.mark.parametrize(
    ("name", "text", "arguments", "fixed"),
    [
        (
            "a.json",
            BODY,
            ("--target", "ttapi"),
            BODY.replace("--ar16", "--ar 16").replace('"300"', "300"),
        ),
        ("a.sh", SCRIPT, (), SCRIPT.replace('\\" --ar16', '\\" --ar 16')),
        (
            "a.http",
            HTTP,
            (),
            HTTP.replace("--ar16:9 --v", "--ar 16:9 --v").replace('"300"', "300"),
        ),
    ],
)
def test_fixes_go_back_through_the_escapes(
    program: Program, name: str, text: str, arguments: tuple[str, ...], fixed: str
) -> None:
    Path(name).write_text(text)
    program("check", name, *arguments, "--fix")
    assert Path(name).read_text() == fixed
    program("check", name, *arguments, "--fix")
    assert Path(name).read_text() == fixed


def test_unsafe_fix(program: Program) -> None:
    Path("a.json").write_text(BODY)
    program("check", "a.json", "--target", "ttapi", "--fix", "--unsafe-fixes")
    assert json.loads(Path("a.json").read_text())["mode"] == "relax"


def test_comments_are_written_above_a_request(program: Program) -> None:
    Path("a.http").write_text(HTTP)
    program("check", "a.http", "--add-ignores")
    assert "# mjlint: ignore[glued-value, wrong-type] accepted" in Path("a.http").read_text()
    assert program("check", "a.http").code == 0
