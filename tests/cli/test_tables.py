"""`mjlint rule`, `models` and `parameters` show what is in the tables."""

from __future__ import annotations

import json
import re

import pytest

from mjlint.language.lexicon import load
from mjlint.plugins.broken import documented
from tests.cli.conftest import Program


def test_rules_are_listed(program: Program) -> None:
    result = program("rule")
    assert result.code == 0
    codes = [line.split()[0] for line in result.out.splitlines()]
    assert codes == [rule.code for rule in documented()]
    records = json.loads(program("rule", "--output-format", "json").out)
    assert [record["code"] for record in records] == codes


@pytest.mark.parametrize("name", ["MJ010", "mj010", "uppercase-parameter", "Uppercase-Parameter"])
def test_page_of_a_rule(program: Program, name: str) -> None:
    result = program("rule", name)
    head = "MJ010 uppercase-parameter: Upper-case letters in a parameter's name.\n"
    assert result.out.startswith(head)
    assert "  Severity       error\n" in result.out
    assert "\nWhy is this bad?\n" in result.out
    assert not re.search(r"^#|\]\(|```|\|", result.out, re.MULTILINE)
    record = json.loads(program("rule", name, "--output-format", "json").out)
    assert (record["name"], record["fix"]) == ("uppercase-parameter", "safe")
    assert record["page"].startswith("# uppercase-parameter\n\nUpper-case letters")
    assert "| Code | `MJ010` |\n" in record["page"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("uppercase", "did you mean `uppercase-parameter`?"),
        ("uppercase-paramter", "did you mean `uppercase-parameter`?"),
        ("zzz", "`mjlint rule` lists the rules"),
        ("MJ999", "`mjlint rule` lists the rules"),
    ],
)
def test_unknown_rule(program: Program, name: str, hint: str) -> None:
    result = program("rule", name)
    assert result.code == 2
    assert result.err == f"mjlint: error: there is no rule `{name}`; {hint}\n"


def test_models(program: Program) -> None:
    lexicon = load()
    lines = program("models").out.splitlines()
    assert len(lines) == len(lexicon.models) + 3
    (default,) = [line for line in lines if line.endswith("the default")]
    assert default.split()[:3] == [lexicon.default.name, *lexicon.default.short.split()[:2]]
    assert lines[-1].startswith(f"newest evidence: {lexicon.evidence} (")
    records = json.loads(program("models", "--output-format", "json").out)
    assert [record["name"] for record in records] == list(lexicon.models)
    assert [record["name"] for record in records if record["default"]] == [lexicon.default.name]


def test_parameters_of_a_model(program: Program) -> None:
    lines = program("parameters", "--model", "6.1").out.splitlines()
    assert lines[0].split() == ["parameter", "value", "takes", "on", "--v", "6.1"]
    (chaos,) = [line for line in lines if line.startswith("--chaos")]
    assert chaos.split() == ["--chaos,", "--c", "integer", "0", "to", "100", "accepted"]
    assert any(line.startswith("not on --v 6.1: ") for line in lines)
    records = json.loads(program("parameters", "--model", "6.1", "--output-format", "json").out)
    assert {"ar", "chaos", "sref"} <= {record["id"] for record in records}


@pytest.mark.parametrize("name", ["stylize", "s", "--stylize", "--s"])
def test_parameter(program: Program, name: str) -> None:
    result = program("parameters", name)
    assert result.code == 0
    lines = result.out.splitlines()
    assert lines[0] == "--stylize, --s"
    (three,) = [line for line in lines if line.startswith("  3 ")]
    assert three.split()[1:5] == ["accepted", "625", "to", "60000"]
    assert "2026-09-01" in result.out
    assert "https://docs.midjourney.com/" in result.out


def test_name_that_means_two_parameters(program: Program) -> None:
    def heads(*arguments: str) -> list[str]:
        lines = program("parameters", "w", *arguments).out.splitlines()
        return [line for line in lines if line.startswith("--")]

    assert heads() == ["--weird, --w", "--width, --w"]
    assert heads("--model", "3") == ["--width, --w"]


def test_parameter_as_json(program: Program) -> None:
    (record,) = json.loads(program("parameters", "chaos", "--output-format", "json").out)
    assert record["names"] == ["chaos", "c"]
    (limit,) = record["models"]["8.2"]["limits"]
    assert (limit["minimum"], limit["maximum"]) == (0, 100)
    assert limit["source"]["url"].startswith("https://")
    assert all(fact["claim"] and fact["source"]["title"] for fact in record["facts"])


def test_unknown_parameter_and_model(program: Program) -> None:
    result = program("parameters", "chaso")
    assert result.code == 2
    assert result.err == "mjlint: error: there is no parameter `--chaso`; did you mean `--chaos`?\n"
    result = program("parameters", "--model", "8.3")
    assert result.err == "mjlint: error: there is no model `8.3`; did you mean `8.2`?\n"


def test_every_parameter_can_be_shown(program: Program) -> None:
    for parameter in load().parameters.values():
        result = program("parameters", parameter.name)
        assert result.code == 0
        assert f"--{parameter.name}" in result.out
