"""A pull request from a fork runs nothing of its own: hooks, action and workflows."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCRIPT = (ROOT / ".ci" / "action").read_text(encoding="utf-8")
MODULES = ("house", "pip", "venv", "click", "lark", "json", "yaml", "sitecustomize")
"""Modules of the fork; each but the first has the name of one that is imported anyway."""


def test_neither_hook_nor_action_allows_plugins() -> None:
    written = [*(hook["entry"] for hook in HOOKS), *(str(hook.get("args")) for hook in HOOKS)]
    (step,) = ACTION["runs"]["steps"]
    written += [SCRIPT, *step["env"], *step["env"].values()]
    written += [each["default"] for each in ACTION["inputs"].values()]
    assert not [text for text in written if "plugins" in text.lower()]


def test_the_action_asks_python_for_no_module_of_the_checkout() -> None:
    calls = re.findall(r"python\"?((?: -\w+)+)", SCRIPT.replace("_PYTHON", "python"))
    assert len(calls) == 3
    assert all(options.startswith(" -I ") for options in calls)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_may_do_as_little_as_possible(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    workflow: dict[Any, Any] = yaml.safe_load(text)
    # YAML 1.1 reads the key `on` as true.
    assert "pull_request_target" not in workflow[True]
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        granted = job.get("permissions", {})
        assert granted in ({}, {"id-token": "write"})
        assert not granted or "pull_request" not in workflow[True]
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] is False


@pytest.fixture
def fork(tmp_path: Path) -> Path:
    """A checkout that tries all there is to run its own code."""
    for name in MODULES:
        (tmp_path / f"{name}.py").write_text(
            f"open({str(tmp_path / 'ran')!r}, 'a').write('{name} ')"
        )
    (tmp_path / "mjlint.toml").write_text('plugins = ["house", "./house.py", "entry-points"]\n')
    metadata = tmp_path / "house-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: house\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[mjlint.rules]\nhouse = house\n")
    (tmp_path / "prompts.txt").write_text("a heron --AR 3:2\n")
    return tmp_path


@pytest.mark.parametrize(
    "entry", [*(hook["entry"] for hook in HOOKS), "python -m mjlint check", "mjlint rule"]
)
def test_an_entry_runs_no_code_of_a_fork(fork: Path, entry: str) -> None:
    program, *arguments = shlex.split(entry)
    arguments += ["prompts.txt"] if "check" in arguments else []
    outside = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "MJLINT"))}
    done = subprocess.run(
        [str(Path(sys.executable).with_name(program)), *arguments],
        cwd=fork, env=outside, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert not (fork / "ran").exists()
    if "check" in arguments:
        assert "does not run the code of house, house.py" in done.stderr
        fixed = (fork / "prompts.txt").read_text() == "a heron --ar 3:2\n"
        assert fixed if "--fix" in arguments else "MJ010" in done.stdout
