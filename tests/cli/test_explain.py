"""``mjlint explain``."""

from __future__ import annotations

import json

from tests.cli.conftest import Program

MESSAGE = "[Invalid parameter] Unrecognized parameter(s): chaso"


def test_known(program: Program) -> None:
    result = program("explain", MESSAGE, "--prompt", "a \u96fe fox --chaso 3")
    assert result.code == 0
    lines = result.out.splitlines()
    assert lines[0] == f"Invalid parameter: {MESSAGE}"
    assert "  retry    only after a fix" in lines
    at = lines.index("  a \u96fe fox --chaso 3")
    # The character is two columns wide.
    assert lines[at + 1].startswith("  " + " " * 9 + "^^^^^^^ `--chaso` is not a parameter")


def test_nothing_explains_it(program: Program) -> None:
    result = program("explain", MESSAGE, "--prompt", "a fox")
    assert result.code == 0
    assert result.out.endswith("nothing in the prompt explains it\n")


def test_unknown(program: Program) -> None:
    result = program("explain", "the frobnicator was not recognised \x1b[31m\u202e")
    assert result.code == 1
    assert result.out.startswith("Unknown message: ")
    assert "\x1b" not in result.out
    assert "\u202e" not in result.out


def test_json(program: Program) -> None:
    job = json.dumps({"message": MESSAGE, "data": {"prompt": "a fox --chaso 3"}})
    result = program("explain", job, "--output-format", "json")
    record = json.loads(result.out)
    assert result.code == 0
    assert record["version"] == 1
    assert record["explanation"]["id"] == "invalid-parameter"
    assert record["culprits"][0]["code"] == "MJ101"
    assert record["prompt"] == "a fox --chaso 3"


def test_empty(program: Program) -> None:
    assert program("explain", "").code == 2


def test_standard_input(program: Program) -> None:
    for arguments in (["explain"], ["explain", "-"]):
        result = program(*arguments, stdin="\ufeff未知集成\n".encode())
        assert result.code == 0
        assert result.out.startswith("Unknown Integration, Unknown Message: 未知集成\n")
    assert program("explain", stdin=b"\xff\x00").code == 1
    assert program("explain", stdin=b" \n").code == 2


def test_a_message_that_begins_with_dashes(program: Program) -> None:
    message = "--cref is not compatible with --version 7"
    result = program("explain", message, "--prompt", "a vole --cref https://a.dev/a.png --v 7")
    assert result.code == 0
    assert result.out.startswith(f"Invalid parameter: {message}\n")
    assert program("explain", "--foo").code == 1
    assert program("explain", "Job", "Timeout").code == 0


def test_a_misspelt_option_is_no_message(program: Program) -> None:
    result = program("explain", "--promt", "a fox", "Job Timeout")
    assert result.code == 2
    assert "no such option '--promt'" in result.err


def test_a_rule(program: Program) -> None:
    assert program("explain", "mj021").out == program("rule", "MJ021").out
    assert program("explain", "MJ000").code == 2


def test_unknown_invites_a_report(program: Program) -> None:
    result = program("explain", "frobnication \x1b[31m failed")
    assert "  Message: frobnication \\x1b[31m failed" in result.out.splitlines()
    assert "nearest" not in result.out
