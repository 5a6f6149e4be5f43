"""The hooks, as pre-commit and prek install and run them from a git clone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LIMIT = 600
"""Seconds for what downloads packages."""
pytestmark = [pytest.mark.installation, pytest.mark.timeout(LIMIT)]

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
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=LIMIT,
    )


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository with the project as it is in the work tree."""
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


MENDED = {
    "owls.prompt": "a heron --ar 3:2 --v 7\n",
    "midjourney_prompts.txt": "# birds\na heron --ar 3:2\n",
    "midjourney_prompts.md": "# Birds\n\n```midjourney\na heron,\n  fog --ar 3:2\n```\n",
    "midjourney_prompts.json": '{"shots": [{"prompt": "a \\u9ce5 --ar 3:2"}]}\n',
    "midjourney_prompts.jsonl": '{"prompt": "a heron --ar 3:2"}\n',
    "midjourney_prompts.yaml": "prompt: >-\n  a heron\n  --ar 3:2\n",
    "midjourney_prompts.toml": 'prompt = "a heron --ar 3:2"\n',
    "midjourney_prompts.csv": 'name,prompt\nheron,"a heron --ar 3:2"\n',
    "midjourney_prompts.tsv": "name\tprompt\nheron\ta heron --ar 3:2\n",
}
"""A file of each format, as it is once `--AR` is mended."""
README = "A heron `--AR 3:2`, and this is no file of prompts.\n"


def repository(folder: Path, home: Path, clone: Path, hook: str) -> None:
    """A user's repository with the hook, and a fault in every file."""
    folder.mkdir()
    revision = run("git", "rev-parse", "HEAD", cwd=clone, home=home).stdout.strip()
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {clone.as_uri()}\n  rev: {revision}\n  hooks:\n  - id: {hook}\n"
    )
    (folder / "README.md").write_text(README)
    for name, text in MENDED.items():
        (folder / name).write_text(text.replace("--ar", "--AR"))
    assert run("git", "init", "-q", cwd=folder, home=home).returncode == 0
    assert run("git", "add", "-A", cwd=folder, home=home).returncode == 0


@pytest.mark.parametrize("tool", ["pre-commit", "prek"])
def test_hook(tool: str, clone: Path, tmp_path: Path) -> None:
    home, user = tmp_path / "home", tmp_path / "user"
    repository(user, home, clone, "mjlint")
    done = run(BIN / tool, "run", "--all-files", cwd=user, home=home)
    assert done.returncode == 1, done.stdout + done.stderr
    # What repeats is folded; the summary counts all of it.
    assert f"MJ010 ×{len(MENDED)}" in done.stdout, done.stdout
    assert f"{len(MENDED)} errors in {len(MENDED)} prompts" in done.stdout
    assert "README.md" not in done.stdout

    for name, text in MENDED.items():
        (user / name).write_text(text)
    run("git", "add", "-A", cwd=user, home=home)
    done = run(BIN / tool, "run", "--all-files", cwd=user, home=home)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("tool", ["pre-commit", "prek"])
def test_fixing_hook(tool: str, clone: Path, tmp_path: Path) -> None:
    home, user = tmp_path / "home", tmp_path / "user"
    repository(user, home, clone, "mjlint-fix")
    done = run(BIN / tool, "run", "--all-files", cwd=user, home=home)
    # The tools fail a hook that changes files, so that they are looked at and added.
    assert done.returncode == 1, done.stdout + done.stderr
    assert "modified" in done.stdout
    assert {name: (user / name).read_text() for name in MENDED} == MENDED
    assert (user / "README.md").read_text() == README
    run("git", "add", "-A", cwd=user, home=home)
    done = run(BIN / tool, "run", "--all-files", cwd=user, home=home)
    assert done.returncode == 0, done.stdout + done.stderr
