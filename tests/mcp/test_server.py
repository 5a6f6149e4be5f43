"""The server as an agent meets it: through the SDK's own client, over standard input and output."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from importlib.resources import files
from itertools import islice
from pathlib import Path

import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

import mjlint
from mjlint.cli.program import run
from mjlint.maintenance import skill
from mjlint.reports.answers import answer

LIMIT = 60
"""Seconds for a whole conversation."""


def talk(folder: Path, *calls: tuple[str, dict[str, object]]) -> list[str]:
    """What the tools answer, one after the other."""

    async def conversation() -> list[str]:
        parameters = StdioServerParameters(
            command=sys.executable, args=["-m", "mjlint", "mcp"], cwd=folder, env=dict(os.environ)
        )
        async with Client(stdio_client(parameters)) as client:
            listed = await client.list_tools()
            assert {tool.name for tool in listed.tools} == {"check", "explain", "fix", "parameters"}
            assert all(
                tool.annotations and tool.annotations.read_only_hint for tool in listed.tools
            )
            assert len(listed.model_dump_json(exclude_none=True)) <= 2048
            results = [await client.call_tool(name, arguments) for name, arguments in calls]
        return [str(getattr(result.content[0], "text", "")) for result in results]

    return asyncio.run(asyncio.wait_for(conversation(), LIMIT))


def test_conversation(tmp_path: Path) -> None:
    (tmp_path / "mjlint.toml").write_text('model = "7"\n')
    one, many, fixed, wrong, takes, means = talk(
        tmp_path,
        ("check", {"prompts": "a heron"}),
        ("check", {"prompts": ["a heron --v6", "a heron --v 8.2"]}),
        ("fix", {"prompts": "a heron --v6"}),
        ("check", {"prompts": "a heron", "model": "7.7.7"}),
        ("parameters", {"model": "8.2", "name": "--chaos"}),
        ("explain", {"message": "[Invalid parameter] Unrecognized parameter(s): chaso"}),
    )
    assert one == "ok on 7 (the default)"
    assert many.splitlines()[0] == "1. send: a heron --v 6"
    assert many.splitlines()[-1] == "2. ok on 8.2 (typed as --v 8.2)"
    assert fixed == "a heron --v 6"
    assert wrong.startswith("error: there is no model `7.7.7`")
    assert takes.splitlines()[-1] == "--chaos|--c 0 to 100"
    assert means.startswith("Invalid parameter: ")


def test_mistakes_come_back_as_sentences(tmp_path: Path) -> None:
    calls: list[tuple[str, dict[str, object], str]] = [
        ("check", {}, "error: the argument `prompts` is missing"),
        ("check", {"prompts": 5.5}, "takes a text or a list of texts, not a number"),
        ("check", {"prompts": []}, "error: there is no prompt in `prompts`"),
        ("check", {"prompts": ["a", None]}, "not a list with null in it"),
        ("check", {"prompts": {"a": 1}}, "takes a text or a list of texts, not an object"),
        ("check", {"prompts": ["a"] * 501}, "error: 501 prompts are too many"),
        ("check", {"prompts": "a", "modle": "7"}, "error: there is no argument `modle`"),
        ("fix", {"prompts": "a", "unsafe": "maybe"}, "`unsafe` takes true or false, not a text"),
        ("parameters", {"name": "--nope"}, "error: there is no parameter `--nope`"),
        # What is clear is taken.
        ("check", {"prompts": "a heron", "model": 8.2}, "ok on 8.2"),
        ("check", {"prompts": "a heron", "model": None}, "ok on "),
        ("fix", {"prompts": ["a --v6", "b --v 7"]}, "1. a --v 6\n2. b --v 7"),
        (
            "explain",
            {"message": {"error": "Unrecognized parameter(s): chaso"}},
            "Invalid parameter",
        ),
    ]
    answered = talk(tmp_path, *(call[:2] for call in calls))
    for (name, given, wanted), text in zip(calls, answered, strict=True):
        assert wanted in text, (name, given)
        assert "pydantic" not in text


def test_answers_are_short(tmp_path: Path) -> None:
    file = Path(__file__).parents[2] / "examples" / "submission" / "thousand.jsonl"
    with file.open(encoding="utf-8") as lines:
        prompts = [json.loads(line)["prompt"] for line in islice(lines, 500)]
    (text,) = talk(tmp_path, ("check", {"prompts": prompts}))
    found = re.split(r"^\d+\. ", text, flags=re.MULTILINE)[1:]
    good = [len(each) for each in found if each.startswith("ok ")]
    others = [len(each) for each in found if not each.startswith("ok ")]
    assert (len(found), bool(others)) == (500, True)
    assert max(good) <= 75
    assert sum(others) <= 420 * len(others)


@pytest.mark.parametrize("prompt", skill.EXAMPLES)
def test_examples_of_the_skill_are_clean(prompt: str) -> None:
    (line,) = answer(mjlint.lint(prompt))
    assert line.startswith("ok on ")


def test_commands_of_the_skill_run(capsys: pytest.CaptureFixture[str]) -> None:
    text = (files("mjlint.mcp") / "SKILL.md").read_text(encoding="utf-8")
    assert text == skill.written()
    assert run(["mcp", "--skill"]) == 0
    assert capsys.readouterr().out == text
    commands = re.findall(r"^ *mjlint (.+)$", text, re.MULTILINE)
    assert len(commands) == 2
    for command in commands:
        words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)]
        assert run(words) == 0, command
