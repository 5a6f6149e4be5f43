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
    assert "  retry    only after it is mended" in lines
    at = lines.index("  a \u96fe fox --chaso 3")
    # The character is two columns wide.
    assert lines[at + 1].startswith("  " + " " * 9 + "^^^^^^^ `--chaso` is not a parameter")


def test_nothing_explains_it(program: Program) -> None:
    result = program("explain", MESSAGE, "--prompt", "a fox")
    assert result.code == 0
    assert result.out.endswith("nothing in the prompt explains it\n")


def test_unknown(program: Program) -> None:
    result = program("explain", "the parameter was not recognised \x1b[31m\u202e")
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
