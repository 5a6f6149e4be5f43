"""What a document's name says of the texts in it."""

from __future__ import annotations

import pytest

from mjlint.documents.around import of_document
from mjlint.settings.reading import Options


@pytest.mark.parametrize(
    ("path", "translated"),
    [
        ("i18n/tr.yaml", True),
        ("lang/en.txt", True),
        ("messages/pt-BR.json", True),
        ("messages/general.json", False),
        ("lang/tr/gallery.md", False),
        ("translations/README.rst", False),
    ],
)
def test_documents_are_translated_whole_and_texts_of_programs_are_no_prompts(
    path: str, translated: bool
) -> None:
    assert bool(of_document(path, Options(searched=True)).other) is translated
