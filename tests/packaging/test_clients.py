"""The vendors' own clients, installed beside mjlint, are guarded by `mjlint.guard.install()`."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LIMIT = 600
ROOT = Path(__file__).parents[2]
CLIENTS = (
    "acedatacloud==2026.10.20.0", "aiohttp==3.14.5", "apiframe-sdk==1.0.0", "imaginepro==0.1.0",
    "legnext==0.3.0", "mcp-midjourney==2026.10.18.4", "openai==3.57.0", "requests==2.34.2",
    "runapi-midjourney==0.6.0",
)  # fmt: skip


@pytest.mark.installation
@pytest.mark.timeout(LIMIT)
def test_real_clients_are_guarded_with_two_lines(tmp_path: Path) -> None:
    lumber = shutil.ignore_patterns(".*_cache", ".git", ".hypothesis", ".venv", "*.egg-info")
    source = shutil.copytree(ROOT, tmp_path / "mjlint", ignore=lumber)
    python = tmp_path / "env" / "bin" / "python"
    uv = [sys.executable, "-m", "uv"]
    commands = [
        [*uv, "venv", "-q", "--python", sys.executable, str(tmp_path / "env")],
        [*uv, "pip", "install", "-q", "--python", str(python), str(source), *CLIENTS],
    ]
    for command in commands:
        subprocess.run(command, check=True, timeout=LIMIT, stdin=subprocess.DEVNULL)
    script = ROOT / "tests" / "requests" / "sdk_calls.py"
    done = subprocess.run(
        [python, script], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=True
    )
    results = json.loads(done.stdout[done.stdout.index("{") :])
    assert len(results) == 10
    assert results == {client: ["arrived", "refused"] for client in results}
