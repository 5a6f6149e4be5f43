"""The action, as the runner of GitHub Actions would run it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
(STEP,) = ACTION["runs"]["steps"]


def test_inputs_reach_the_script_through_the_environment() -> None:
    used = {
        match
        for value in STEP["env"].values()
        for match in re.findall(r"\$\{\{ inputs\.(\w+) \}\}", value)
    }
    assert used == set(ACTION["inputs"])
    # What is put into a script as text could run as part of it.
    assert "${{" not in STEP["run"]
    script = (ROOT / ".ci" / "action").read_text(encoding="utf-8")
    for name in STEP["env"]:
        assert f"${name}" in script or f"${{{name}" in script, name


def test_inputs_are_described() -> None:
    for name, given in ACTION["inputs"].items():
        assert given["description"].endswith("."), name
        assert isinstance(given["default"], str), name


def acted(folder: Path, action: Path = ROOT, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the step with these inputs in a folder."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "MJLINT"))}
    given = {name: each["default"] for name, each in ACTION["inputs"].items()} | inputs
    for name, value in STEP["env"].items():
        value = re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda match: given[match.group(1)], value)
        environment[name] = value.replace("${{ github.action_path }}", str(action))
    (folder / "temp").mkdir(exist_ok=True)
    environment |= {
        "GITHUB_ACTIONS": "true",
        "GITHUB_STEP_SUMMARY": str(folder / "temp" / "summary.md"),
        "RUNNER_TEMP": str(folder / "temp"),
    }
    return subprocess.run(
        ["bash", "-e", "-c", STEP["run"]],
        cwd=folder / "work",
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
    )


def test_old_python_is_reported(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = acted(tmp_path, python=str(old))
    assert done.returncode == 2
    assert done.stdout.startswith("::error title=mjlint::mjlint needs Python 3.11")


@pytest.mark.installation
@pytest.mark.timeout(600)
def test_action(tmp_path: Path) -> None:
    work = tmp_path / "work"
    (work / "my set").mkdir(parents=True)
    (work / "my set" / "birds.txt").write_text("a heron --AR 3:2\n")
    (work / "good.txt").write_text("a heron --ar 3:2\n")
    (work / "$(touch forged).txt").write_text("a heron --ar 3:2\n")
    action = tmp_path / "action"
    lumber = shutil.ignore_patterns(
        ".*_cache", ".git", ".hypothesis", ".venv", "build", "*.egg-info"
    )
    shutil.copytree(ROOT, action, ignore=lumber)

    done = acted(tmp_path, action, python=sys.executable, report="report.sarif")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "::error title=MJ010 uppercase-parameter,file=my set/birds.txt,line=1," in done.stdout
    assert (work / "report.sarif").read_text().startswith('{"$schema"')
    summary = (tmp_path / "temp" / "summary.md").read_text()
    assert summary.startswith("## mjlint: 1 of 3 prompts would be refused")

    paths = "my set\n$(touch forged).txt\n"
    done = acted(tmp_path, action, python=sys.executable, paths=paths, options="--ignore=MJ010")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no findings in 2 prompts of 2 files" in done.stdout
    assert not (work / "forged").exists()
