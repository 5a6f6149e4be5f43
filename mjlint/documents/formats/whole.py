"""A text that is one prompt, to its last character."""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.settings.reading import DEFAULT, Options
from mjlint.text.document import Document
from mjlint.text.places import PlacedPrompt


def read(document: Document, options: Options = DEFAULT) -> Iterator[PlacedPrompt]:
    """The text as a prompt."""
    yield PlacedPrompt.whole(document.text)
