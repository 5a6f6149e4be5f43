"""What an agent reads: the prompt to send first, then why, in few characters."""

from __future__ import annotations

from pathlib import Path

import pytest

import mjlint
from mjlint.reports.answers import answer
from tests.cli.conftest import Program

MODEL = "model: 8.2 (the default since 2026-07-24)"


@pytest.mark.parametrize(
    ("prompt", "first"),
    [
        ("a heron --ar 3:2", MODEL.replace("model:", "ok on")),
        ("a heron --AR 3:2", "send: a heron --ar 3:2"),
        ("a heron --chaos 120", "send, if the user agrees: a heron --chaos 100"),
        ("--AR 3:2", "fixed in part: --ar 3:2"),
        ("a [subject] --AR 3:2", "fill in and send: a [subject] --ar 3:2"),
        ("--ar 3:2", MODEL),
    ],
)
def test_the_prompt_to_send_comes_first(prompt: str, first: str, program: Program) -> None:
    answered = answer(mjlint.lint(prompt))
    assert answered[0] == first
    printed = program("check", "-f", "agent", "--prompt", prompt).out
    assert printed.splitlines() == answered


def test_prompts_of_a_file_have_their_places(program: Program) -> None:
    Path("prompts.txt").write_text("a heron --AR 3:2\na kite --ar 3:2\n")
    assert program("check", "-f", "agent").out.splitlines() == [
        "prompts.txt:1: send: a heron --ar 3:2",
        MODEL,
        "error MJ010: `--AR` is not `--ar`: names of parameters are case-sensitive",
        f"prompts.txt:2: {MODEL.replace('model:', 'ok on')}",
    ]


def test_a_fix_that_is_in_no_prompt_to_send_is_named() -> None:
    assert answer(mjlint.lint("a heron v6")) == [
        MODEL,
        "warning MJ001: `v6` has no dashes, so it is read as a part of the text; Write `--v 6`",
    ]


def test_answers_are_short() -> None:
    (line,) = answer(mjlint.lint("a heron in the reeds --ar 3:2 --v 8.2"))
    assert len(line) <= 75
    lines = answer(mjlint.lint("a lighthouse in fog --v6 --ar 16:9, --chaos 120 --AR 1:1 --q 99"))
    assert (len(lines), lines[-1]) == (7, "and 2 more")
    assert sum(map(len, lines)) <= 420


def test_nothing_raw_and_no_secret(program: Program) -> None:
    secret = "https://a.b/c.png?token=abcdef0123456789"
    out = program("check", "-f", "agent", "-p", f"{secret} a \x1b[31m\nheron --AR 3:2").out
    assert "abcdef0123456789" not in out
    assert "\x1b" not in out
    assert all(line.split()[0] in ("model:", "error", "warning") for line in out.splitlines())
