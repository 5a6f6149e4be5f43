"""The server in Neovim without a screen, version 0.7 or later, where it is installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LIMIT = 100
"""Seconds for all of it."""


@pytest.mark.skipif(shutil.which("nvim") is None, reason="needs Neovim")
def test_findings_an_action_hover_and_completion(tmp_path: Path) -> None:
    file = tmp_path / "prompts.txt"
    file.write_text("a 🌊🌊 heron --v6 --chaos 120\na kite --chaos 20\n", encoding="utf-8")
    command = ["nvim", "--headless", "--clean", "-u", str(Path(__file__).with_name("init.lua"))]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "FILE": str(file), "SERVER": f"{sys.executable} -m mjlint server"},
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stdout.splitlines()[-1])
    # Neovim counts bytes: a wave has four.
    assert shown["findings"] == [["glued-value", 0, 17, 21], ["value-out-of-range", 0, 30, 33]]
    assert shown["action"] == "Write --v 6"
    assert shown["line"] == "a 🌊🌊 heron --v 6 --chaos 120"
    assert shown["left"] == [["value-out-of-range", 0, 31, 34]]
    assert "takes 0 to 100" in shown["hover"]["contents"]["value"]
    assert shown["items"] > 10
