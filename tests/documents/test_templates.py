"""Templates: said to be one, or filled in."""

from __future__ import annotations

import json

import pytest

from mjlint import Linter
from mjlint.checking.templates import is_template, lint_template
from mjlint.diagnostic import Edit, edited
from mjlint.documents.templates import filled
from mjlint.documents.values import read_values
from mjlint.text.document import Document, DocumentError
from tests.documents.reading import check_places, placed


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("a {{subject}} --v 7", "{{subject}}"),
        ("a ${subject} --v 7", "${subject}"),
        ("a {window side} --v 7", "{window side}"),
        ("a [FOOD ITEM] on [SURFACE] --v 7", "[FOOD ITEM]"),
        ("a [ERA, e.g., 1970s] chair --v 7", "[ERA, e.g., 1970s]"),
        ("[人物描述],水彩 --niji 6", "[人物描述]"),
        ("a <character name> --v 7", "<character name>"),
        ("a fox --sref [image URL] --v 7", "[image URL]"),
        ("a fox --sref `[image URL]` --v 7", "`[image URL]`"),
        ("a fox --ar [3:4] --v 7", "[3:4]"),
        ("a world of [1] by [2] --v 7", "[1]"),
        ("a fox --stylize [Weight: 0~100] --v 7", "[Weight: 0~100]"),
        ("a fox --sref 1234567 --seed [数字] --v 7", "[数字]"),
        ("an __animal__ in a $PLACE --v 7", "__animal__"),
        ("a %s wearing a hat --ar [RATIO]", "%s"),
    ],
)
def test_template_is_checked_around_its_slots(text: str, slot: str) -> None:
    (prompt,) = placed("a.txt", f"{text} --chaos 120")
    assert is_template(prompt.text)
    note, fault = lint_template(
        lambda text, model: Linter().lint(text, model=model), prompt.text
    ).diagnostics
    assert (note.name, note.severity.value) == ("placeholder", "info")
    assert prompt.text[note.start : note.end] == slot
    assert prompt.text[fault.start : fault.end] == "120"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a [SIZE] fox --v 7", "template with the unfilled slot `[SIZE]`; checked around it"),
        (
            "a [A] in [B] --v 7",
            "template with the unfilled slots `[A]`, `[B]`; checked around them",
        ),
    ],
)
def test_the_note_names_its_slots(text: str, said: str) -> None:
    report = lint_template(lambda text, model: Linter().lint(text, model=model), text)
    assert [found.message for found in report.diagnostics] == [said]


def test_no_template() -> None:
    assert not is_template(placed("a.txt", "a {red, blue} kite [Rome's Tiber] --v 7")[0].text)


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
