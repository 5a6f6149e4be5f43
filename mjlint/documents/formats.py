"""Which formats there are. To add one: a module with ``read(document)``, and a row here."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from typing import Final, NamedTuple, Protocol, cast

from mjlint.documents.document import Document, Fault
from mjlint.documents.placed import Placed


class Reader(Protocol):
    """What the module of a format offers."""

    def read(self, document: Document) -> Iterator[Placed | Fault]:
        """The prompts of a document in its order, and in between the faults of what is none.

        Raises `DocumentError` where the document cannot be read any further.
        """


class Format(NamedTuple):
    """A way to keep prompts in a file."""

    name: str
    suffixes: tuple[str, ...]
    """Of the files, with their dot, in lower case."""
    module: str

    def read(self, document: Document) -> Iterator[Placed | Fault]:
        """See `Reader.read`. The module is imported now."""
        return cast(Reader, importlib.import_module(self.module)).read(document)


TEXT: Final = Format("text", (".txt", ".prompt", ".prompts", ".mj"), "mjlint.documents.text")
FORMATS: Final = (
    TEXT,
    Format("jsonl", (".jsonl", ".ndjson"), "mjlint.documents.jsonl"),
)


def format_of(name: str) -> Format | None:
    """The format of a file by its name, None for one that mjlint doesn't read.

    A name without a suffix, such as that of a pipe, is text.
    """
    suffix = os.path.splitext(name)[1].lower()
    if not suffix:
        return TEXT
    return next((each for each in FORMATS if suffix in each.suffixes), None)


def format_named(name: str) -> Format | None:
    """A format by its name."""
    return next((each for each in FORMATS if each.name == name), None)
