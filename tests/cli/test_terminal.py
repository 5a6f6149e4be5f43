"""What people see in a terminal of 80 or 200 columns, in a pipe and without colours."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from wcwidth import wcswidth

from tests.cli.conftest import Program

COMMAND = [sys.executable, "-m", "mjlint"]


def in_terminal(columns: int, rows: int, *arguments: str, **environment: str) -> str:
    """What a terminal of that size gets; standard output is one, and nothing waits for a key."""
    master, slave = pty.openpty()
    environment = {
        "TERM": "xterm-256color",
        "COLUMNS": str(columns),
        "LINES": str(rows),
        **environment,
    }
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.Popen(
        [*COMMAND, *arguments], stdout=slave, stderr=slave, env=kept | environment, text=True
    )
    os.close(slave)
    written = b""
    while True:
        try:
            piece = os.read(master, 1 << 16)
        except OSError:
            # Linux: the other end is closed.
            break
        if not piece:
            break
        written += piece
    os.close(master)
    done.wait(timeout=60)
    return written.decode().replace("\r\n", "\n")


def many(count: int) -> str:
    """Prompts with different faults: no message comes often."""
    return "".join(f"heron {n} --chaos {200 + n}\n" for n in range(count))


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (200, 50)])
def test_lines_with_carets_fit(tmp_path: Path, columns: int, rows: int) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"a {'heron ' * 1700}--v6 {'reeds ' * 20}\n", encoding="utf-8")
    shown = in_terminal(columns, rows, "check", str(file), NO_COLOR="1")
    assert "\x1b[" not in shown
    lines = shown.split("\n")
    marked = [(row, carets) for row, carets in pairwise(lines) if "^" in carets]
    assert all(wcswidth(row) <= columns for row, _ in marked)
    assert any(row[carets.index("^") :].startswith("--v6") for row, carets in marked)
    assert all(wcswidth(line) <= columns for line in lines if "-->" not in line)


@pytest.mark.parametrize(
    ("columns", "rows"), [(80, 24), (200, 50)], ids=["80 columns", "200 columns"]
)
def test_a_session(tmp_path: Path, columns: int, rows: int) -> None:
    text = "a heron in the reeds --v6 --ar 16:9,\n鹭在雨中 --v6\n1️⃣ ©️ duck --v6\nहिन्दी पक्षी --v6\n"
    (tmp_path / "prompts.txt").write_text(f"{text}a fox --cref https://img.site.org/fox.png\n")
    shown = in_terminal(columns, rows, "check", str(tmp_path / "prompts.txt"), NO_COLOR="1")
    lines = shown.rstrip("\n").split("\n")
    assert all(wcswidth(line) <= columns for line in lines if "-->" not in line)
    # Nothing is lost where a line is split.
    words = " ".join(" ".join(lines).split())
    assert "= failure: Invalid parameter = help: write `--v 6` (safe fix) = model: 6" in words
    assert "= help: type `--v 6.1`, which takes it, or use `--edit` (unsafe fix)" in words
    assert words.endswith("5 can be fixed with `mjlint check --fix`, 1 more with `--unsafe-fixes`")
    wrong = in_terminal(columns, rows, "check", "nosuch", "--config", f"modle={'x' * 99}")
    assert "did you mean `model`?" in " ".join(wrong.split())


def test_colours_in_a_terminal_and_none_in_a_pipe(tmp_path: Path, program: Program) -> None:
    (tmp_path / "a.txt").write_text("a heron --v6\n")
    assert "\x1b[1;31merror" in in_terminal(80, 24, "check", str(tmp_path / "a.txt"))
    assert "\x1b" not in program("check", "a.txt").out


@pytest.mark.parametrize(
    "before", ["鹭在雨中 ", "a 1️⃣ ©️ heron ", "हिन्दी पक्षी ", "🦩🦩 ", "e\u0301té "]
)
def test_carets_are_under_the_fault(program: Program, before: str) -> None:
    Path("a.txt").write_text(f"{before}--v6\n", encoding="utf-8")
    lines = program("check", "a.txt").out.split("\n")
    at = next(n for n, line in enumerate(lines) if "^" in line)
    row = lines[at - 1]
    assert lines[at].index("^") == wcswidth(row[: row.index("--v6")])


def test_five_hundred_findings_are_at_most_1200_lines(program: Program) -> None:
    Path("a.txt").write_text(many(500))
    shown = program("check", "a.txt").out
    assert len(shown.split("\n")) <= 1200
    assert "400 more findings not shown: `--max-findings 0` shows all\n" in shown
    everything = program("check", "a.txt", "--max-findings", "0").out
    assert everything.count("--> a.txt:") == 500
    grouped = program("check", "a.txt", "--output-format", "grouped", "--max-findings", "0").out
    assert len(grouped.split("\n")) == 500 + 4


def test_the_same_message_is_shown_three_times(program: Program) -> None:
    Path("a.txt").write_text("a heron --AR 3:2\n" * 107)
    shown = program("check", "a.txt").out
    assert shown.count("error[MJ010]") == 3
    assert "MJ010 ×107, first 3 shown: `--AR` is not `--ar`" in shown
    assert "107 can be fixed with `mjlint check --fix`" in shown


def test_the_model_is_named_once_a_file(program: Program) -> None:
    Path("a.txt").write_text("a heron --AR 3:2\na stork --AR 1:1\nan owl --AR 1:1 --v 7\n")
    shown = program("check", "a.txt").out
    assert shown.count("= model: 8.2") == 1
    assert shown.count("= model: 7") == 1


def test_nothing_was_checked_is_not_no_findings(program: Program) -> None:
    Path("empty.txt").write_text("# nothing\n")
    assert program("check", "missing.txt").out == "nothing was checked\n"
    result = program("check", "empty.txt")
    assert (result.code, result.out) == (0, "no prompts found\n")
    assert result.err == "mjlint: note: empty.txt: no prompts found in it\n"
