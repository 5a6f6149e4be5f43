"""`mjlint check`: what it reads, what it says, and its exit codes."""

from __future__ import annotations

import json
import socket
import sys
from pathlib import Path

import pytest

from mjlint.linting.linter import Linter
from tests.cli.conftest import Program, Result

BAD = "a heron --AR 3:2"
GOOD = "a heron --ar 3:2"


def names(result: Result) -> list[tuple[str, int, int, str]]:
    """File, row, column and rule of each finding of a JSON report."""
    return [
        (d["filename"], d["location"]["row"], d["location"]["column"], d["name"])
        for d in json.loads(result.out)["diagnostics"]
    ]


def test_prompt(program: Program) -> None:
    result = program("check", "--prompt", BAD)
    assert result.code == 1
    assert result.err == ""
    assert "error[MJ010]: " in result.out
    assert " --> <prompt>:1:9 [uppercase-parameter]\n" in result.out
    assert "1 | a heron --AR 3:2\n  |         ^^^^\n" in result.out
    assert "= Midjourney answers: Unrecognized parameter(s): `AR`\n" in result.out
    assert "= help: write `--ar` (safe fix)\n" in result.out
    assert "= model: 8.2 (the default since 2026-07-24)\n" in result.out
    assert result.out.endswith("\n1 error in 1 prompt; 1 can be fixed with `mjlint check --fix`\n")


def test_clean_prompt(program: Program) -> None:
    assert program("check", "--prompt", GOOD) == Result(0, "no findings in 1 prompt\n", "")
    assert program("check", "--prompt", GOOD, "--quiet") == Result(0, "", "")


def test_prompts_and_files_in_their_order(program: Program) -> None:
    Path("a.txt").write_text(f"# two\n{GOOD}\n- {BAD}\n")
    Path("b.jsonl").write_text(json.dumps({"prompt": BAD}) + "\n")
    result = program(
        "check", "b.jsonl", "--prompt", BAD, "--prompt", BAD, "a.txt", "--output-format", "json"
    )
    assert result.code == 1
    assert names(result) == [
        ("<prompt>", 1, 9, "uppercase-parameter"),
        ("<prompt>", 1, 9, "uppercase-parameter"),
        ("b.jsonl", 1, 21, "uppercase-parameter"),
        ("a.txt", 3, 11, "uppercase-parameter"),
    ]


def test_folder_is_the_default(program: Program) -> None:
    Path("sub").mkdir()
    Path("sub/a.txt").write_text(BAD)
    for arguments in ((), (".",), ("sub", "."), ("sub/a.txt", ".")):
        result = program("check", *arguments, "--output-format", "json")
        assert names(result) == [("sub/a.txt", 1, 9, "uppercase-parameter")]


def test_standard_input(program: Program) -> None:
    result = program("check", "-", "--output-format", "concise", stdin=BAD.encode())
    assert result.code == 1
    assert result.out.startswith("<stdin>:1:9: error[uppercase-parameter] MJ010 ")


def test_standard_input_has_the_format_of_its_name(program: Program) -> None:
    line = json.dumps({"prompt": BAD}).encode()
    result = program("check", "-", "--stdin-filename", "x.jsonl", "-q", stdin=line)
    assert " --> x.jsonl:1:21 [uppercase-parameter]\n" in result.out
    result = program("check", "-", "--stdin-filename", "x.zip", stdin=line)
    assert result.err.startswith(
        "mjlint: error: x.zip: mjlint does not read `.zip` files; it reads .txt "
    )
    assert result.code == 2


def test_bytes_of_every_kind(program: Program) -> None:
    Path("a.txt").write_bytes(b"\xef\xbb\xbf" + BAD.encode())
    Path("b.txt").write_bytes(BAD.encode("utf-16"))
    Path("c.txt").write_bytes(BAD.encode() + b"\nnot \xff\n")
    Path("d.txt").write_bytes(b"a\0b")
    result = program("check", "--output-format", "json")
    assert [name[0] for name in names(result)] == ["a.txt", "b.txt", "c.txt"]
    assert result.code == 2
    assert result.err == (
        "mjlint: error: c.txt:2: byte 21 (0xff) is not UTF-8: save the file as UTF-8\n"
    )
    # Nobody asked for a file that holds no sign of a prompt; one that is named is read.
    assert program("check", "d.txt").err == (
        "mjlint: error: d.txt:1: byte 1 is NUL: "
        "a binary file, or UTF-16 without a byte order mark\n"
    )


def test_trouble_with_one_path_costs_no_other(program: Program) -> None:
    Path("a.txt").write_text(BAD)
    Path("empty").mkdir()
    Path("x.zip").write_text("")
    result = program("check", "none.txt", "empty", "x.zip", "a.txt", "--output-format", "json")
    assert result.code == 2
    assert names(result) == [("a.txt", 1, 9, "uppercase-parameter")]
    # What mjlint reads is listed behind; it grows with the formats.
    assert [line.partition(".txt .prompt")[0] for line in result.err.splitlines()] == [
        "mjlint: error: none.txt: no such file or folder",
        "mjlint: error: x.zip: mjlint does not read `.zip` files; it reads ",
    ]


def test_bad_line_costs_no_other(program: Program) -> None:
    lines = [json.dumps({"prompt": BAD}), "{bad", '{"prompt": "a", "model": "8.3"}', "", "[1]"]
    Path("a.jsonl").write_text("\n".join([*lines, json.dumps({"prompt": BAD})]))
    result = program("check", "a.jsonl", "--output-format", "json")
    assert result.code == 2
    assert [name[1] for name in names(result)] == [1, 6]
    assert result.err == (
        "mjlint: error: a.jsonl:2:2: not JSON: a name in double quotes is expected\n"
        "mjlint: error: a.jsonl:3: there is no model `8.3`; did you mean `8.2`?\n"
        'mjlint: error: a.jsonl:5: expected an object, `{"prompt": "…"}`\n'
    )


def test_prompt_given_as_a_path(program: Program) -> None:
    result = program("check", "a cat --v 6")
    assert result.code == 2
    assert result.err == (
        "mjlint: error: a cat --v 6: no such file or folder; "
        "to check a prompt, write --prompt in front of it\n"
    )
    result = program("check", "a", "cat", "--v6")
    assert result.code == 2
    assert "(a prompt is given as --prompt 'TEXT')" in result.err


def test_model_of_the_line_and_of_the_account(program: Program) -> None:
    Path("a.jsonl").write_text('{"prompt": "a heron --weird 10 --AR 1:1", "model": 6.1}\n')
    result = program("check", "a.jsonl", "--model", "7")
    assert "= model: 6.1 (named next to the prompt)\n" in result.out
    result = program("check", "--prompt", BAD, "--model", "niji 6")
    assert "= model: niji 6 (the default)\n" in result.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--model", "8.3"), "there is no model `8.3`; did you mean `8.2`?"),
        (("--model", "sdxl"), "there is no model `sdxl`; the models are 1, 2, 3, "),
        (("--select", "upercase-parameter"), "did you mean `uppercase-parameter`?"),
        (("--ignore", "MJ999"), "there is no rule `MJ999`"),
        (("--extend-select", "MJ010,nothing"), "there is no rule `nothing`; `mjlint rule` lists"),
        (("--target", "wbe"), "there is no target `wbe`; did you mean `web`?"),
        (("--plan", "gold"), "'gold' is not one of 'basic', 'standard', 'pro', 'mega'"),
        (("--selcet", "x"), "no such option `--selcet`; did you mean `--select`?"),
    ],
)
def test_bad_usage(program: Program, arguments: tuple[str, ...], message: str) -> None:
    result = program("check", "--prompt", GOOD, *arguments)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert result.err.startswith("mjlint: error: ")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((), True),
        (("--select", "MJ010"), True),
        (("--select", "mj010"), True),
        (("--select", "MJ0"), True),
        (("--select", "uppercase-parameter"), True),
        (("--select", "ALL"), True),
        (("--select", "MJ2"), False),
        (("--select", "MJ2", "--extend-select", "MJ01"), True),
        (("--ignore", "MJ010"), False),
        (("--ignore", "MJ2, uppercase-parameter"), False),
    ],
)
def test_rules(program: Program, arguments: tuple[str, ...], found: bool) -> None:
    result = program("check", "--prompt", BAD, "--output-format", "json", *arguments)
    assert ("uppercase-parameter" in [name[3] for name in names(result)]) is found


@pytest.mark.parametrize(
    ("prompt", "arguments", "code"),
    [
        (BAD, (), 1),
        (BAD, ("--fail-on", "never"), 0),
        (BAD, ("--exit-zero",), 0),
        (BAD, ("--fail-on", "info"), 1),
        # Two hyphens made one dash by a phone are accepted: info.
        ("a heron —ar 3:2", (), 0),
        ("a heron —ar 3:2", ("--fail-on", "warning"), 0),
        ("a heron —ar 3:2", ("--fail-on", "info"), 1),
        ("a heron —ar 3:2", ("--fail-on", "info", "--exit-zero"), 0),
    ],
)
def test_exit_code(program: Program, prompt: str, arguments: tuple[str, ...], code: int) -> None:
    assert program("check", "--prompt", prompt, *arguments).code == code


def test_trouble_outweighs_exit_zero(program: Program) -> None:
    assert program("check", "none.txt", "--exit-zero").code == 2


def test_statistics(program: Program) -> None:
    result = program("check", "--prompt", BAD, "--prompt", GOOD, "--statistics")
    assert result.code == 1
    assert result.out.startswith("1  MJ010 error[uppercase-parameter] [safe fix]\n")
    assert "  Invalid parameter  1\n" in result.out
    assert "1 of 2 prompts would be refused (50.0%)\n" in result.out


def test_colours(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in program("check", "--prompt", BAD).out
    assert "\x1b[1;31m" in program("check", "--prompt", BAD, "--color", "always").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31m" in program("check", "--prompt", BAD).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in program("check", "--prompt", BAD).out


def test_narrow_terminal(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out = program("check", "--prompt", f"{'reeds ' * 40}{BAD}").out
    row = next(line for line in out.splitlines() if line.startswith("1 | "))
    assert len(row) <= 40
    assert "--AR" in row


def test_nothing_raw_reaches_the_terminal(program: Program) -> None:
    prompt = "a \x1b]0;owned\x07 \u202eheron --AR\x9b 3:2"
    for form in ("full", "concise", "json"):
        out = program("check", "--prompt", prompt, "--output-format", form).out
        assert out
        assert not set(out) & set("\x1b\x07\x9b\u202e")
    result = program("check", "\x1b[2J.txt")
    assert "\x1b" not in result.err


def test_hostile_inputs(program: Program) -> None:
    Path("a.txt").write_text(f"{'heron ' * 170_000}--AR 3:2\n{'{' * 10_000}\n")
    Path("b.jsonl").write_text(f'{{"prompt": {"[" * 10_000}\n{"{" * 10_000}\n')
    result = program("check", "--output-format", "concise")
    assert result.code == 2
    assert "a.txt:1:6001: error[too-long]" in result.out
    assert "b.jsonl:1:211: nested deeper than 200 levels" in result.err
    assert "b.jsonl:2:2: not JSON" in result.err


def test_rule_that_fails_costs_no_other_prompt(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = Linter.lint

    def failing(self: Linter, text: str, *, model: str | None = None) -> object:
        if text == "boom":
            raise IndexError("no such thing")
        return judge(self, text, model=model)

    monkeypatch.setattr(Linter, "lint", failing)
    result = program("check", "--prompt", "boom", "--prompt", BAD, "--output-format", "json")
    assert result.code == 2
    assert names(result) == [("<prompt>", 1, 9, "uppercase-parameter")]
    assert result.err == (
        "mjlint: error: <prompt>:1: internal error, IndexError: no such thing; please report it\n"
    )
    monkeypatch.setenv("MJLINT_DEBUG", "1")
    with pytest.raises(IndexError):
        program("check", "--prompt", "boom")


def test_no_standard_input(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    from mjlint.cli.program import run

    monkeypatch.setattr(sys, "stdin", None)
    assert run(["check", "-"]) == 2


def test_no_socket_is_opened(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    prompt = "https://cdn.site.org/a.png a heron --sref https://cdn.site.org/b.png"
    assert program("check", "--prompt", prompt).code == 0
