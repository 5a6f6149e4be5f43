"""The prepared tables are those of the grammar, and never win over an edited one."""

from __future__ import annotations

import tomllib

import pytest

from mjlint import prepared
from mjlint.lexicon import load
from mjlint.parser import Parser


def test_prepared_tables_are_current() -> None:
    """If this fails: ``python -m mjlint.preparing``."""
    from mjlint.grammar import ready  # type: ignore[import-not-found,unused-ignore]

    assert ready.CHECKSUMS["prompt.lark"] == prepared.checksum(prepared.read("prompt.lark"))
    assert prepared.parser(prepared.read("prompt.lark"), ready.LARK) == (ready.PARSER, ready.MEMO)
    assert prepared.parser(prepared.read("prompt.lark"), "0") is None
    for name in prepared.PREPARED:
        text = prepared.read(f"{name}.toml")
        assert ready.CHECKSUMS[f"{name}.toml"] == prepared.checksum(text)
        rows = tomllib.loads(text)
        rows["checked"] = str(rows["checked"])
        assert ready.TABLES[name] == rows


def test_an_edited_table_is_read_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    text = prepared.read("models.toml").replace('default = "8.2"', 'default = "7"')
    monkeypatch.setattr(prepared, "read", lambda name: text)
    assert prepared.table("models")["default"] == "7"


def test_a_parser_built_by_lark_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["a heron --ar {1:1, 3:2} --v6", "https://img.site.org/a.png::2 b:: c --no x, y", "{{{"]
    names = load().names
    ready = [repr(Parser(names).parse(text)) for text in texts]
    monkeypatch.setattr(prepared, "parser", lambda grammar, version: None)
    assert [repr(Parser(names).parse(text)) for text in texts] == ready
