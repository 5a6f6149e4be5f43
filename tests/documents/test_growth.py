"""What is around a prompt is found in time that grows with its row, whatever is repeated in it."""

from __future__ import annotations

import pytest

import mjlint
from mjlint.documents.evidence import ends_in_parameters
from mjlint.documents.flags import fit
from mjlint.documents.formats.labels import IN_QUOTES
from mjlint.documents.formats.lines import inner
from mjlint.documents.overruling import lists_parameters
from mjlint.documents.words import CODE, FILE, SHELL
from tests.growth import assert_linear


@pytest.mark.parametrize(
    ("head", "unit", "tail"),
    [
        ("a ", "#", " b"),
        ("a ", "\\", " b"),
        ("a ", "<b>", " b"),
        ("**a** ", " ", "b"),
        ("**a", "** - ", "b"),
        ("**a** - ", "(fast ", "b"),
    ],
)
def test_marks_around_a_prompt(head: str, unit: str, tail: str) -> None:
    assert_linear(lambda count: inner(head + unit * count + tail), 2_000, 40_000)


@pytest.mark.parametrize("unit", [".", "_", ". ", "…"])
def test_dots_that_lead_nowhere(unit: str) -> None:
    assert_linear(lambda count: lists_parameters([unit * count + "!"]), 1_000, 20_000)


def test_a_quote_that_never_closes() -> None:
    assert_linear(
        lambda count: IN_QUOTES.match('a heron "a' + " --v 7" * count + '"}'), 1_000, 20_000
    )


def test_quotes_of_code() -> None:
    assert_linear(lambda count: CODE.match("'" + "\\'-" * count), 1_000, 20_000)


def test_names_of_files() -> None:
    assert_linear(lambda count: FILE.fullmatch(".ar" * count + "!"), 500, 10_000)


@pytest.mark.parametrize("unit", ["1.", "a'"])
def test_the_last_word_before_the_parameters(unit: str) -> None:
    assert_linear(lambda count: ends_in_parameters(unit * count + "! --ar 3:2"), 2_000, 40_000)


@pytest.mark.parametrize(("name", "unit"), [("sref", "a1"), ("sref", "9>/:"), ("iw", "9>/:")])
def test_what_fits_a_parameter(name: str, unit: str) -> None:
    assert_linear(lambda count: fit(name, unit * count + "!", True), 2_000, 40_000)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("a.yaml", "9"),
        ("a.py", '--cref \\"|'),
        ("a.js", '--cref \\"|'),
        ("a.py", '\\"""'),
        ("a.js", '"a --v 7" /*'),
        ("a.js", "=/a["),
        ("a.js", "a('x y --v 7', {"),
        ("a.js", "['x y --v 7', "),
        ("a.py", "'x y --v 7', "),
        ("a.py", "assert a('x y --v 7'"),
        ("a.rs", '"x y --v 7" """\n'),
        ("a.html", "<!-- --v "),
        ("a.html", "<a --v "),
        ("a.html", "<![CDATA[ --v "),
        ("a.html", "<? --v "),
    ],
)
def test_strings_of_documents(name: str, unit: str) -> None:
    def read(count: int) -> None:
        list(mjlint.check(mjlint.Document.of(name, f"x: {unit * count} x")))

    assert_linear(read, 1_000, 20_000)


@pytest.mark.parametrize(
    "name",
    [
        *("a.txt", "a.md", "a.json", "a.jsonl", "a.yaml", "a.toml", "a.csv", "a.html", "a.py"),
        *("a.js", "a.http", "a.sh", "a.rst", "a.ipynb", "mjlint-prompts"),
    ],
)
@pytest.mark.parametrize("text", ["a heron \ud800 --v6", 'prompt: "a heron \udcff --v6"'])
def test_half_a_character_is_read_or_refused_in_a_line(name: str, text: str) -> None:
    for result in mjlint.check(mjlint.Document.of(name, text)):
        assert "internal error" not in getattr(result, "message", "")


def test_half_a_character_in_a_notebook() -> None:
    cell = '{"cell_type": "markdown", "metadata": {}, "source": ["a heron \\ud800 --AR 3:2"]}'
    text = f'{{"cells": [{cell}], "metadata": {{}}, "nbformat": 4, "nbformat_minor": 5}}'
    (checked,) = mjlint.check(mjlint.Document.of("midjourney-prompts.ipynb", text))
    assert isinstance(checked, mjlint.Checked)
    assert "\ud800" in checked.text


@pytest.mark.parametrize(("unit", "tail"), [("a --b ", '" x'), ("--a b ", '"'), ("' --", "x")])
def test_commands_with_quoted_text(unit: str, tail: str) -> None:
    assert_linear(lambda count: SHELL.match(f'draw "{unit * count}{tail}'), 1_000, 20_000)
