"""Which settings hold for a path, where they come from, and what is said of a mistake."""

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
from mjlint.settings.configuration import Configuration, Configurations
from mjlint.settings.keys import KEYS


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of its own, so that the search for settings ends there."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str) -> Path:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")
    return Path(path)


def at(
    path: str = ".",
    environment: dict[str, str] | None = None,
    given: dict[str, object] | None = None,
    **options: object,
) -> Configuration:
    found = Configurations(environment=environment or {}, given=given or {}, **options)  # type: ignore[arg-type]
    return found.at(Path(path))


def mistakes(text: str, name: str = "mjlint.toml") -> list[str]:
    """What is said of a settings file, without its folder."""
    path = write(name, text)
    with pytest.raises(SettingsError) as caught:
        linter_at(Assembly(at()), Path("a.txt"))
    return [str(m).removeprefix(f"{path.absolute().parent}{os.sep}") for m in caught.value.mistakes]


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


# The text of a file, and what is said of it.
MISTAKES: dict[str, tuple[str, list[str]]] = {
    "unknown key": ('plann = "pro"', ["mjlint.toml:1: unknown key `plann`; did you mean `plan`?"]),
    "unknown key of a table": (
        'plan = "pro"\n[links]\ncheckk = true',
        ["mjlint.toml:3: unknown key `links.checkk`; did you mean `links.check`?"],
    ),
    "a group that is no table": ("links = true", ["mjlint.toml:1: `links` must be a table"]),
    "word": (
        '\nplan = "por"',
        [
            (
                "mjlint.toml:2: `plan` must be one of basic, standard, pro, mega, not `por`"
                "; did you mean `pro`?"
            )
        ],
    ),
    "number for a text": ("plan = 3", ["mjlint.toml:1: `plan` must be a text, not a number"]),
    "text for a switch": (
        '[links]\ncheck = "yes"',
        ["mjlint.toml:2: `links.check` must be true or false, not `yes`"],
    ),
    "text for a list": ('select = "MJ1"', ["mjlint.toml:1: `select` must be a list of texts"]),
    "number in a list": (
        'select = [\n  "MJ1",\n  7,\n]',
        ["mjlint.toml:3: `select` must list texts, not a number"],
    ),
    "severity": (
        '[severity]\nMJ101 = "info"\nMJ102 = "eror"',
        [
            (
                "mjlint.toml:3: `severity` must be one of error, warning, info, not `eror`"
                "; did you mean `error`?"
            )
        ],
    ),
    "patterns": (
        '[per-file-ignores]\n"a" = "MJ1"',
        ["mjlint.toml:2: `per-file-ignores` must list rules for each pattern, not `MJ1`"],
    ),
    "table for rows": ("[rule]\ncode = 1", ["mjlint.toml:1: `rule` must be written as `[[rule]]`"]),
    "two at once": (
        'model = "7"\nplan = "x"\nspeed = "y"',
        ["mjlint.toml:2: `plan`", "mjlint.toml:3: `speed`"],
    ),
    "broken TOML": ('model = "7"\nplan = = 3', ["mjlint.toml:2: not TOML"]),
    "a name inside a text of several lines": (
        'suffix = """\nplan = 3\n"""\nplan = "x"',
        ["mjlint.toml:4: `plan` must be one of"],
    ),
    "rule": (
        'ignore = [\n  "MJ1",\n  "uppercase-paramter",\n]',
        [
            (
                "mjlint.toml:3: `ignore`: there is no rule `uppercase-paramter`"
                "; did you mean `uppercase-parameter`?"
            )
        ],
    ),
    "rule of a severity": (
        '[severity]\nMJ999 = "info"',
        ["mjlint.toml:2: `severity`: there is no rule `MJ999`"],
    ),
    "rule of a pattern": (
        '[per-file-ignores]\n"a" = ["MJ1"]\n"b" = ["nothing-at-all"]',
        ["mjlint.toml:3: `per-file-ignores`: there is no rule `nothing-at-all`"],
    ),
    "model": ('\nmodel = "niji 66"', ["mjlint.toml:2: there is no model `niji 66`; did you mean"]),
    "target": (
        'target = "ttappi"',
        ["mjlint.toml:1: there is no target `ttappi`; did you mean `ttapi`?"],
    ),
    "extend nothing": (
        'plan = "pro"\nextend = "no.toml"',
        ["mjlint.toml:2: `extend`: there is no file `no.toml`"],
    ),
    "extend itself": (
        'extend = "./mjlint.toml"',
        ["mjlint.toml:1: `extend`: `./mjlint.toml` extends this file"],
    ),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_placed_and_explained(case: str) -> None:
    text, expected = MISTAKES[case]
    found = mistakes(text)
    assert len(found) == len(expected), found
    for one, beginning in zip(found, expected, strict=True):
        assert one.startswith(beginning)


def test_a_mistake_in_a_project_file() -> None:
    found = mistakes('[project]\nplan = 1\n[tool.mjlint]\nplan = "x"', "pyproject.toml")
    assert found[0].startswith("pyproject.toml:4: `plan` must be one of")


def test_a_mistake_of_the_environment() -> None:
    with pytest.raises(SettingsError, match="MJLINT_PLAN: `plan` must be one of"):
        at(environment={"MJLINT_PLAN": "x"})
    with pytest.raises(SettingsError, match=r"MJLINT_LINKS_CHECK: `links\.check` must be true"):
        at(environment={"MJLINT_LINKS_CHECK": "maybe"})


def test_unreadable_files(folder: Path) -> None:
    Path("mjlint.toml").write_bytes(b'plan = "\xff"')
    with pytest.raises(SettingsError, match=r"not UTF-8: byte 8"):
        at()
    with pytest.raises(SettingsError, match="there is no such file"):
        at(file=folder / "none.toml")


def test_a_byte_order_mark() -> None:
    Path("mjlint.toml").write_bytes(b'\xef\xbb\xbfplan = "pro"')
    assert at().settings.plan == "pro"


# ---- the language -----------------------------------------------------------------------------

LANGUAGE = """
[[language.model]]
name = "9"
like = "8.2"
version = ["9"]
released = "2026-12"

[[language.parameter]]
names = ["glow", "gl"]
value = "integer"
accepted = ["*"]
[[language.parameter.limit]]
minimum = 0
maximum = 10

[[language.parameter]]
id = "stylize"
[[language.parameter.limit]]
models = ["8.2"]
maximum = 2000
"""


def codes(linter: Linter, prompt: str) -> list[str]:
    return [diagnostic.code for diagnostic in linter.lint(prompt).diagnostics]


def test_the_language_can_be_extended() -> None:
    plain = Linter()
    write("mjlint.toml", LANGUAGE)
    linter = linter_at(Assembly(at()))
    assert "MJ101" in codes(plain, "a heron --glow 3")
    assert codes(linter, "a heron --glow 3") == []
    assert codes(linter, "a heron --gl 30") == ["MJ201"]
    assert "MJ201" in codes(plain, "a heron --stylize 1500")
    assert codes(linter, "a heron --stylize 1500") == []
    assert codes(linter, "a heron --stylize 2500") == ["MJ201"]
    assert codes(linter, "a heron --stylize 1500 --v 7") == ["MJ201"], "only 8.2 was widened"
    assert "MJ204" in codes(plain, "a heron --v 9")
    assert codes(linter, "a heron --v 9 --stylize 500 --chaos 20") == []
    assert codes(linter, "a heron --v 9 --chaos 120") == ["MJ201"], "9 is like 8.2"
    stylize = linter.lexicon.find("stylize")
    assert stylize is not None
    (own,) = [limit for limit in stylize.limits["8.2"] if limit.combined_with is None]
    assert (own.minimum, own.maximum) == (0, 2000), "what is not mentioned is kept"
    assert own.source.endswith("mjlint.toml")


def test_the_shipped_tables_stay_as_they_are() -> None:
    before = codes(Linter(), "a heron --v 9")
    write("mjlint.toml", LANGUAGE)
    linter_at(Assembly(at()))
    assert codes(Linter(), "a heron --v 9") == before


def test_a_model_that_is_the_default() -> None:
    write("mjlint.toml", 'model = "9"\n' + LANGUAGE)
    assert linter_at(Assembly(at())).lint("a heron").model.name == "9"


LANGUAGE_MISTAKES: dict[str, tuple[str, str]] = {
    "unknown key": (
        '[[language.parameter]]\nnames = ["glow"]\nvallue = "flag"\nvalue = "flag"',
        "mjlint.toml:3: parameter 'glow': unknown key `vallue`; did you mean `value`?",
    ),
    "no value": (
        '[[language.parameter]]\nnames = ["glow"]',
        "mjlint.toml:1: parameter 'glow': value is",
    ),
    "name that is taken": (
        '[[language.parameter]]\nid = "glow"\nnames = ["chaos"]\nvalue = "flag"',
        "mjlint.toml:3: parameter 'glow': --chaos is parameter 'chaos' already",
    ),
    "no such model": (
        '[[language.parameter]]\nid = "chaos"\naccepted = ["77"]',
        "mjlint.toml:3: parameter 'chaos': accepted: there is no model '77'",
    ),
    "range upside down": (
        (
            '[[language.parameter]]\nid = "chaos"\n[[language.parameter.limit]]\n'
            "minimum = 9\nmaximum = 3"
        ),
        "mjlint.toml:4: parameter 'chaos': the range is upside down",
    ),
    "dashes": (
        '[[language.parameter]]\nnames = ["--glow"]\nvalue = "flag"',
        "mjlint.toml:2: parameter '--glow': write '--glow' in lower case, without dashes",
    ),
    "like nothing": (
        '[[language.model]]\nname = "9"\nlike = "8.9"\nversion = ["9"]\nreleased = "2026"',
        "mjlint.toml:3: model '9': like: there is no model '8.9'; did you mean",
    ),
    "no release": (
        '[[language.model]]\nname = "9"\nlike = "8.2"\nversion = ["9"]',
        "mjlint.toml:1: model '9': released is missing",
    ),
    "version that is taken": (
        '[[language.model]]\nname = "9"\nlike = "8.2"\nversion = ["8.1"]\nreleased = "2026"',
        "mjlint.toml:1: model '9': --version 8.1 belongs to model '8.1' already",
    ),
}


@pytest.mark.parametrize("case", LANGUAGE_MISTAKES)
def test_the_language_is_checked_like_our_own(case: str) -> None:
    text, expected = LANGUAGE_MISTAKES[case]
    (found,) = mistakes(text)
    assert found.startswith(expected)


# ---- prefix and suffix ------------------------------------------------------------------------


def test_the_suffix_is_judged_with_the_prompt() -> None:
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


# ---- the schema -------------------------------------------------------------------------------


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


SETTINGS_MISTAKES: dict[str, tuple[dict[str, object], str]] = {
    "text for a list": ({"ignore": "MJ0"}, "`ignore` must be a list of texts, not `MJ0`"),
    "unknown plan": (
        {"plan": "standrad"},
        "`plan` must be one of basic, standard, pro, mega, not `standrad`; did you mean `standard`?",
    ),
    "unknown speed": ({"speed": "slow"}, "`speed` must be one of fast, relax, turbo, not `slow`"),
    "nothing": ({"target": None}, "`target` must be a text, not nothing"),
    "bytes": ({"suffix": b"x"}, "`suffix` must be a text, not `bytes`"),
    "severity": (
        {"severity": {"too-long": "loud"}},
        "`severity` must be one of error, warning, info, not `loud`",
    ),
    "NUL": ({"prefix": "a\0"}, "`prefix` must be without NUL, not `a␀`"),
}


@pytest.mark.parametrize("case", SETTINGS_MISTAKES)
def test_settings_refuse_what_a_file_refuses(case: str) -> None:
    fields, message = SETTINGS_MISTAKES[case]
    with pytest.raises(SettingsError) as caught:
        Settings(**fields)  # type: ignore[arg-type]
    assert str(caught.value) == message


def test_equal_settings_have_one_hash() -> None:
    one = Settings(ignore=["MJ0"], severity={"a": "error", "b": "info"})  # type: ignore[arg-type]
    other = Settings(ignore=("MJ0",), severity={"b": "info", "a": "error"})
    assert one == other
    assert hash(one) == hash(other)
    assert len({one, other, Settings(), replace(one, ignore=())}) == 3
