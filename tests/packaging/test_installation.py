"""mjlint works the same from a wheel, from a source distribution, and editable."""

from __future__ import annotations

import json
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
BIN = "Scripts" if os.name == "nt" else "bin"
PROBE = """
import json, mjlint
from mjlint.language.lexicon import load
from mjlint.plugins.registry import builtin
report = mjlint.lint("a heron --v6 --chaos 120")
print(json.dumps({
    "rules": [rule.name for rule in builtin()],
    "models": list(load().models),
    "codes": [d.code for d in report.diagnostics],
    "typed": (__import__("pathlib").Path(mjlint.__file__).parent / "py.typed").is_file(),
}))
"""


def run(*command: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL"))}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=LIMIT,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as git has it, without what lies about in the work tree."""
    folder = tmp_path_factory.mktemp("checkout") / "mjlint"
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


def environment(folder: Path) -> Path:
    """The Python of a new virtual environment."""
    run(sys.executable, "-m", "venv", folder, cwd=folder.parent)
    return folder / BIN / "python"


@pytest.fixture(scope="module")
def distributions(checkout: Path) -> Path:
    run(sys.executable, "-m", "build", "--outdir", checkout / "dist", checkout, cwd=checkout)
    return checkout / "dist"


def probed(python: Path, cwd: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(run(python, "-c", PROBE, cwd=cwd))
    return found


@pytest.mark.parametrize("kind", ["wheel", "source", "editable"])
def test_installation(kind: str, checkout: Path, distributions: Path, tmp_path: Path) -> None:
    python = environment(tmp_path / "environment")
    pattern = {"wheel": "*.whl", "source": "*.tar.gz"}.get(kind)
    what = [next(distributions.glob(pattern))] if pattern else ["-e", checkout]
    run(python, "-m", "pip", "install", "-q", *what, cwd=tmp_path)
    found = probed(python, tmp_path)
    here = probed(Path(sys.executable), ROOT)
    assert found == here
    assert found["rules"]
    assert found["typed"]
    mjlint = python.parent / "mjlint"
    assert run(mjlint, "--version", cwd=tmp_path).startswith("mjlint ")


def left(checkout: Path) -> set[Path]:
    """What is in a checkout, but for what Python keeps and the metadata of an editable install."""
    return {
        file
        for file in checkout.rglob("*")
        if not any(part == "__pycache__" or part.endswith(".egg-info") for part in file.parts)
    }


def test_a_build_leaves_nothing_behind(checkout: Path, tmp_path: Path) -> None:
    """What a later build would take up: modules that have been deleted since."""
    python = environment(tmp_path / "environment")
    before = left(checkout)
    gone = checkout / "mjlint" / "text" / "gone.py"
    install = (python, "-m", "pip", "install", "-q", "--no-deps", "--force-reinstall")
    gone.touch()
    for options in ([], ["-e"]):
        run(*install, *options, checkout, cwd=tmp_path)
    gone.unlink()
    assert before == left(checkout)
    run(*install, checkout, cwd=tmp_path)
    assert run(python, "-m", "pip", "show", "--files", "mjlint", cwd=tmp_path).count("gone") == 0


def test_packages_are_all_listed() -> None:
    import tomllib

    listed = set(
        tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]
    )
    found = set()
    for folder, name in (
        (ROOT / "mjlint", "mjlint"),
        (ROOT / "rules", "mjlint.rules"),
        (ROOT / "grammar", "mjlint.grammar"),
    ):
        for init in folder.rglob("__init__.py"):
            found.add(".".join([name, *init.parent.relative_to(folder).parts]))
    assert listed == found
