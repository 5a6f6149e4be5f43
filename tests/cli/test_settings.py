"""`mjlint settings`, `mjlint rule new`, and the settings in the other commands."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Program

HOUSE = """plan = "basic"
plugins = ["./rules"]
[per-file-ignores]
"drafts/" = ["MJ1"]
[[language.parameter]]
names = ["glow"]
value = "integer"
accepted = ["*"]
"""


@pytest.fixture(autouse=True)
def _repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()


def house(folder: Path, text: str = HOUSE) -> None:
    (folder / "mjlint.toml").write_text(text, encoding="utf-8")
    rules = folder / "rules"
    rules.mkdir(exist_ok=True)
    (rules / "house.toml").write_text(
        '[[rule]]\ncode = "ST001"\nname = "client-names"\nforbid-words = ["acme"]', encoding="utf-8"
    )


def test_where_each_value_comes_from(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house(tmp_path)
    monkeypatch.setenv("MJLINT_SPEED", "relax")
    result = program("settings", "drafts/a.txt")
    assert (result.code, result.err) == (0, "")
    lines = [line.split() for line in result.out.splitlines()]
    assert result.out.startswith("settings for drafts/a.txt; file: mjlint.toml\n")
    assert ["plan", '"basic"', "mjlint.toml:1"] in lines
    assert ["speed", '"relax"', "MJLINT_SPEED"] in lines
    assert ["model", "-", "default"] in lines
    assert result.out.endswith("ignored in this file: MJ1\n")


def test_settings_as_json(program: Program, tmp_path: Path) -> None:
    house(tmp_path)
    record = json.loads(program("settings", "--output-format", "json").out)
    assert record["file"] == str(tmp_path / "mjlint.toml")
    assert record["settings"]["plan"] == {"value": "basic", "from": ["mjlint.toml:1"]}
    assert record["settings"]["language.parameter"]["value"] == ["glow"]
    assert record["ignored-here"] == []


def test_isolated(program: Program, tmp_path: Path) -> None:
    house(tmp_path, "nonsense")
    assert program("settings").code == 2
    assert "file: none" in program("settings", "--isolated").out


def test_mistakes_are_all_reported(program: Program, tmp_path: Path) -> None:
    house(tmp_path, 'plan = "x"\nspeed = "y"\n')
    for command in (["settings"], ["check", "--prompt", "a"], ["rule"], ["parameters"], ["models"]):
        result = program(*command)
        assert (result.code, result.out) == (2, "")
        first, second = result.err.splitlines()
        assert first.startswith("mjlint: error: mjlint.toml:1: `plan` must be one of basic")
        assert second.startswith("mjlint: error: mjlint.toml:2: `speed` must be one of fast")


def test_check_goes_by_the_nearest_settings(program: Program, tmp_path: Path) -> None:
    house(tmp_path)
    for folder in ("", "drafts", "strict"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "a.txt").write_text(
            "an acme heron --chaso 3 --v 7\n", encoding="utf-8"
        )
    (tmp_path / "strict/mjlint.toml").write_text(
        'fail-on = "warning"\nignore = ["MJ101"]', encoding="utf-8"
    )
    result = program("check", "--output-format", "concise", "a.txt", "drafts", "strict")
    found = [
        line.split(" ")[0:3:2] for line in result.out.splitlines() if "MJ" in line or "ST" in line
    ]
    assert found == [
        ["a.txt:1:4:", "ST001"],
        ["a.txt:1:15:", "MJ101"],
        ["drafts/a.txt:1:4:", "ST001"],
    ]
    assert result.code == 1


def test_fail_on_of_the_settings(program: Program, tmp_path: Path) -> None:
    house(tmp_path, 'fail-on = "warning"\noutput-format = "json"\nplugins = ["./rules"]')
    result = program("check", "--prompt", "an acme heron")
    assert result.code == 1
    assert json.loads(result.out)["diagnostics"][0]["code"] == "ST001"
    assert program("check", "--fail-on", "error", "--prompt", "an acme heron").code == 0
    assert program("check", "--exit-zero", "--prompt", "an acme heron").code == 0
    assert program("check", "--output-format", "concise", "--prompt", "a").out.startswith("no find")


def test_the_command_line_wins(program: Program, tmp_path: Path) -> None:
    house(tmp_path, 'model = "6.1"\ntarget = "ttapi"')
    assert "MJ802" in program("check", "--prompt", "a heron --niji").out
    assert "MJ802" not in program("check", "--target", "web", "--prompt", "a heron --niji").out
    other = tmp_path / "other.toml"
    other.write_text('target = "discord"', encoding="utf-8")
    assert "MJ802" not in program("check", "--config", str(other), "--prompt", "a --niji").out
    assert "MJ802" not in program("check", "--isolated", "--prompt", "a --niji").out


def test_a_format_that_is_not_there(program: Program, tmp_path: Path) -> None:
    house(tmp_path, '\noutput-format = "ful"')
    assert "mjlint.toml:2: `output-format`: there is no format `ful`" in program("check").err


def test_a_broken_plugin_ends_with_2_and_the_rest_is_checked(
    program: Program, tmp_path: Path
) -> None:
    house(tmp_path, 'plugins = ["./rules", "./broken.py"]')
    (tmp_path / "broken.py").write_text("1 / 0", encoding="utf-8")
    result = program("check", "--output-format", "concise", "--prompt", "an acme heron")
    assert result.code == 2
    assert "ST001" in result.out
    assert result.err == (
        "mjlint: note: runs the code of broken.py (mjlint.toml:1)\n"
        "mjlint: error: broken.py:1: ZeroDivisionError: division by zero\n"
    )


def test_broken_settings_deep_down_do_not_stop_the_others(program: Program, tmp_path: Path) -> None:
    house(tmp_path)
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad/mjlint.toml").write_text("plann = 1", encoding="utf-8")
    for name in ("bad/a.txt", "b.txt"):
        (tmp_path / name).write_text("an acme heron\n", encoding="utf-8")
    result = program("check", "--output-format", "concise", "bad/a.txt", "b.txt")
    assert result.code == 2
    assert "b.txt:1:4:" in result.out
    assert "bad/mjlint.toml:1: unknown key `plann`" in result.err


def test_rules_and_parameters_show_what_was_added(program: Program, tmp_path: Path) -> None:
    house(tmp_path)
    assert "ST001  client-names" in program("rule").out
    assert program("rule", "st001").out.startswith("ST001 client-names: ")
    assert "the settings add or change glow\n" in program("parameters").out
    assert "mjlint.toml" in program("parameters", "glow").out


def test_control_characters_of_the_settings_are_not_sent_raw(
    program: Program, tmp_path: Path
) -> None:
    house(tmp_path, 'model = "\\u001b[31mred"')
    result = program("settings")
    assert result.code == 2
    assert "\x1b" not in result.out + result.err
    house(tmp_path, 'suffix = "\\u001b[31m"')
    assert "\x1b" not in program("settings").out


@pytest.mark.parametrize("reads", ["Text", "Parameter", "Prompt"])
def test_a_new_rule_passes_its_own_test(program: Program, tmp_path: Path, reads: str) -> None:
    result = program("rule", "new", "my-own-rule", "--reads", reads, "--folder", "own")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[-1] == 'put plugins = ["./own"] into mjlint.toml to use it'
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path / "own")],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout
    house(tmp_path, 'plugins = ["./own"]')
    assert "MY001  my-own-rule" in program("rule").out
    again = program("rule", "new", "second-rule", "--folder", "own")
    assert again.code == 0
    assert "MY002  second-rule" in program("rule").out


def test_a_rule_half_written_by_a_killed_run_is_finished(program: Program) -> None:
    arguments = ("rule", "new", "no-fog", "--code", "HS001", "--folder", "own")
    assert program(*arguments).code == 0
    wanted = {path: path.read_text() for path in Path("own").iterdir()}
    Path("own", "test_no_fog.py").unlink()
    assert program(*arguments).code == 0
    assert {path: path.read_text() for path in Path("own").iterdir()} == wanted
    assert program(*arguments).code == 2
    Path("own", "test_no_fog.py").write_text("# mine\n")
    assert program(*arguments).code == 2
    assert Path("own", "test_no_fog.py").read_text() == "# mine\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Bad Name"], "`Bad Name` must be words in lower case"),
        (["glued-value"], "mjlint has a rule `glued-value` already"),
        (["x", "--code", "MJ001"], "`MJ001` must be letters of your own"),
        (["there"], "there.py is there already"),
    ],
)
def test_a_new_rule_that_cannot_be(
    program: Program, tmp_path: Path, arguments: list[str], message: str
) -> None:
    (tmp_path / "mjlint_rules").mkdir()
    (tmp_path / "mjlint_rules/there.py").write_text("", encoding="utf-8")
    result = program("rule", "new", *arguments)
    assert result.code == 2
    assert message in result.err


def test_rules_for_requests_links_and_plugins_can_be_named(
    program: Program, tmp_path: Path
) -> None:
    house(tmp_path, 'ignore = ["MJ7", "short-timeout", "unreachable-link", "broken-plugin"]')
    assert program("settings").code == 0
    house(tmp_path, 'ignore = ["short-timeoutt"]')
    assert "there is no rule `short-timeoutt`" in program("settings").err
