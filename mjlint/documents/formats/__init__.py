"""Which formats there are. To add one: a module with ``read``, and a row here."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from typing import Final, NamedTuple, Protocol, cast

from mjlint.settings.reading import DEFAULT, Options
from mjlint.text.document import Document, Fault
from mjlint.text.places import PlacedPrompt


class Reader(Protocol):
    """What the module of a format offers."""

    def read(self, document: Document, options: Options) -> Iterator[PlacedPrompt | Fault]:
        """The prompts of a document in its order, and in between the faults of what is none.

        Raises `DocumentError` where the document cannot be read any further.
        """


class Format(NamedTuple):
    """A way to keep prompts in a file."""

    name: str
    suffixes: tuple[str, ...]
    """Of the files, with their dot, in lower case."""
    module: str
    comment: tuple[str, str] | None = None
    """What stands before and behind a remark on a line of its own; None where there are none."""
    source: bool = False
    """Whether files of this kind are programs, which are read in folders only when asked."""
    by_line: bool = False
    """Whether each line is read for itself, so that a file may be read in pieces."""

    def read(
        self, document: Document, options: Options = DEFAULT
    ) -> Iterator[PlacedPrompt | Fault]:
        """See `Reader.read`. The module is imported now."""
        return cast(Reader, importlib.import_module(self.module)).read(document, options)


_ROOM: Final = "mjlint.documents.formats."
TEXT: Final = Format(
    "text",
    (".txt", ".prompt", ".prompts", ".mj"),
    f"{_ROOM}text",
    comment=("#", ""),
    by_line=True,
)
WHOLE: Final = Format("prompt", (), f"{_ROOM}whole")
"""A text that is one prompt, such as one of the command line."""
FORMATS: Final = (
    TEXT,
    Format("markdown", (".md", ".markdown"), f"{_ROOM}markdown", comment=("<!--", "-->")),
    Format("json", (".json",), f"{_ROOM}json"),
    Format("jsonl", (".jsonl", ".ndjson"), f"{_ROOM}jsonl", by_line=True),
    Format("yaml", (".yaml", ".yml"), f"{_ROOM}yaml", comment=("#", "")),
    Format("toml", (".toml",), f"{_ROOM}toml", comment=("#", "")),
    Format("csv", (".csv", ".tsv"), f"{_ROOM}csv"),
    Format("http", (".http", ".rest"), f"{_ROOM}scripts", comment=("#", "")),
    Format("shell", (".sh", ".bash", ".curl"), f"{_ROOM}scripts", comment=("#", "")),
    Format("python", (".py",), f"{_ROOM}source", comment=("#", ""), source=True),
    Format(
        "javascript",
        (".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts"),
        f"{_ROOM}source",
        comment=("//", ""),
        source=True,
    ),
)
_BY_SUFFIX: Final = {suffix: each for each in FORMATS for suffix in each.suffixes}


def format_of(name: str) -> Format | None:
    """The format of a file by its name, None for one that mjlint doesn't read.

    A name without a suffix, such as that of a pipe, is text.
    """
    suffix = os.path.splitext(name)[1].lower()
    if not suffix:
        return TEXT
    return _BY_SUFFIX.get(suffix)


def register(format: Format) -> None:
    """Add a format of one's own, such as from a plugin.

    Raises `ValueError` where its name, or one of its suffixes, is another's.
    """
    for known in _BY_SUFFIX.values():
        if known == format:
            return
        taken = {*known.suffixes} & {*format.suffixes} or {known.name} & {format.name}
        if taken:
            raise ValueError(f"`{taken.pop()}` is taken by the format `{known.name}`")
    _BY_SUFFIX.update(dict.fromkeys(format.suffixes, format))


def known_suffixes() -> str:
    """The suffixes of all formats, for messages."""
    return " ".join(_BY_SUFFIX)


def format_named(name: str) -> Format | None:
    """A format by its name."""
    return next((each for each in _BY_SUFFIX.values() if each.name == name), None)
