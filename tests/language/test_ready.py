"""What a build adds reads as its sources do, and never wins over an edited one."""

from __future__ import annotations

import importlib.resources
from collections.abc import Iterator
from pathlib import Path

import pytest

from mjlint.language import ready as prepared
from mjlint.language.lexicon import load
from mjlint.maintenance import ready as preparing
from mjlint.prompts.parser import Parser


@pytest.fixture
def made() -> Iterator[Path]:
    """The ready files, beside their sources for as long as the test runs."""
    folder = Path(str(importlib.resources.files("mjlint.grammar") / "ready"))
    there = folder.exists()
    preparing.write(folder)
    yield folder
    if not there:
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()


@pytest.mark.parametrize("name", preparing.TABLES)
def test_a_ready_table_is_its_source(made: Path, name: str) -> None:
    text = prepared.read(f"{name}.toml")
    found = prepared._ready(name, prepared.checksum(text))
    assert found is not None
    assert found["data"] == prepared.parsed(text) == prepared.table(name)


def test_an_edited_table_is_read_as_it_is(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = prepared.read("models.toml").replace('default = "8.2"', 'default = "7"')
    monkeypatch.setattr(prepared, "read", lambda name: text)
    assert prepared.table("models")["default"] == "7"


def test_a_ready_parser_reads_as_one_built_by_lark(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["a heron --ar {1:1, 3:2} --v6", "https://img.site.org/a.png::2 b:: c --no x, y", "{{{"]
    names = load().names
    assert prepared.parser(prepared.read("prompt.lark"), "0") is None
    built = [repr(Parser(names).parse(text)) for text in texts]
    monkeypatch.setattr(prepared, "parser", lambda grammar, version: None)
    assert [repr(Parser(names).parse(text)) for text in texts] == built
