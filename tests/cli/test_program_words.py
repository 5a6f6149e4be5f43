"""What the first word of the command line is taken for, and the commands about mjlint itself."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

import mjlint
from mjlint.settings.keys import KEYS
from tests.cli.conftest import Program


def test_a_path_or_a_prompt_is_checked_without_a_command(program: Program) -> None:
    Path("prompts.txt").write_text("a heron --v6\n")
    for arguments in (["prompts.txt"], ["a heron --v6"], ["a heron --v6", "prompts.txt"]):
        result = program(*arguments, "--output-format", "json")
        assert result.code == 1
        assert {d["code"] for d in json.loads(result.out)["diagnostics"]} == {"MJ021"}
    assert program("--v 6 a heron", "-q").code == 1
    assert program("-", stdin=b"a heron --v 7\n").code == 0
    assert program("--fix", "prompts.txt").code == 0
    assert Path("prompts.txt").read_text() == "a heron --v 6\n"


def test_a_misspelt_path_is_never_checked_as_a_prompt(program: Program) -> None:
    Path("prompts.txt").write_text("a heron --v6\n")
    result = program("promts.txt")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "mjlint: error: there is no command or file `promts.txt`; did you mean `prompts.txt`?\n"
    )
    assert program("xyzzy").err.endswith("; see `mjlint --help`\n")
    assert program("lint").err.endswith("; did you mean `mjlint check`?\n")


@pytest.mark.parametrize(
    ("option", "hint"),
    [
        ("--modle", "; did you mean `--model`? See `mjlint check --help`"),
        ("--json", "; did you mean `--output-format json`? See `mjlint check --help`"),
        ("--version", "; did you mean `mjlint --version`? See `mjlint check --help`"),
        ("--foo", " (a prompt is given as --prompt 'TEXT'); see `mjlint check --help`"),
    ],
)
def test_an_option_that_is_not_there(program: Program, option: str, hint: str) -> None:
    result = program("check", option)
    assert (result.code, result.err) == (2, f"mjlint: error: no such option `{option}`{hint}\n")
    assert program("check", "--prompt").err.endswith("; see `mjlint check --help`\n")


def test_a_command_wins_over_a_path(program: Program) -> None:
    Path("models").mkdir()
    result = program("models")
    assert result.code == 0
    assert result.err == (
        "mjlint: note: this is the command `models`; for the path write `mjlint check models`\n"
    )


def test_help_of_a_command(program: Program) -> None:
    assert program("help").out == program("--help").out
    assert program("help", "check").out == program("check", "--help").out
    assert program("help", "rule", "new").code == 0
    assert program("help", "chek").err.endswith("did you mean `check`?\n")


def test_version_for_programs(program: Program) -> None:
    assert program("version").out == f"mjlint {mjlint.__version__}\n"
    record = json.loads(program("version", "--output-format", "json").out)
    assert record["version"] == mjlint.__version__
    assert record["packages"]["click"]


def test_init_writes_every_key_and_keeps_what_is_there(program: Program) -> None:
    assert program("init").code == 0
    text = Path("mjlint.toml").read_text()
    assert program("check", "--prompt", "a heron --v 7").code == 0
    bare = "\n".join(
        line.removeprefix("#") for line in text.split("\n") if not line.startswith("# ")
    )
    found = tomllib.loads(bare)
    for key in KEYS:
        value: object = found
        if key.form == "rows":
            continue
        for step in key.path:
            assert isinstance(value, dict)
            value = value[step]
    result = program("init")
    assert (result.code, Path("mjlint.toml").read_text()) == (2, text)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(program: Program, shell: str) -> None:
    assert "_MJLINT_COMPLETE" in program("completion", shell).out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mjlint check --target tt", "ttapi"),
        ("mjlint check --model ni", "niji 7"),
        ("mjlint check --select glu", "glued-value"),
        ("mjlint check --select MJ0,glu", "MJ0,glued-value"),
        ("mjlint rule MJ02", "MJ021"),
        ("mjlint parameters sty", "stylize"),
        ("mjlint settings --key links.ch", "links.check"),
    ],
)
def test_values_are_completed(
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: str,
    expected: str,
) -> None:
    monkeypatch.setenv("_MJLINT_COMPLETE", "zsh_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split()) - 1))
    with pytest.raises(SystemExit):
        program()
    assert expected in capsys.readouterr().out.split("\n")


def test_one_setting_is_explained(program: Program) -> None:
    Path("mjlint.toml").write_text('plan = "pro"\n')
    record = json.loads(program("settings", "--key", "plan", "--output-format", "json").out)
    assert (record["value"], record["from"]) == ("pro", ["mjlint.toml:1"])
    assert "did you mean `links.check`" in program("settings", "--key", "links.chek").err


def test_a_key_is_set_on_the_command_line(program: Program) -> None:
    arguments = ("check", "-p", "a heron --AR 3:2", "--output-format", "json")
    for value in ('ignore=["MJ010"]', "ignore=MJ021, MJ010", "suffix=--v 7"):
        assert program(*arguments, "--config", value).code == (0 if "ignore" in value else 1)
    assert "did you mean `ignore`" in program(*arguments, "--config", "ignroe=1").err
    assert program(*arguments, "--config", "plan=free").code == 2


def test_warnings_may_be_limited(program: Program) -> None:
    prompt = "a heron --ar 50:1"
    assert program("check", "-p", prompt).code == 0
    assert program("check", "-p", prompt, "--max-warnings", "0").code == 1
    assert program("check", "-p", prompt, "--max-warnings", "1").code == 0


def test_a_fix_may_fail_the_run(program: Program) -> None:
    file = Path("a.txt")
    for option, code in (("--exit-non-zero-on-fix", 1), ("--quiet", 0)):
        file.write_text("a heron --v6\n")
        assert program("check", "a.txt", "--fix", option).code == code
        assert file.read_text() == "a heron --v 6\n"


def test_several_reports_in_one_run(program: Program) -> None:
    Path("a.txt").write_text("a heron --v6\n")
    result = program("a.txt", "--report", "sarif=a.sarif", "--report", "json=a.json")
    assert "glued-value" in result.out
    assert json.loads(Path("a.sarif").read_text())["version"] == "2.1.0"
    assert json.loads(Path("a.json").read_text())["diagnostics"][0]["code"] == "MJ021"
    assert program("a.txt", "--report", "nope").code == 2
