"""The page on requests is true, and the examples do what they say."""

from __future__ import annotations

import doctest
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import mjlint
from mjlint.language.vendors import vendors
from mjlint.requests.linter import RequestReport
from tests.requests.conftest import Server
from tests.requests.reading import lint_file

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "submission"


def test_page() -> None:
    file = ROOT / "docs" / "requests.md"
    result = doctest.testfile(str(file), module_relative=False, encoding="utf-8")
    assert result.attempted > 10
    assert result.failed == 0
    text = file.read_text(encoding="utf-8")
    for vendor in vendors():
        endpoints = ", ".join(f"`{e.id}`" for e in vendor.endpoints if e.prompt)
        row = next(line for line in text.splitlines() if line.startswith(f"| `{vendor.id}` |"))
        assert row.endswith(f"| {endpoints} |")


def example(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"example_{name}", EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_ttapi(ttapi: Server, capsys: pytest.CaptureFixture[str]) -> None:
    module = example("ttapi")
    assert module.main(["a heron", "--ar", "3:2"], ttapi.url) == 0
    assert capsys.readouterr().out == "6e1c2f\n"
    assert module.main(["a heron", "--chaso", "3"], ttapi.url) == 1
    assert "`--chaso` is not a parameter" in capsys.readouterr().out
    (arrived,) = ttapi.arrived
    assert json.loads(arrived.body)["prompt"] == "a heron --ar 3:2"


def test_each_way(ttapi: Server, capsys: pytest.CaptureFixture[str]) -> None:
    module = example("each_way")
    module.HEADERS["TT-API-KEY"] = "test"
    try:
        assert module.main("a heron --ar 3:2", ttapi.url + "/midjourney/v1/imagine") == 0
        assert capsys.readouterr().out.split() == ["200"] * len(module.WAYS)
        mjlint.guard.uninstall()
        assert module.main("a heron --chaso 3", ttapi.url + "/midjourney/v1/imagine") == 1
        lines = capsys.readouterr().out.splitlines()
        assert [line.split(":")[0] for line in lines] == [way.__name__ for way in module.WAYS]
    finally:
        mjlint.guard.uninstall()
    assert len(ttapi.arrived) == len(module.WAYS)


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
def test_node(ttapi: Server) -> None:
    def run(prompt: str) -> subprocess.CompletedProcess[str]:
        mjlint_itself = str(Path(sys.executable).parent / "mjlint")
        where = {"MJLINT": mjlint_itself, "TTAPI_URL": ttapi.url + "/midjourney/v1/imagine"}
        command = ["node", str(EXAMPLES / "guarded.mjs"), prompt]
        return subprocess.run(
            command, env={**os.environ, **where}, capture_output=True, text=True, timeout=60
        )

    sent = run("a heron --ar 3:2")
    assert (sent.returncode, sent.stderr) == (0, "")
    assert json.loads(sent.stdout)["data"]["jobId"] == "6e1c2f"
    refused = run("a heron --chaso 3")
    assert refused.returncode == 1
    assert (
        refused.stderr == "not sent: `--chaso` is not a parameter of Midjourney, as of 2026-10-07\n"
    )
    assert [json.loads(a.body)["prompt"] for a in ttapi.arrived] == ["a heron --ar 3:2"]


def test_midjourney_proxy(ttapi: Server) -> None:
    import asyncio

    module = example("midjourney_proxy")
    prompts = ["a heron --ar 3:2", "a heron --ar16:9", "a heron --chaso 3"]
    results = asyncio.run(module.send(prompts, ttapi.url))
    assert (
        results[2]
        == "not sent: `--chaso` is not a parameter of Midjourney, as of 2026-10-07 [MJ101]"
    )
    sent = {json.loads(arrived.body)["prompt"] for arrived in ttapi.arrived}
    assert sent == {"a heron --ar 3:2", "a heron --ar 16:9"}


def test_batch(ttapi: Server) -> None:
    import asyncio

    module = example("batch")
    lines = (EXAMPLES / "thousand.jsonl").read_text(encoding="utf-8").splitlines()
    found = module.tally(lines)
    assert len(found.good) + found.refused == 1000
    assert found.classes.total() == found.refused > 30
    assert found.classes.most_common(1)[0][0] == "[Invalid parameter]"
    assert "beyond the 30 of a day" in "\n".join(module.summary(found))
    assert asyncio.run(module.send(found.good[:40], ttapi.url, "key")) == 40
    assert sorted(a.body.decode() for a in ttapi.arrived) == sorted(found.good[:40])


def test_files() -> None:
    def codes(name: str) -> list[list[str]]:
        text = (EXAMPLES / name).read_text(encoding="utf-8")
        reports = list(lint_file(text, name))
        assert all(isinstance(report, RequestReport) for report in reports)
        return [[d.code for d in r.diagnostics] for r in reports if isinstance(r, RequestReport)]

    assert codes("submit.sh") == [[]]
    assert codes("submit.http") == [[], []]
    (found,) = codes("request.json")
    assert {"MJ701", "MJ702", "MJ703", "MJ708"} >= set(found) >= {"MJ702", "MJ703", "MJ708"}
