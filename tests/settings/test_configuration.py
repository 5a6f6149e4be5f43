"""Which settings apply to a path, where they come from, and what is said of a mistake."""

from __future__ import annotations

import json
import os
import tomllib
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from mjlint import Settings
from mjlint.errors import SettingsError
from mjlint.linting.assembled import linter_at
from mjlint.linting.linter import Linter
from mjlint.maintenance.settings_schema import schema
from mjlint.plugins.assembly import Assembly
from mjlint.settings.configuration import Configurations
from mjlint.settings.keys import KEYS
from mjlint.settings.layers import misspelt
from tests.settings.files import LANGUAGE, MISTAKES, at, write


def test_nothing_set() -> None:
    configuration = at()
    assert configuration.settings == Settings()
    assert configuration.file is None
    assert str(configuration.origin("model")) == "default"


def test_the_nearest_file_holds() -> None:
    write("mjlint.toml", 'plan = "basic"')
    write("deep/er/mjlint.toml", 'plan = "pro"')
    assert at("a.txt").settings.plan == "basic"
    assert at("deep/a.txt").settings.plan == "basic"
    assert at("deep/er/a.txt").settings.plan == "pro"
    assert at("deep/er/there/is/none.txt").settings.plan == "pro"


def test_the_search_ends_at_the_root_of_the_repository() -> None:
    write("mjlint.toml", 'plan = "basic"')
    Path("inner/.git").mkdir(parents=True)
    assert at("inner/a.txt").settings.plan is None


def test_a_path_that_may_not_be_looked_at_has_the_settings_above() -> None:
    write("mjlint.toml", 'plan = "basic"')
    assert at("x" * 300).settings.plan == "basic"
    assert at("x" * 300 + "/a.txt").settings.plan == "basic"


def test_a_project_file_holds_where_it_speaks_of_mjlint() -> None:
    write("pyproject.toml", '[tool.mjlint]\nplan = "basic"')
    write("sub/pyproject.toml", '[tool.other]\nmjlint = 1\n[project]\nname = "mjlint-user"')
    assert at("sub/a.txt").settings.plan == "basic"
    assert str(at("sub/a.txt").origin("plan")).endswith("pyproject.toml:2")
    write("mjlint.toml", 'plan = "pro"')
    assert at("a.txt").settings.plan == "pro", "mjlint.toml goes before pyproject.toml"


def test_precedence() -> None:
    write("mjlint.toml", 'plan = "basic"\nspeed = "relax"\nmodel = "7"\ntarget = "web"')
    environment = {"MJLINT_SPEED": "fast", "MJLINT_MODEL": "6.1", "MJLINT_TARGET": ""}
    configuration = at(environment=environment, given={"model": "5.2", "target": None})
    assert configuration.settings.plan == "basic"
    assert configuration.settings.speed == "fast"
    assert configuration.settings.model == "5.2"
    assert configuration.settings.target == "web", "an empty variable is none"
    places = [str(configuration.origin(key)) for key in ("plan", "speed", "model")]
    assert places[0].endswith("mjlint.toml:1")
    assert places[1:] == ["MJLINT_SPEED", "command line"]


def test_a_named_file_and_none() -> None:
    write("mjlint.toml", 'plan = "basic"')
    other = write("other/house.toml", 'plan = "mega"')
    assert at(file=other).settings.plan == "mega"
    assert at(environment={"MJLINT_CONFIG": str(other)}).settings.plan == "mega"
    isolated = at(isolated=True, environment={"MJLINT_CONFIG": str(other), "MJLINT_SPEED": "fast"})
    assert isolated.settings == Settings()


def test_extend() -> None:
    write(
        "base/house.toml",
        'plan = "basic"\nselect = ["MJ1"]\nextend-select = ["MJ607"]\n'
        'custom-parameters = ["mood"]\n'
        'plugins = ["./rules"]\n[severity]\nMJ102 = "info"\nMJ101 = "warning"',
    )
    write(
        "mjlint.toml",
        'extend = "base/house.toml"\nselect = ["MJ2"]\nextend-select = ["MJ010"]\n'
        'custom-parameters = ["mine", "mood"]\n[severity]\nMJ101 = "error"',
    )
    configuration = at()
    assert configuration.settings.plan == "basic"
    assert configuration.settings.select == ("MJ2",), "a list takes the place of a list"
    assert configuration.settings.extend_select == ("MJ607", "MJ010"), "extend-… adds up"
    assert configuration.settings.custom_parameters == ("mood", "mine")
    assert configuration.settings.severity == {"MJ102": "info", "MJ101": "error"}
    assert configuration.texts("plugins") == (str(Path("base/rules").absolute()),)
    assert [str(o).rpartition(os.sep)[2] for o in configuration.origins["severity"]] == [
        "house.toml:6",
        "mjlint.toml:5",
    ]


def test_values_of_every_form() -> None:
    environment = {
        "MJLINT_SELECT": "MJ1, glued-value,",
        "MJLINT_LINKS_CHECK": "true",
        "MJLINT_RESPECT_GITIGNORE": "0",
        "MJLINT_EXTEND": "nowhere.toml",
    }
    configuration = at(environment=environment)
    assert configuration.settings.select == ("MJ1", "glued-value")
    assert configuration.switch("links.check")
    assert not configuration.switch("respect-gitignore")
    write("mjlint.toml", "model = 8.1\n[moderation]\nwords = ['gore']\nallow = ['blood']")
    settings = at().settings
    assert settings.model == "8.1", "a number is plain enough"
    assert (settings.moderation_words, settings.moderation_allow) == (("gore",), ("blood",))


def test_per_file_ignores() -> None:
    write("mjlint.toml", '[per-file-ignores]\n"drafts/" = ["MJ1"]\n"*.jsonl" = ["em-dash"]')
    configuration = at("drafts/a.jsonl")
    assert configuration.ignored_at(Path("drafts/a.jsonl")) == ("MJ1", "em-dash")
    assert configuration.ignored_at(Path("drafts/deep/a.txt")) == ("MJ1",)
    assert configuration.ignored_at(Path("a.txt")) == ()
    assembly = Assembly(configuration)
    assert linter_at(assembly, Path("a.txt")) is linter_at(assembly, Path("b.txt"))
    bad = "a heron --chaso 3"
    assert "MJ101" in {d.code for d in linter_at(assembly, Path("a.txt")).lint(bad).diagnostics}
    assert not linter_at(assembly, Path("drafts/a.txt")).lint(bad).diagnostics


def test_a_byte_order_mark() -> None:
    Path("mjlint.toml").write_bytes(b'\xef\xbb\xbfplan = "pro"')
    assert at().settings.plan == "pro"


def test_the_suffix_is_checked_with_the_prompt() -> None:
    linter = Linter(Settings(suffix="--v 7"))
    assert linter.lint("a heron").model.name == "7"
    (found,) = linter.lint("a heron --v 6").diagnostics
    assert found.name in ("duplicate-parameter", "conflicting-parameters")
    assert (found.start, found.end) <= (len("a heron --v 6"),) * 2


def test_a_finding_in_the_suffix_is_placed_at_the_end() -> None:
    text = "a heron "
    (found,) = Linter(Settings(prefix="fog,", suffix="--chaso 3")).lint(text).diagnostics
    assert (found.start, found.end, found.fix) == (len(text), len(text), None)
    assert found.message.endswith("(in the suffix that the settings add)")


def test_a_finding_behind_the_prefix_keeps_its_place() -> None:
    text = "a heron --CHAOS 3"
    report = Linter(Settings(prefix="fog, rain", suffix="--ar 3:2")).lint(text)
    (found,) = report.diagnostics
    assert text[found.start : found.end] == "--CHAOS"
    assert report.fixed() == "a heron --chaos 3"
    assert str(report.prompt) == report.text == text


def test_no_parameter_can_follow_a_suffix() -> None:
    assert not Linter(Settings(prefix="--ar 3:2 ")).lint("a heron").ok


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(schema())


def test_the_schema_takes_what_the_reader_takes() -> None:
    text = LANGUAGE.replace("[[language", "\n[[language") + (
        '[[rule]]\ncode = "ST001"\nname = "x"\nforbid-words = ["y"]\n[severity]\nMJ101 = "info"\n'
        '[per-file-ignores]\n"a" = ["MJ1"]\n[links]\ncheck = true\n[moderation]\nwords = ["x"]'
    )
    write("mjlint.toml", "model = 8.2\n" + text)
    assert at().settings.model == "8.2"
    jsonschema.validate(json.loads(json.dumps(tomllib.loads("model = 8.2\n" + text))), schema())


@pytest.mark.parametrize(
    "case",
    [c for c in MISTAKES if not c.startswith(("broken", "rule", "model", "target", "extend"))],
)
def test_the_schema_refuses_what_the_reader_refuses(case: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(json.dumps(tomllib.loads(MISTAKES[case][0]))), schema())


def test_every_key_is_in_the_documentation() -> None:
    text = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    for key in KEYS:
        assert f"`{key.name}`" in text, key.name
        assert key.meaning.split("`")[0] in text, key.name


def test_the_examples_of_the_documentation_are_true() -> None:
    docs = Path(__file__).parents[2] / "docs"
    for page in ("settings.md", "plugins.md"):
        for block in (docs / page).read_text(encoding="utf-8").split("```toml\n")[1:]:
            text = block.partition("```")[0]
            jsonschema.validate(json.loads(json.dumps(tomllib.loads(text))), schema())
            if "plugins" not in text:
                write("mjlint.toml", text)
                assembly = Assembly(at())
                linter_at(assembly, Path("a.txt"))
                assert assembly.mistakes == ()


def test_equal_settings_have_one_hash() -> None:
    one = Settings(ignore=["MJ0"], severity={"a": "error", "b": "info"})  # type: ignore[arg-type]
    other = Settings(ignore=("MJ0",), severity={"b": "info", "a": "error"})
    assert one == other
    assert hash(one) == hash(other)
    assert len({one, other, Settings(), replace(one, ignore=())}) == 3


def test_the_users_own_file_applies_where_a_project_has_none(tmp_path: Path) -> None:
    user, project = tmp_path / "config", tmp_path / "project"
    write("config/mjlint/mjlint.toml", 'model = "7"\n[per-file-ignores]\n"a.txt" = ["MJ0"]\n')
    write("project/mjlint.toml", 'plan = "pro"\n')
    environment = {"XDG_CONFIG_HOME": str(user), "APPDATA": str(user)}
    found = Configurations(environment=environment)
    assert found.at(project).text("model") is None
    own = found.at(tmp_path)
    assert (own.text("model"), str(own.origin("model"))) == (
        "7",
        f"{user / 'mjlint' / 'mjlint.toml'}:1",
    )
    # Its patterns are for what is checked, not for its own folder.
    assert own.ignored_at(Path("a.txt")) == ("MJ0",)
    assert Configurations(environment=environment, isolated=True).at(tmp_path).file is None
    assert (
        Configurations(environment={**environment, "MJLINT_MODEL": "6"}).at(tmp_path).text("model")
        == "6"
    )


def test_a_misspelt_variable_is_noted() -> None:
    names = ["MJLINT_MODLE", "MJLINT_PLAN", "MJLINT_PYTHON", "MODLE", "MJLINT_CONFIG"]
    assert list(misspelt(names)) == [
        "the variable MJLINT_MODLE is not read; did you mean MJLINT_MODEL?"
    ]


def test_a_table_of_another_file_is_explained() -> None:
    write("mjlint.toml", '[tool.mjlint]\nmodel = "7"\n')
    with pytest.raises(
        SettingsError, match=r"unknown key `tool`: in mjlint.toml the keys are not in"
    ):
        at()
