"""The programs that a document is about."""

from __future__ import annotations

import pytest

from mjlint.documents.programs import calls_own

CALL = 'reedcut "a heron in the reeds" --ar 3:2, --seed x'


@pytest.mark.parametrize(
    "document",
    ["# reedcut\n", "Usage: reedcut [--seed N]", "$ reedcut --help", "    pip install -U reedcut"],
)
def test_a_call_of_a_program_that_the_document_names(document: str) -> None:
    assert calls_own(CALL, document)


@pytest.mark.parametrize("document", ["# reedcut and others\n", "We reedcut herons.", ""])
def test_words_before_a_quoted_sign_are_no_call_of_a_program(document: str) -> None:
    assert not calls_own(CALL, document)


@pytest.mark.parametrize(
    "call", ["reedcut nest.shape --ar 3:2,", "reedcut <nest> --ar 3:2", "reedcut all NEST --ar 3:2"]
)
def test_what_a_program_is_given(call: str) -> None:
    assert calls_own(call, "# reedcut")


def test_a_word_that_is_a_title_too_may_begin_a_prompt() -> None:
    assert not calls_own("reedcut in the evening, two herons --ar 3:2", "# reedcut")


@pytest.mark.parametrize("document", ["Usage: reedcut TEXT", "    reedcut [--ar W:H] TEXT\n"])
def test_whatever_begins_with_a_program_whose_options_are_shown_is_a_call(document: str) -> None:
    assert calls_own("reedcut two herons in the reeds --ar 3:2,", document)
