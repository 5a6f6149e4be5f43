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
