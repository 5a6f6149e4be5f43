"""The locked versions: all that the project asks for, exact, and from no particular registry."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN = [*SETTINGS["project"]["dependencies"], *SETTINGS["build-system"]["requires"]]
DEV = SETTINGS["project"]["optional-dependencies"]["dev"]


def locked(name: str) -> dict[str, Requirement]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    found = [Requirement(row) for row in re.findall(r"^(\w[^\\\n]*?) *\\$", text, re.MULTILINE)]
    return {each.name: each for each in found}


@pytest.mark.parametrize(("name", "wanted"), [("run.txt", RUN), ("dev.txt", [*RUN, *DEV])])
def test_everything_is_locked_within_its_bounds(name: str, wanted: list[str]) -> None:
    found = locked(name)
    for each in map(Requirement, wanted):
        (exact,) = found[each.name.lower()].specifier
        assert exact.operator == "=="
        assert exact.version in each.specifier, f"{each}: run `.ci/lock`"


def test_what_runs_is_what_is_tested() -> None:
    tested = locked("dev.txt")
    for name, each in locked("run.txt").items():
        assert tested[name].specifier == each.specifier


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_lock_has_hashes_and_names_no_registry(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    blocks = re.split(r"\n(?=\w)", text)[1:]
    assert all("--hash=sha256:" in block for block in blocks)
