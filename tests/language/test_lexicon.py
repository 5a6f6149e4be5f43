"""The tables answer: which source speaks of a cell, which model is newer than they are."""

from __future__ import annotations

import pytest

from mjlint.language.entries import Cell, Support
from mjlint.language.lexicon import Lexicon, load, sources
from mjlint.language.ready import table


def test_every_cell_has_a_source_with_a_url_or_a_reason() -> None:
    lexicon = load()
    known = 0
    for parameter in lexicon.parameters.values():
        for model in lexicon.models.values():
            cell = parameter.cell(model)
            assert (cell is None) == (model.name not in parameter.support)
            if cell is None:
                continue
            known += 1
            assert cell.support is parameter.on(model)
            row = sources()[cell.source]
            assert ("url" in row) != ("no-url" in row)
    assert known > 1000


def test_a_cell_says_how_it_is_known() -> None:
    lexicon = load()
    oref, turbo = lexicon.parameters["oref"], lexicon.parameters["turbo"]
    observed = Cell(Support.REJECTED, "autogen", "observed")
    assert oref.cell(lexicon.models["8.1"]) == observed
    assert turbo.cell(lexicon.models["video 1"]) == Cell(Support.REJECTED, "runs_0826", "observed")


@pytest.mark.parametrize("number", ["8.3", "8.10", "9", "9.0", "10", "85"])
def test_a_number_above_the_newest_is_a_newer_model(number: str) -> None:
    lexicon = load()
    model = lexicon.version(number)
    assert model is not None
    assert (model.ahead, model.name, model.short) == (number, "8.2", f"--v {number}")
    assert lexicon.version(number) is model, "asked again, it is the same"


@pytest.mark.parametrize("number", ["7.5", "6.3", "0", "8.05", "8.2.1", "latest", "", "-9", "9e9"])
def test_other_numbers_are_no_models(number: str) -> None:
    assert load().version(number) is None


def test_niji_models_have_a_newest_of_their_own() -> None:
    lexicon = load()
    model = lexicon.niji("8")
    assert model is not None
    assert (model.ahead, model.name, model.typed) == ("niji 8", "niji 7", "--niji 8")
    assert lexicon.niji("6.5") is None


def test_many_numbers_are_not_kept() -> None:
    lexicon = Lexicon(table("models"), table("parameters"))
    for number in range(200):
        assert lexicon.version(f"9.{number}") is not None
    assert len(lexicon._ahead) <= 64


def test_the_reply_for_a_model_comes_before_the_one_for_all() -> None:
    lexicon = load()
    relax, video = lexicon.parameters["relax"], lexicon.models["video 1"]
    for model, words in ((video, "Pro and Mega"), (lexicon.default, "standard plan or higher")):
        reply = relax.reply("plan", model)
        assert reply is not None
        assert words in reply.text
