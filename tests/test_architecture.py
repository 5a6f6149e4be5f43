"""docs/architecture.md and the import contract name every module, and no other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "mjlint"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ROOMS = ["", "addresses", "suppressions", "documents", "links", "requests", "reports", "cli"]
ANYWHERE = {"__init__", "__main__", "version"}


def modules(folder: Path) -> set[str]:
    return {file.stem for file in folder.glob("*.py")} - ANYWHERE


@pytest.mark.parametrize("room", ROOMS)
def test_page_names_the_modules(room: str) -> None:
    head = f"`{room}/`" if room else "The core, `mjlint/`"
    found = re.search(rf"^### {re.escape(head)}\n(.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    named = set(re.findall(r"`([a-z_]+)`", found[1]))
    own = modules(PACKAGE / room)
    assert own <= named, f"not on the page: {sorted(own - named)}"
    if "|" in found[1]:
        listed = {
            name
            for row in re.findall(r"^\| (`[^|]*) \|", found[1], re.MULTILINE)
            for name in re.findall(r"`([a-z_]+)`", row)
        }
        assert listed <= own | ANYWHERE, f"no module: {sorted(listed - own - ANYWHERE)}"


def test_page_names_the_rooms() -> None:
    folders = {file.parent.name for file in PACKAGE.glob("*/__init__.py")}
    assert folders == {room for room in ROOMS if room}


def test_contract_names_the_modules() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    named = [
        name.strip().removeprefix("mjlint.")
        for layer in contract["layers"]
        for name in layer.split("|")
    ]
    own = modules(PACKAGE) | {room for room in ROOMS if room}
    assert sorted(named) == sorted(own | {"grammar", "rules", "version"})
