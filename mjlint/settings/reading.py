"""What a user may say of how documents are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Options:
    """How to read documents. Every field has the default that holds where nothing is said."""

    keys: tuple[str, ...] = ()
    """Key paths of the strings that are prompts, in the place of the usual keys; also names of
    columns. A path matches the end of a string's place: ``prompt``, ``shots.mj``,
    ``scenes.*.visual``."""
    blocks: str = "lines"
    """What separates the prompts of a text: ``lines``, ``blank-lines`` or ``rulers``."""
    delimiter: str | None = None
    """Between the cells of a table; None: read off its first row."""
    paragraphs: bool = False
    """Whether the paragraphs of Markdown are prompts, too."""
    searched: bool = False
    """Whether the document was found in a folder: only what is surely a prompt is one, and
    a file without any is no fault."""
    root: str = ""
    """The folder that the user named and the document was found in; what is above it says nothing."""
    largest: int = 64_000_000
    """How many bytes a document may have that is not read line by line."""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What to put into the slots of templates, by the name of the slot."""
    edited: bool = False
    """Whether the document is open in an editor: what of it reads as before is remembered."""


DEFAULT: Final = Options()
