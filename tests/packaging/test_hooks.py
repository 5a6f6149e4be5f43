"""The hooks, as pre-commit and prek install and run them from a git clone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.installation

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
WHO = {
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@localhost",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@localhost",
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def run(*command: str | Path, cwd: Path, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PRE_COMMIT"))}
    environment |= WHO | {"PRE_COMMIT_HOME": str(home), "PREK_HOME": str(home)}
    return subprocess.run(
        [str(word) for word in command], cwd=cwd, env=environment, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository with the project as it stands in the work tree."""
    folder = tmp_path_factory.mktemp("clone") / "mjlint"
    home = folder.parent
    listed = run(
        "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT, home=home
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "as it stands"]):
        assert run("git", *command, cwd=folder, home=home).returncode == 0
    return folder


@pytest.mark.parametrize("tool", ["pre-commit", "prek"])
def test_hook(tool: str, clone: Path, tmp_path: Path) -> None:
    home, user = tmp_path / "home", tmp_path / "user"
    user.mkdir()
    revision = run("git", "rev-parse", "HEAD", cwd=clone, home=home).stdout.strip()
    (user / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {clone.as_uri()}\n  rev: {revision}\n  hooks:\n  - id: mjlint\n"
    )
    (user / "good.prompt").write_text("a heron in reeds --ar 3:2 --v 7\n")
    (user / "README.md").write_text("A heron --v6, which is no prompt file.\n")
    assert run("git", "init", "-q", cwd=user, home=home).returncode == 0
    assert run("git", "add", "-A", cwd=user, home=home).returncode == 0
    done = run(BIN / tool, "run", "--all-files", cwd=user, home=home)
    assert done.returncode == 0, done.stdout + done.stderr

    (user / "bad.prompt").write_text("a heron --v6\n")
    run("git", "add", "-A", cwd=user, home=home)
    done = run(BIN / tool, "run", "--all-files", cwd=user, home=home)
    assert done.returncode == 1
    assert "bad.prompt:1:9" in done.stdout
    assert "MJ021" in done.stdout
    assert "README.md" not in done.stdout
