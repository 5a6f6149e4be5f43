"""``--compare-model``: what changes with the account's default model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program

# `--cref` ended with 6.1, `--oref` came with 7: https://docs.midjourney.com, Version, 2026-06.
ROWS = (
    "a heron --cref https://a.site.org/b.png",
    "a heron --oref https://a.site.org/b.png",
    "a heron --cref https://a.site.org/b.png --v 6.1",
    "a heron --v6",
    "a heron",
)


@pytest.fixture(autouse=True)
def rows(program: Program) -> None:
    lines = [json.dumps({"prompt": text}) for text in ROWS]
    Path("in.jsonl").write_text("\n".join(lines))


def test_people_see_what_begins_and_what_ceases(program: Program) -> None:
    result = program("check", "in.jsonl", "--compare-model", "6.1", "7")
    assert (result.code, result.err) == (1, "")
    begins, why, ceases, why_not, summary = result.out.splitlines()
    assert begins == f"in.jsonl:1: begins to be refused: {ROWS[0]}"
    assert why.startswith("    on 7: MJ301 `--cref` ")
    assert ceases == f"in.jsonl:2: is refused no more: {ROWS[1]}"
    assert why_not.startswith("    on 6.1: MJ301 `--oref` ")
    assert summary == "from 6.1 to 7: of 5 prompts 1 begins to be refused, 1 ceases to be"


def test_concise_is_a_line_for_each_prompt(program: Program) -> None:
    result = program("check", "in.jsonl", "--compare-model", "6.1", "7", "-f", "concise", "-q")
    assert [line.split(":")[1] for line in result.out.splitlines()] == ["1", "2"]


def test_json_has_the_errors_that_make_the_change(program: Program) -> None:
    result = program("check", "in.jsonl", "--compare-model", "6.1", "7", "-f", "json")
    found = json.loads(result.out)
    assert (result.code, found["old"], found["new"]) == (1, "6.1", "7")
    assert (found["begin"], found["cease"], found["same"]) == (1, 1, 3)
    begins, ceases = found["prompts"]
    assert (begins["change"], begins["row"], begins["prompt"]) == ("begins", 1, ROWS[0])
    assert (ceases["change"], ceases["row"], ceases["model"]) == ("ceases", 2, "6.1")
    assert [each["code"] for each in begins["diagnostics"]] == ["MJ301"]


def test_comments_apply_to_both_models(program: Program) -> None:
    Path("a.txt").write_text(f"# mjlint: ignore[MJ301]\n{ROWS[0]}\n")
    result = program("check", "a.txt", "--compare-model", "6.1", "7")
    assert result.code == 0
    assert "0 begin to be refused" in result.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("in.jsonl", "--compare-model", "7", "7"), 0),
        (("in.jsonl", "--compare-model", "6.1", "7", "--exit-zero"), 0),
        (("in.jsonl", "--compare-model", "6.1", "7", "--fail-on", "never"), 0),
        (("-p", ROWS[1], "--compare-model", "6.1", "7"), 0),
        (("-p", ROWS[0], "--compare-model", "6.1", "7"), 1),
        (("none.jsonl", "in.jsonl", "--compare-model", "6.1", "7"), 2),
        (("in.jsonl", "--compare-model", "6.1", "99"), 2),
        (("in.jsonl", "--compare-model", "6.1", "7", "--model", "7"), 2),
        (("in.jsonl", "--compare-model", "6.1", "7", "--fix"), 2),
        (("in.jsonl", "--compare-model", "6.1", "7", "-f", "sarif"), 2),
    ],
)
def test_the_exit_code(program: Program, arguments: tuple[str, ...], code: int) -> None:
    assert program("check", *arguments).code == code


def test_standard_input_is_read_for_both(program: Program) -> None:
    data = Path("in.jsonl").read_bytes()
    result = program(
        "check", "-", "--stdin-filename", "a.jsonl", "--compare-model", "6.1", "7", stdin=data
    )
    assert result.code == 1
    assert "1 begins to be refused, 1 ceases to be" in result.out


def test_a_table_gets_a_column(program: Program) -> None:
    result = program("batch", "in.jsonl", "out.jsonl", "--compare-model", "6.1", "7")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        "5 rows, 2 that would be refused: out.jsonl",
        "from 6.1 to 7: of 5 prompts 1 begins to be refused, 1 ceases to be",
    ]
    rows = [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]
    assert [row["change"] for row in rows] == ["begins", "ceases", None, None, None]
    assert [row["ok"] for row in rows] == [False, True, True, False, True]
    for more in (("7", "99"), ("6.1", "7", "--model", "7")):
        result = program("batch", "in.jsonl", "b.jsonl", "--compare-model", *more)
        assert (result.code, result.out) == (2, "")
    assert not Path("b.jsonl").exists()
