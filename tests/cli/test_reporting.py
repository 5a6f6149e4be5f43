"""Where a report goes, and in which form."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from mjlint.cli.counting import Counting
from mjlint.reports.formats import FORMATS
from mjlint.terminal.progress import Progress
from tests.cli.conftest import Program
from tests.reports.feeding import checked, finding

BAD = "a heron --AR 3:2\n"
GOOD = "a heron --ar 3:2\n"


@pytest.mark.parametrize("name", FORMATS)
def test_formats(name: str, program: Program) -> None:
    Path("a.txt").write_text(BAD + GOOD)
    result = program("check", "a.txt", "--output-format", name)
    assert result.code == 1
    assert "MJ010" in result.out
    assert result.err == ""


def test_formats_of_a_broken_file(program: Program) -> None:
    Path("a.jsonl").write_text('{"prompt": "a heron"}\n{"prompt": "half\n')
    for name in ("sarif", "rdjson", "github", "junit", "checkstyle", "markdown", "html"):
        result = program("check", "a.jsonl", "--output-format", name)
        assert result.code == 2
        assert "not JSON" in result.out, name
        assert result.err.count("not JSON") == 1


def test_a_runner_gets_its_own_format(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text(BAD)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert program("check").out.startswith("::error ")
    assert program("check", "--output-format", "concise").out.startswith("a.txt:1:9: ")
    assert program("check", "--statistics").out.startswith("1  MJ010")
    Path("mjlint.toml").write_text('output-format = "concise"\n')
    assert program("check").out.startswith("a.txt:1:9: ")
    monkeypatch.setenv("GITHUB_ACTIONS", "false")
    monkeypatch.setenv("TF_BUILD", "True")
    Path("mjlint.toml").write_text("")
    assert program("check").out.startswith("##vso[task.logissue type=error;")
    monkeypatch.delenv("TF_BUILD")
    Path("mjlint.toml").unlink()
    assert program("check").out.startswith("error[")


def test_output_file(program: Program) -> None:
    Path("a.txt").write_text(BAD)
    result = program("check", "--output-format", "json", "--output-file", "report")
    assert result.code == 1
    assert (
        result.out
        == "1 error in 1 prompt; 1 can be fixed with `mjlint check --fix`; the report is in report\n"
    )
    assert len(json.loads(Path("report").read_text())["diagnostics"]) == 1
    assert program("check", "-o", "report", "-q").out == ""
    assert sorted(os.listdir()) == ["a.txt", "report"]


@pytest.mark.parametrize(
    ("file", "beginning"),
    [
        ("r.json", '{"version": 1'),
        ("r.jsonl", '{"code": "MJ010"'),
        ("r.sarif", '{"$schema": '),
        ("r.md", "## mjlint"),
        ("r.HTML", "<!DOCTYPE html>"),
        ("r.log", "error["),
    ],
)
def test_suffix_names_the_format(file: str, beginning: str, program: Program) -> None:
    Path("a.txt").write_text(BAD)
    program("check", "a.txt", "-o", file)
    assert Path(file).read_text().startswith(beginning)


def test_report_is_not_read_as_prompts(program: Program) -> None:
    Path("a.txt").write_text(BAD)
    for _ in range(2):
        result = program("check", ".", "-o", "report.md")
        assert (
            result.out
            == "1 error in 1 prompt; 1 can be fixed with `mjlint check --fix`; the report is in report.md\n"
        )


def test_report_never_takes_the_place_of_prompts(program: Program) -> None:
    Path("a.txt").write_text(BAD)
    os.symlink("a.txt", "b.txt")
    for file in ("a.txt", "./a.txt", "b.txt"):
        result = program("check", "a.txt", "-o", file)
        assert result.code == 2
        assert f"{file} is to be read, too" in result.err
    assert Path("a.txt").read_text() == BAD


def test_file_that_cannot_be_written(program: Program) -> None:
    Path("a.txt").write_text(BAD)
    result = program("check", "a.txt", "-o", "nowhere/report")
    assert result.code == 2
    assert result.err == "mjlint: error: cannot write nowhere/report: no such file or folder\n"


@pytest.mark.parametrize("name", ["sarif", "html", "json-lines"])
def test_statistics_are_not_of_every_format(name: str, program: Program) -> None:
    result = program("check", "--statistics", "--output-format", name, "--prompt", "a heron")
    assert result.code == 2
    assert f"not as {name}" in result.err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress() -> None:
    """Nothing for a second, then a line that is gone before anything else is written."""
    now = [0.0]
    screen = Terminal()
    progress = Progress(screen, lambda: now[0])
    write = progress.writing(screen.write)
    counting = Counting(progress)
    bad = checked("a", finding("a", "a"))
    counting.prompt(bad)
    assert screen.getvalue() == ""
    now[0] = 1.5
    counting.prompt(checked("b", filename="b.txt"))
    line = "\r\x1b[K2 prompts in 2 files, 1 would be refused …"
    assert screen.getvalue() == line
    counting.prompt(bad)
    write("finding\n")
    write("finding\n")
    assert screen.getvalue() == line + "\r\x1b[Kfinding\nfinding\n"
    now[0] = 3.0
    counting.prompt(bad)
    progress.clear()
    assert screen.getvalue().endswith("refused …\r\x1b[K")


def test_progress_on_a_terminal_that_is_gone() -> None:
    now = [0.0]
    screen = Terminal()
    progress = Progress(screen, lambda: now[0])
    screen.close()
    for now[0] in (2.0, 3.0):
        progress.show("2 prompts")
    progress.clear()


def test_no_progress_without_a_terminal(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text(GOOD * 50)
    monkeypatch.setattr("mjlint.terminal.progress.PATIENCE", 0.0)
    assert program("check").err == ""
