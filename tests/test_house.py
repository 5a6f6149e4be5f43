"""The house keeps its own rules: small files, one word for one thing, every room in the contract."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "mjlint"
MOST_FLAT = 7
"""Modules beside the rooms: the public names and the words everybody uses."""


def test_no_file_is_long() -> None:
    long = [
        str(file.relative_to(ROOT))
        for folder in (
            "mjlint",
            "rules",
            "tests",
            "fuzz",
            "benchmarks",
            "docs/generate",
            "examples",
        )
        for file in (ROOT / folder).rglob("*.py")
        if len(file.read_text(encoding="utf-8").splitlines()) > 300
    ]
    assert long == []


def test_a_name_means_one_class() -> None:
    names = Counter(
        node.name
        for folder in (PACKAGE, ROOT / "rules")
        for file in folder.rglob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert [name for name, count in names.items() if count > 1] == []


def _imports() -> dict[str, set[str]]:
    """The modules of the package, and which of them each imports, wherever it does."""
    files = {
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file
        for file in PACKAGE.rglob("*.py")
    }
    found: dict[str, set[str]] = {}
    for name, file in files.items():
        if name == "mjlint":
            continue  # the public names, which everything may stand behind
        wanted: set[str] = set()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                wanted |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                below = {f"{node.module}.{alias.name}" for alias in node.names} & files.keys()
                wanted |= below or {node.module}
        found[name] = wanted & files.keys() - {"mjlint", name}
    return found


def test_no_module_leads_back_to_itself() -> None:
    left = _imports()
    while done := {name for name, wanted in left.items() if not wanted & left.keys()}:
        left = {name: wanted for name, wanted in left.items() if name not in done}
    assert sorted(left) == []


def test_few_modules_are_outside_of_rooms() -> None:
    assert len(list(PACKAGE.glob("*.py"))) <= MOST_FLAT


def test_every_room_is_on_the_page() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `(\w+)/`", page, re.MULTILINE))
    assert named == {file.parent.name for file in PACKAGE.glob("*/__init__.py")}


def test_every_room_is_in_the_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    named = {
        name.strip().removeprefix("mjlint.")
        for layer in contract["layers"]
        for name in layer.split("|")
    }
    rooms = {file.parent.name for file in PACKAGE.glob("*/__init__.py")}
    flat = {file.stem for file in PACKAGE.glob("*.py")} - {"__init__", "__main__"}
    assert named == rooms | flat | {"grammar", "rules"}


def test_every_package_is_installed() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = set(settings["tool"]["setuptools"]["packages"])
    own = {".".join(file.parent.relative_to(ROOT).parts) for file in PACKAGE.rglob("__init__.py")}
    rules = {
        "mjlint." + ".".join(file.parent.relative_to(ROOT).parts)
        for file in (ROOT / "rules").rglob("__init__.py")
    }
    assert named == own | rules | {"mjlint.grammar"}
