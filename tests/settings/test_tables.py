"""The language and the rules that settings extend."""

from __future__ import annotations

import pytest

from mjlint.linting.assembled import linter_at
from mjlint.linting.linter import Linter
from mjlint.plugins.assembly import Assembly
from tests.settings.files import LANGUAGE, at, mistakes, write


def codes(linter: Linter, prompt: str) -> list[str]:
    return [diagnostic.code for diagnostic in linter.lint(prompt).diagnostics]


def test_the_language_can_be_extended() -> None:
    plain = Linter()
    write("mjlint.toml", LANGUAGE)
    linter = linter_at(Assembly(at()))
    assert "MJ101" in codes(plain, "a heron --glow 3")
    assert codes(linter, "a heron --glow 3") == []
    assert codes(linter, "a heron --gl 30") == ["MJ201"]
    assert "MJ201" in codes(plain, "a heron --stylize 1500")
    assert codes(linter, "a heron --stylize 1500") == []
    assert codes(linter, "a heron --stylize 2500") == ["MJ201"]
    assert codes(linter, "a heron --stylize 1500 --v 7") == ["MJ201"], "only 8.2 was widened"
    assert "MJ204" in codes(plain, "a heron --v 9")
    assert codes(linter, "a heron --v 9 --stylize 500 --chaos 20") == []
    assert codes(linter, "a heron --v 9 --chaos 120") == ["MJ201"], "9 is like 8.2"
    stylize = linter.lexicon.find("stylize")
    assert stylize is not None
    (own,) = [limit for limit in stylize.limits["8.2"] if limit.combined_with is None]
    assert (own.minimum, own.maximum) == (0, 2000), "what is not mentioned is kept"
    assert own.source.endswith("mjlint.toml")


def test_the_shipped_tables_stay_as_they_are() -> None:
    before = codes(Linter(), "a heron --v 9")
    write("mjlint.toml", LANGUAGE)
    linter_at(Assembly(at()))
    assert codes(Linter(), "a heron --v 9") == before


def test_a_model_that_is_the_default() -> None:
    write("mjlint.toml", 'model = "9"\n' + LANGUAGE)
    assert linter_at(Assembly(at())).lint("a heron").model.name == "9"


LANGUAGE_MISTAKES: dict[str, tuple[str, str]] = {
    "unknown key": (
        '[[language.parameter]]\nnames = ["glow"]\nvallue = "flag"\nvalue = "flag"',
        "mjlint.toml:3: parameter 'glow': unknown key `vallue`; did you mean `value`?",
    ),
    "no value": (
        '[[language.parameter]]\nnames = ["glow"]',
        "mjlint.toml:1: parameter 'glow': value is",
    ),
    "name that is taken": (
        '[[language.parameter]]\nid = "glow"\nnames = ["chaos"]\nvalue = "flag"',
        "mjlint.toml:3: parameter 'glow': --chaos is parameter 'chaos' already",
    ),
    "no such model": (
        '[[language.parameter]]\nid = "chaos"\naccepted = ["77"]',
        "mjlint.toml:3: parameter 'chaos': accepted: there is no model '77'",
    ),
    "range upside down": (
        (
            '[[language.parameter]]\nid = "chaos"\n[[language.parameter.limit]]\n'
            "minimum = 9\nmaximum = 3"
        ),
        "mjlint.toml:4: parameter 'chaos': the range is upside down",
    ),
    "dashes": (
        '[[language.parameter]]\nnames = ["--glow"]\nvalue = "flag"',
        "mjlint.toml:2: parameter '--glow': write '--glow' in lower case, without dashes",
    ),
    "like nothing": (
        '[[language.model]]\nname = "9"\nlike = "8.9"\nversion = ["9"]\nreleased = "2026"',
        "mjlint.toml:3: model '9': like: there is no model '8.9'; did you mean",
    ),
    "no release": (
        '[[language.model]]\nname = "9"\nlike = "8.2"\nversion = ["9"]',
        "mjlint.toml:1: model '9': released is missing",
    ),
    "version that is taken": (
        '[[language.model]]\nname = "9"\nlike = "8.2"\nversion = ["8.1"]\nreleased = "2026"',
        "mjlint.toml:1: model '9': --version 8.1 belongs to model '8.1' already",
    ),
}


@pytest.mark.parametrize("case", LANGUAGE_MISTAKES)
def test_the_language_is_checked_like_our_own(case: str) -> None:
    text, expected = LANGUAGE_MISTAKES[case]
    (found,) = mistakes(text)
    assert found.startswith(expected)
