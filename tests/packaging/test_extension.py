"""The extension for Visual Studio Code, built and packaged as it is published."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

LIMIT = 600
"""Seconds for what downloads packages."""
pytestmark = [
    pytest.mark.installation,
    pytest.mark.timeout(LIMIT),
    pytest.mark.skipif(shutil.which("npm") is None, reason="needs Node.js"),
]
SOURCE = Path(__file__).parents[2] / "editors" / "vscode"


def test_the_package_has_what_it_needs_and_starts_the_server(tmp_path: Path) -> None:
    folder = shutil.copytree(
        SOURCE, tmp_path / "vscode", ignore=shutil.ignore_patterns("node_modules", "dist", "*.vsix")
    )
    for command in ("npm ci --silent --no-audit --no-fund", "npm run --silent package"):
        subprocess.run(
            command.split(), cwd=folder, check=True, timeout=LIMIT, stdin=subprocess.DEVNULL
        )
    with zipfile.ZipFile(folder / "mjlint.vsix") as package:
        names = set(package.namelist())
        bundle = package.extract("extension/dist/extension.js", tmp_path)
        size = sum(each.compress_size for each in package.infolist())
    assert names == {
        "[Content_Types].xml",
        "extension.vsixmanifest",
        "extension/LICENSE.txt",
        "extension/dist/extension.js",
        "extension/package.json",
        "extension/readme.md",
    }
    assert size < 1_000_000

    prompts = tmp_path / "prompts.txt"
    prompts.write_text("a heron --v6 --chaos 120\n")
    editor = Path(__file__).with_name("editor.js")
    server = [sys.executable, "-m", "mjlint", "server"]
    done = subprocess.run(
        ["node", editor, bundle, prompts, *server],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.stdout == '["glued-value","value-out-of-range"]\n', done.stderr
