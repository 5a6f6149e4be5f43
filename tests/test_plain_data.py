"""Reports are plain data, and read the same everywhere."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import mjlint


def terminal(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What `mjlint check` prints."""
    command = [sys.executable, "-m", "mjlint", "check", "--isolated", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


def test_reports_are_plain_data() -> None:
    text = "a heron --v6 --chaos 120"
    report = mjlint.lint(text, model="8.1")
    again = pickle.loads(pickle.dumps(report))
    assert again == report
    assert hash(again) == hash(report)
    assert again != mjlint.lint(text)
    assert again.fixed() == report.fixed()
    assert str(again.prompt) == text
    assert len(pickle.dumps([report] * 100)) < 100 * len(pickle.dumps(report))
    assert copy.deepcopy(report) == report
    error = pickle.loads(pickle.dumps(mjlint.PromptError(report)))
    assert (str(error), error.report) == (str(mjlint.PromptError(report)), report)


def test_a_linter_is_pickled_by_its_settings() -> None:
    linter = pickle.loads(pickle.dumps(mjlint.Linter(mjlint.Settings(plan="basic"))))
    assert linter.settings.plan == "basic"
    assert pickle.loads(pickle.dumps(linter)) is linter
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(mjlint.Linter.of(mjlint.Settings(), ()))


def test_a_report_in_json() -> None:
    report = mjlint.lint("a heron\n--v6 --chaos 120")
    data = report.to_dict()
    assert json.loads(json.dumps(data)) == data
    schema = json.loads(
        (Path(mjlint.__file__).parent / "report.schema.json").read_text(encoding="utf-8")
    )
    jsonschema.Draft202012Validator.check_schema(schema)
    whole = schema | {"$ref": "#/$defs/report"}
    del whole["oneOf"]
    jsonschema.validate(data, whole)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data, "ok": "yes"}, whole)
    for found in report.diagnostics:
        assert json.loads(json.dumps(found.to_dict())) == found.to_dict()


@pytest.mark.parametrize("text", ["a heron --v6 --chaos 120", "a heron", "a\nheron –ar 3:2 --x"])
def test_the_records_are_those_of_the_command_line(text: str) -> None:
    run = terminal("--prompt", text, "--output-format", "json")
    jsonschema.validate(
        json.loads(run.stdout),
        json.loads(
            (Path(mjlint.__file__).parent / "report.schema.json").read_text(encoding="utf-8")
        ),
    )
    found = json.loads(run.stdout)["diagnostics"]
    expected = mjlint.lint(text).to_dict()
    for record in found:
        del record["filename"]
        assert (record.pop("prompt"), record.pop("model")) == (text, expected["model"])
    assert found == expected["diagnostics"]


@pytest.mark.parametrize("text", ["a heron --v6 --chaos 120", "a heron"])
def test_a_report_is_shown_as_on_the_terminal(text: str) -> None:
    assert str(mjlint.lint(text)) == terminal("--prompt", text).stdout.removesuffix("\n")
    assert "\n" not in repr(mjlint.lint(text))
    shown = mjlint.lint("<script> --v6")._repr_html_()
    assert "<script>" not in shown
    assert "MJ021" in shown
