"""``mjlint batch``."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Program


def test_a_table(program: Program) -> None:
    Path("in.csv").write_text("text\na heron --v6\na heron\n\n")
    result = program("batch", "in.csv", "out.jsonl", "--column", "text", "--fixed", "--model", "7")
    assert (result.code, result.err) == (0, "")
    assert result.out == "2 rows, 1 that would be refused: out.jsonl\n"
    rows = [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]
    assert [(row["model"], row["fixed"]) for row in rows] == [
        ("6", "a heron --v 6"),
        ("7", "a heron"),
    ]


def test_trouble_is_one_line(program: Program) -> None:
    Path("in.csv").write_text("text\na heron\n")
    for arguments, words in (
        (("in.csv", "out.jsonl"), "no column `prompt`"),
        (("none.csv", "out.jsonl"), "none.csv: no such file"),
        (("none.parquet", "out.jsonl"), "none.parquet: no such file"),
        (("in.csv", "in.csv"), "what is read"),
        (("in.csv", "none/out.csv", "-c", "text"), "no such file"),
        (("in.csv", "out.csv", "-c", "text", "--model", "99"), "99"),
    ):
        result = program("batch", *arguments)
        assert (result.code, result.out) == (2, "")
        assert words in result.err
        assert result.err.count("\n") == 1


def test_rows_without_a_prompt_are_reported(program: Program) -> None:
    Path("in.jsonl").write_text('{"text": "a heron"}\n')
    result = program("batch", "in.jsonl", "out.jsonl")
    assert result.code == 0
    assert "1 of 1 rows have no `prompt`" in result.err
