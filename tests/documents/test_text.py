"""Text files: one prompt a line."""

from __future__ import annotations

import pytest

from mjlint.diagnostic import Edit
from mjlint.documents import Document, Placed
from mjlint.documents.text import read


def prompts(text: str) -> list[Placed]:
    return list(read(Document.of("x.txt", text)))


@pytest.mark.parametrize(
    ("line", "prompt"),
    [
        ("a heron", "a heron"),
        ("  a heron\t ", "a heron"),
        ("- a heron", "a heron"),
        ("* a heron", "a heron"),
        ("1. a heron", "a heron"),
        ("12) a heron", "a heron"),
        ("(3) a heron", "a heron"),
        ("1.5 metres tall", "1.5 metres tall"),
        ("--ar 3:2", "--ar 3:2"),
        ("-ar 3:2", "-ar 3:2"),
        ("https://site.org/#a b", "https://site.org/#a b"),
    ],
)
def test_line(line: str, prompt: str) -> None:
    (placed,) = prompts(line)
    assert placed.text == prompt
    start, end = placed.to_file(0, len(prompt))
    assert line[start:end] == prompt


@pytest.mark.parametrize(
    "line", ["", "   ", "# a remark", "  # one", "---", "=====", "- ", "\u3000"]
)
def test_skipped_line(line: str) -> None:
    assert [placed.text for placed in prompts(f"{line}\na heron\n")] == ["a heron"]


def test_places() -> None:
    text = "# remark\r\n\r\n- a heron\r\nb\n"
    one, two = prompts(text)
    assert text[slice(*one.to_file(2, 7))] == "heron"
    assert one.excerpt == ("- a heron", 12, 3)
    assert text[slice(*two.to_file(0, 1))] == "b"
    assert two.excerpt.row == 4


def test_edit() -> None:
    (placed,) = prompts("1. a heron")
    assert placed.edit(Edit(2, 7, "stork")) == Edit(5, 10, "stork")
    assert placed.edit(Edit(2, 7, "two\nlines")) is None
