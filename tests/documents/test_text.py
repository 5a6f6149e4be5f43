"""Text files: one prompt a line."""

from __future__ import annotations

import pytest

from mjlint.diagnostic import Edit, edited
from mjlint.documents.formats.text import read
from mjlint.text.document import Document
from mjlint.text.places import PlacedPrompt
from tests.documents.reading import placed


def prompts(text: str) -> list[PlacedPrompt]:
    return [each for each in read(Document.of("x.txt", text)) if isinstance(each, PlacedPrompt)]


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
    start, end = placed.map.span(0, len(prompt))
    assert line[start:end] == prompt


@pytest.mark.parametrize(
    "line", ["", "   ", "# a remark", "  # one", "---", "=====", "- ", "\u3000"]
)
def test_skipped_line(line: str) -> None:
    assert [placed.text for placed in prompts(f"{line}\na heron\n")] == ["a heron"]


def test_places() -> None:
    text = "# remark\r\n\r\n- a heron\r\nb\n"
    one, two = prompts(text)
    assert text[slice(*one.map.span(2, 7))] == "heron"
    assert (one.lines.text, one.start, one.row) == ("- a heron", 12, 3)
    assert text[slice(*two.map.span(0, 1))] == "b"
    assert two.row == 4


def test_edit() -> None:
    (placed,) = prompts("1. a heron --v 7")
    assert placed.map.edit(Edit(2, 7, "stork")) == Edit(5, 10, "stork")
    assert placed.map.edit(Edit(2, 7, "two\nlines")) is None


def test_no_edit_where_nothing_but_the_user_says_that_it_is_a_prompt() -> None:
    (placed,) = prompts("1. a heron")
    assert placed.map.edit(Edit(2, 7, "stork")) is None


@pytest.mark.parametrize(
    ("line", "prompt"),
    [
        ('3. "a heron --ar 3:2"', "a heron --ar 3:2"),
        ("“a heron”,", "a heron"),
        ("/imagine prompt: a heron", "a heron"),
        ("/imagine a heron", "a heron"),
        ("- [ ] Prompt 2: a heron", "a heron"),
        ('"a heron" and "a fox"', '"a heron" and "a fox"'),
    ],
)
def test_what_people_write_around(line: str, prompt: str) -> None:
    (placed,) = prompts(line)
    assert placed.text == prompt
    assert line[slice(*placed.map.span(0, len(prompt)))] == prompt


BLOCKS = (
    "a heron,\r\n  mist\r\n# remark\r\n--AR 3:2\r\n\r\na fox\r\n---\r\n// remark\r\n1. a cow\r\n"
)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ("blank-lines", ["a heron, mist --AR 3:2", "a fox", "a cow"]),
        ("rulers", ["a heron, mist --AR 3:2 a fox", "a cow"]),
    ],
)
def test_blocks(blocks: str, expected: list[str]) -> None:
    found = placed("x.txt", BLOCKS, blocks=blocks)
    assert [each.text for each in found] == expected
    first = found[0]
    at = first.text.index("--AR")
    edit = first.map.edit(Edit(at, at + 4, "--ar"))
    assert edit is not None
    assert edited(BLOCKS, [edit]) == BLOCKS.replace("--AR", "--ar")
    assert first.lines.position(edit.start) == (4, 1)
    # The remark in between is not of the prompt.
    assert first.map.edit(Edit(at - 1, at + 4, "")) is None


def test_line_of_parameters_alone() -> None:
    (one,) = prompts("--ar 3:2 --v 7")
    assert one.partial


def test_edit_that_would_make_a_remark() -> None:
    (placed,) = prompts("a heron --v 7")
    assert placed.map.edit(Edit(0, 1, "#")) is None
