"""A document that is being checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from mjlint.documents.formats import Format
from mjlint.settings.reading import Options
from mjlint.text.document import Document

if TYPE_CHECKING:
    from mjlint.linting.linter import Linter, Report


class Opened(NamedTuple):
    """A document with what it is checked by."""

    document: Document
    format: Format
    linter: Linter
    options: Options
    lint: Callable[[str, str | None], Report]
    """Lints a prompt; takes the model that the document names for it."""

    @property
    def name(self) -> str:
        return self.document.name

    def again(self, text: str) -> Opened:
        """The same document with another text."""
        return self._replace(document=Document.piece(self.name, text, 0, 1))
