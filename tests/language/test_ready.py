"""What a build adds reads as its sources do, and never wins over an edited one."""

from __future__ import annotations

import pytest

from mjlint.language import ready as prepared
from mjlint.language.lexicon import load
from mjlint.maintenance import ready as preparing
from mjlint.prompts.parser import Parser


@pytest.mark.usefixtures("ready_tables")
@pytest.mark.parametrize("name", preparing.TABLES)
def test_a_ready_table_is_its_source(name: str) -> None:
    text = prepared.read(f"{name}.toml")
    found = prepared._ready(name, prepared.checksum(text))
    assert found is not None
    assert found["data"] == prepared.parsed(text) == prepared.table(name)


@pytest.mark.usefixtures("ready_tables")
def test_an_edited_table_is_read_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    text = prepared.read("models.toml").replace('default = "8.2"', 'default = "7"')
    monkeypatch.setattr(prepared, "read", lambda name: text)
    assert prepared.table("models")["default"] == "7"


@pytest.mark.usefixtures("ready_tables")
def test_a_ready_parser_reads_as_one_built_by_lark(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["a heron --ar {1:1, 3:2} --v6", "https://img.site.org/a.png::2 b:: c --no x, y", "{{{"]
    names = load().names
    assert prepared.parser(prepared.read("prompt.lark") + " ") is None
    built = [repr(Parser(names).parse(text)) for text in texts]
    monkeypatch.setattr(prepared, "parser", lambda grammar: None)
    assert [repr(Parser(names).parse(text)) for text in texts] == built
