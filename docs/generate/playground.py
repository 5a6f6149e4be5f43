"""The playground: mjlint for the browser, and the page around it."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from mjlint.maintenance import ready

SOURCE: Final = Path(__file__).parents[1] / "playground"
PAGES: Final = ("index.html", "style.css")
LEFT_OUT: Final = (
    *(
        "batch",
        "checking",
        "cli/c",
        "documents",
        "failures",
        "links/transport",
        "maintenance",
        "mcp",
    ),
    *("reports", "requests", "server", "rules/requests", "grammar/failures.toml"),
    *("grammar/facts.toml", "grammar/ready", "grammar/vendors", "mjlint.schema.json"),
)
"""What the page never imports."""


def build(folder: Path) -> None:
    """Write the playground into a folder. Needs Node.js; its packages come from npm, by the lock.

    Raises `subprocess.CalledProcessError` where Node.js or npm fails.
    """
    if not (SOURCE / "node_modules").exists():
        _run("npm", "ci", "--silent", "--no-audit", "--no-fund")
    engine = folder / "engine"
    with tempfile.TemporaryDirectory() as work:
        archive = Path(work) / "mjlint.zip"
        pack(archive)
        _run("node", "compile.mjs", str(archive), str(engine))
    for name in PAGES:
        shutil.copy(SOURCE / name, folder / name)
    shutil.copy(SOURCE / "bridge.py", engine / "bridge.py")
    for name in ("app", "worker"):
        _run(
            "npx", "esbuild", f"{name}.mjs", "--bundle", "--format=esm", "--minify", "--target=es2022",
            "--external:./engine/*", "--log-level=warning", f"--outfile={folder / name}.js",
        )  # fmt: skip


def pack(archive: Path) -> None:
    """Write mjlint and Lark into one archive, with the ready tables."""
    with (
        zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out,
        tempfile.TemporaryDirectory() as work,
    ):
        for package in ("mjlint", "mjlint.grammar", "mjlint.rules"):
            for name, data in _walk(files(package), package.replace(".", "/")):
                out.writestr(name, data)
        lark = importlib.util.find_spec("lark")
        assert lark is not None
        for name, data in _walk(files("lark"), "lark"):
            out.writestr(name, data)
        ready.write(Path(work))
        for table in Path(work).iterdir():
            out.write(table, f"mjlint/grammar/ready/{table.name}")


def _walk(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        path = f"{name}/{each.name}"
        if each.name.startswith("__pyc") or path.removeprefix("mjlint/").startswith(LEFT_OUT):
            continue
        if each.is_dir():
            yield from _walk(each, path)
        elif each.name.endswith((".py", ".lark", ".toml", ".json", ".css", ".js")):
            yield path, each.read_bytes()


def _run(*command: str) -> None:
    subprocess.run(command, cwd=SOURCE, check=True, timeout=600)
