"""Baselines and suppressions as `mjlint check` heeds them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program, Result

BAD = "a heron --AR 3:2"


@pytest.fixture
def written(program: Program) -> Program:
    """A folder with a baseline for what is in it."""
    Path("sub").mkdir()
    Path("sub/a.txt").write_text(f"{BAD}\n{BAD}\na fox --v6\n")
    Path("b.jsonl").write_text(json.dumps({"prompt": "a stork --AR 1:1 --AR 1:1"}) + "\n")
    result = program("check", "--write-baseline", "base.json")
    assert result == Result(0, "", "mjlint: note: wrote 6 findings to base.json\n")
    return program


def test_baseline(written: Program) -> None:
    assert [
        (entry["path"], entry["rule"], entry["count"], entry["begins"])
        for entry in json.loads(Path("base.json").read_text())["entries"]
    ] == [
        ("b.jsonl", "duplicate-parameter", 1, "a stork --AR 1:1 --AR 1:1"),
        ("b.jsonl", "uppercase-parameter", 2, "a stork --AR 1:1 --AR 1:1"),
        ("sub/a.txt", "glued-value", 1, "a fox --v6"),
        ("sub/a.txt", "uppercase-parameter", 2, "a heron --AR 3:2"),
    ]
    assert written("check").code == 1
    result = written("check", "--baseline", "base.json")
    assert result == Result(0, "no findings in 4 prompts of 2 files\n", "")
    # Rows don't matter, new findings do.
    Path("sub/a.txt").write_text(f"# birds\n\na fox --v6\n{BAD}\nan owl --v6\n{BAD}\n{BAD}\n")
    result = written("check", "--baseline", "base.json", "--output-format", "concise", "-q")
    assert [line.split(": ")[0] for line in result.out.splitlines()] == [
        "sub/a.txt:5:8",
        "sub/a.txt:7:9",
    ]
    assert result.code == 1


def test_baseline_of_the_settings(written: Program) -> None:
    Path("mjlint.toml").write_text('baseline = "base.json"\n')
    assert written("check", "sub").code == 0
    before = Path("base.json").read_text()
    assert written("check", "--write-baseline", "base.json").code == 0
    assert Path("base.json").read_text() == before


def test_fixes_leave_what_is_accepted_alone(written: Program) -> None:
    before = Path("sub/a.txt").read_text()
    Path("sub/a.txt").write_text(before + "an owl --v6\n")
    assert written("check", "--baseline", "base.json", "--fix").code == 0
    assert Path("sub/a.txt").read_text() == before + "an owl --v 6\n"


def test_entries_that_are_not_needed(written: Program) -> None:
    Path("sub/a.txt").write_text(f"{BAD}\na fox --v 6\n")
    result = written("check", "--baseline", "base.json", "--output-format", "json", "sub")
    found = json.loads(result.out)["diagnostics"]
    assert [(d["filename"], d["location"]["row"], d["name"], d["message"]) for d in found] == [
        ("base.json", 6, "unused-baseline-entry",
         "`glued-value` is not found in this prompt of `sub/a.txt` any more"),
        ("base.json", 7, "unused-baseline-entry",
         "`uppercase-parameter` is not found 1 of 2 times in this prompt of `sub/a.txt` any more"),
    ]  # fmt: skip
    assert result.code == 0
    assert written("check", "--baseline", "base.json", "--fail-on", "warning", "sub").code == 1
    # Of rules and files that were left out nothing is known.
    for arguments in (("--select", "MJ2", "sub"), ("b.jsonl",), ("sub", "--ignore", "MJ903")):
        result = written("check", "--baseline", "base.json", "-q", *arguments)
        assert result == Result(0, "", "")
    Path("sub/a.txt").unlink()
    result = written("check", "--baseline", "base.json", "b.jsonl")
    assert result.out.count("unused-baseline-entry]") == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "base.json: cannot read the baseline: no such file or folder"),
        ("{", "base.json:1: not JSON: expecting property name enclosed in double quotes"),
        ("[]", 'base.json: expected `{"version": 1, "entries": […]}`'),
        ('{"version": 2, "entries": []}', "base.json: expected version 1, not `2`"),
        ('{"version": 1, "entries": [\n{"path": "a"}]}',
         "base.json:2: entry 1 lacks a path, a rule, a digest or a count"),
        ('{"version": 1, "entries": [3]}', "base.json:1: entry 1 is no object"),
    ],
)  # fmt: skip
def test_broken_baseline(program: Program, text: str | None, message: str) -> None:
    Path("a.txt").write_text(BAD)
    if text is not None:
        Path("base.json").write_text(text)
    result = program("check", "--baseline", "base.json", "--fix", "a.txt", "-q")
    assert result.err == f"mjlint: error: {message}\n"
    assert result.code == 2
    assert Path("a.txt").read_text() == BAD


def test_baseline_is_no_file_of_prompts(written: Program) -> None:
    assert "base.json" not in written("check", "--output-format", "concise").out
    assert written("check", "base.json", "-q").out == ""


def test_suppressions(program: Program) -> None:
    Path("a.txt").write_text(f"# mjlint: ignore[uppercase-parameter] an old bot\n{BAD}\n")
    assert program("check") == Result(0, "no findings in 1 prompt\n", "")
    data = Path("a.txt").read_bytes()
    assert program("check", "-", stdin=data).code == 0
    Path("a.txt").write_text("# mjlint: ignore[MJ010]\n# mjlint: ignore[x]\na heron --v 7\n")
    result = program("check", "--output-format", "concise")
    assert result.out == (
        "a.txt:1:1: warning[unused-suppression] MJ901 unused suppression: `MJ010` is not"
        " reported here (help: remove the comment)\n"
        "a.txt:2:1: warning[malformed-suppression] MJ902 there is no rule `x` (help: write the"
        " code or the name of a rule)\n"
        "2 warnings in 1 prompt; 1 can be fixed with `mjlint check --fix`\n"
    )
    assert program("check", "--ignore", "MJ9").out == "no findings in 1 prompt\n"
    assert program("check", "--select", "MJ021", "-q").out == ""
    Path("mjlint.toml").write_text('[severity]\nunused-suppression = "error"\n')
    assert program("check").code == 1
    program("check", "--fix")
    assert Path("a.txt").read_text() == "# mjlint: ignore[x]\na heron --v 7\n"


def test_suppressed_findings_are_not_fixed(program: Program) -> None:
    text = f"# mjlint: ignore[uppercase-parameter] an old bot\n{BAD}\n"
    Path("a.txt").write_text(text)
    assert program("check", "--fix", "--unsafe-fixes").code == 0
    assert Path("a.txt").read_text() == text


def test_suppressions_in_a_file_that_breaks_off(program: Program) -> None:
    text = f"# mjlint: ignore[uppercase-parameter] x\n{BAD}\n"
    Path("a.txt").write_bytes(text.encode() + b"\xff")
    result = program("check", "-q")
    assert result.out == ""
    assert result.code == 2


def test_rules_of_suppressions_are_rules(program: Program) -> None:
    for name in ("MJ901", "malformed-suppression", "MJ903"):
        assert program("rule", name).code == 0
    assert program("check", "--select", "unused-suppression", "--prompt", BAD).code == 0


def test_jobs_heed_them_the_same(written: Program) -> None:
    Path("c.md").write_text("<!-- mjlint: ignore[MJ010] -->\n```mj\na heron --ar 1:1\n```\n")
    Path("d.txt").write_text(f"# mjlint: ignore[MJ010]\n{BAD}\nan owl --v6\n")
    Path("sub/a.txt").write_text(f"{BAD}\n")
    arguments = ("check", "--baseline", "base.json", "--output-format", "concise", "--jobs")
    alone, together = written(*arguments, "1"), written(*arguments, "2")
    assert together == alone
    assert alone.out.count("unused-suppression") == 1
    assert alone.out.count("unused-baseline-entry") == 2
    assert alone.out.count("error[") == 1
