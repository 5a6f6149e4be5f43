"""Code of a checkout runs only where the user allows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program, program

__all__ = ["program"]

PLUGIN = '''"""No heron.

## What it does

Finds herons.
"""

from pathlib import Path

from mjlint.rule import Context, Diagnostic, Prompt, Rule, Severity

Path("ran").touch()
RULE = Rule("HS001", "no-heron", Severity.ERROR)


def check(prompt: Prompt, context: Context):
    if "heron" in str(prompt):
        yield RULE.found((0, 1), "a heron")
    if "boom" in str(prompt):
        raise ZeroDivisionError("boom")
'''


@pytest.fixture
def checkout(program: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.delenv("MJLINT_PLUGINS")
    Path("house.py").write_text(PLUGIN)
    Path("mjlint.toml").write_text('plugins = ["./house.py"]\nignore = ["no-stork"]\n')
    Path("a.txt").write_text("a heron --v 7\n")
    return program


def test_it_is_held_back_with_one_warning(checkout: Program) -> None:
    result = checkout("check", "a.txt")
    assert (result.code, result.out) == (0, "no findings in 1 prompt\n")
    assert result.err == (
        "mjlint: note: does not run the code of ./house.py (mjlint.toml:1): allow it with"
        " `--plugins`, or with MJLINT_PLUGINS=1 in your environment\n"
    ).replace("./house.py", "house.py")
    assert not Path("ran").exists()


@pytest.mark.parametrize(
    "command",
    ["settings", "rule", "rule MJ101", "models", "parameters", "files", "rule no-heron"],
)
def test_commands_that_show_things_run_none(
    checkout: Program, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("MJLINT_PLUGINS", "1")
    checkout(*command.split())
    assert not Path("ran").exists()


def test_it_runs_where_it_is_allowed_and_is_named(
    checkout: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("mjlint.toml").write_text('plugins = ["./house.py"]\n')
    for arguments in (["--plugins"], []):
        result = checkout("check", "a.txt", "--output-format", "json", *arguments)
        assert [d["code"] for d in json.loads(result.out)["diagnostics"]] == ["HS001"]
        assert result.err == "mjlint: note: runs the code of house.py (mjlint.toml:1)\n"
        monkeypatch.setenv("MJLINT_PLUGINS", "1")


def test_a_rule_that_crashes_fails_the_run(checkout: Program) -> None:
    Path("mjlint.toml").write_text('plugins = ["./house.py"]\n')
    Path("a.txt").write_text("boom --v 7\n")
    result = checkout("check", "a.txt", "--plugins", "--exit-zero")
    assert result.code == 2
    assert "error[MJ990]: the rule `no-heron` failed" in result.out


def test_rules_in_toml_always_run(checkout: Program) -> None:
    Path("mjlint.toml").write_text(
        '[[rule]]\ncode = "HS002"\nname = "no-boats"\nforbid = ["boat"]\nmessage = "no boats"\n'
    )
    Path("a.txt").write_text("a boat --v 7\n")
    result = checkout("check", "a.txt", "--output-format", "json")
    assert "does not run" not in result.err
