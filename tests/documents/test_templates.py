"""Templates: said to be one, or filled in."""

from __future__ import annotations

import json

import pytest

from mjlint import Linter
from mjlint.checking.prompts import is_template, unfilled
from mjlint.diagnostic import Edit, edited
from mjlint.documents.templates import filled
from mjlint.documents.values import read_values
from mjlint.text.document import Document, DocumentError
from tests.documents.reading import check_places, placed


@pytest.mark.parametrize(
    "text", ["a {{subject}}", "a ${subject}", "a [STYLE] x", "a <character name>", "__animal__"]
)
def test_template(text: str) -> None:
    (prompt,) = placed("a.txt", f"{text} --v6 --v7")
    assert is_template(prompt.text)
    report = unfilled(Linter().lint(prompt.text))
    (diagnostic,) = report.diagnostics
    assert diagnostic.name == "placeholder"
    assert "this is a template, so it is not judged" in diagnostic.message


def test_no_template() -> None:
    assert not is_template(placed("a.txt", "a {red, blue} kite [of Rome] --v 7")[0].text)


def test_filled() -> None:
    text = "a {{subject}} in [style] light --AR {{ratio}}\n"
    (prompt,) = placed("a.txt", text)
    values = {"subject": ("fox", "red heron"), "style": ("soft",), "ratio": ("3:2", "16:9,")}
    one, two = filled(prompt, values)
    assert one.text == "a fox in soft light --AR 3:2"
    assert two.text == "a red heron in soft light --AR 16:9,"
    for each in (one, two):
        check_places(each, text)
    at = two.text.index("--AR")
    edit = two.map.edit(Edit(at, at + 4, "--ar"))
    assert edit is not None
    assert edited(text, [edit]) == text.replace("--AR", "--ar")
    comma = len(two.text) - 1
    assert two.map.span(comma, comma + 1) == (text.rindex("{{"), text.rindex("}}") + 2)
    assert two.map.edit(Edit(comma, comma + 1, "")) is None
    assert list(filled(prompt, {"subject": ("fox",)})) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("v.json", json.dumps({"Art Style": ["x", 2], "b": "y"})),
        ("v.yaml", "art_style: [x, 2]\nb: y\n"),
        ("v.toml", "ART_STYLE = ['x', 2]\nb = 'y'\n"),
        ("v.csv", "art style,b\nx,y\n2,\n"),
    ],
)
def test_values(name: str, text: str) -> None:
    assert read_values(Document.of(name, text)) == {"artstyle": ("x", "2"), "b": ("y",)}


def test_bad_values() -> None:
    with pytest.raises(DocumentError, match="expected a table"):
        read_values(Document.of("v.json", "[1]"))
    with pytest.raises(DocumentError, match="values are read from"):
        read_values(Document.of("v.md", "x"))
