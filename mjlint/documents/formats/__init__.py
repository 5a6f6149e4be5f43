"""Which formats there are. To add one: a module with ``read``, and a row here."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, NamedTuple, Protocol, TypeAlias, cast

from mjlint.documents.skipped import Skipped
from mjlint.settings.reading import DEFAULT, Options
from mjlint.text.document import Document, DocumentError, Fault
from mjlint.text.places import PlacedPrompt

Found: TypeAlias = PlacedPrompt | Skipped | Fault


class Reader(Protocol):
    """What the module of a format offers."""

    def read(self, document: Document, options: Options) -> Iterator[Found]:
        """The prompts of a document in its order, what looked like one, and the faults of what is none.

        Raises `DocumentError` where the document cannot be read any further.
        """


class Format(NamedTuple):
    """A way to keep prompts in a file."""

    name: str
    suffixes: tuple[str, ...]
    """Of the files, with their dot, in lower case."""
    module: str
    """Its module, and after a colon the function in it, if that is not ``read``."""
    comment: tuple[str, str] | None = None
    """What is before and after a comment on a line of its own; None where there are none."""
    source: bool = False
    """Whether files of this kind are programs, whose tests are read in folders only when asked."""
    by_line: bool = False
    """Whether each line is read for itself, so that a file may be read in pieces."""
    requests: bool = False
    """Whether a file may hold whole requests to a vendor."""
    whole: bool = False
    """Whether a document is one prompt, whatever is in it."""

    def read(
        self, document: Document, options: Options = DEFAULT
    ) -> Iterator[PlacedPrompt | Fault]:
        """The prompts of a document, and its faults; see `Reader.read`. The module is imported now."""
        return (each for each in self.found(document, options) if not isinstance(each, Skipped))

    def found(self, document: Document, options: Options = DEFAULT) -> Iterator[Found]:
        """The same, and what looked like a prompt and was left alone.

        In a file that was found in a folder, what cannot be read is no fault where no prompt is.
        """
        read = _reader(self.module)
        if self.whole:
            # Evidence, and its patterns, are not imported for a prompt that is given by itself.
            return read(document, options)
        from mjlint.documents.versions import with_models

        if options.searched:
            return with_models(self._careful(document, options, read))
        return with_models(read(document, options))

    def promising(self, document: Document, options: Options) -> bool:
        """Whether a document that was found in a folder is worth reading: cheap, by its bytes."""
        if not options.searched or document.once or _by_name(document.name, options):
            return True
        from mjlint.documents.signs import in_document

        return in_document(document, self._mark)

    def may_hold_prompts(self, path: str, options: Options) -> bool:
        """The same for a file."""
        from mjlint.documents.signs import in_file

        return _by_name(path, options) or in_file(path, self._mark)

    @property
    def _mark(self) -> bytes:
        return b"prompt" if self.requests else b""

    def _careful(
        self,
        document: Document,
        options: Options,
        read: Callable[[Document, Options], Iterator[Found]],
    ) -> Iterator[Found]:
        prompts = False
        try:
            for each in read(document, options):
                prompts = prompts or isinstance(each, PlacedPrompt)
                if not isinstance(each, Fault) or prompts or self.holds_prompts(document, options):
                    yield each
        except DocumentError:
            if prompts or self.holds_prompts(document, options):
                raise

    def holds_prompts(self, document: Document, options: Options) -> bool:
        """Whether a document that cannot be read is one of prompts nevertheless."""
        from mjlint.documents.around import of_document
        from mjlint.documents.signs import is_prompt_like

        # A folder that is named for Midjourney may hold anything.
        name = os.path.basename(document.name)
        return bool(of_document(name, options).likely) or is_prompt_like(document)


@cache
def _reader(module: str) -> Callable[[Document, Options], Iterator[Found]]:
    """What reads a format, imported for its first document. ``module``: see `Format.module`."""
    name, _, function = module.partition(":")
    read = getattr(importlib.import_module(name), function or "read")
    return cast("Callable[[Document, Options], Iterator[Found]]", read)


def _by_name(name: str, options: Options) -> bool:
    """Whether a document is read whatever its bytes are."""
    if options.keys or options.paragraphs:
        return True
    from mjlint.documents.around import may_be_likely, of_document

    return may_be_likely(name) and bool(of_document(name, options).likely)


_ROOM: Final = "mjlint.documents.formats."
TEXT: Final = Format(
    "text",
    (".txt", ".prompt", ".prompts", ".mj"),
    f"{_ROOM}text",
    comment=("#", ""),
    by_line=True,
)
WHOLE: Final = Format("prompt", (), f"{_ROOM}whole", whole=True)
"""A text that is one prompt, such as one of the command line."""
_MARKDOWN: Final = (".md", ".markdown", ".mdx", ".mdc", ".mdown", ".mkd", ".qmd", ".rmd")
_PROGRAMS: Final = (
    ".java", ".kt", ".kts", ".scala", ".swift", ".cs", ".go", ".rs", ".php", ".dart", ".vue", ".svelte", ".astro",
)  # fmt: skip
FORMATS: Final = (
    TEXT,
    Format("markdown", _MARKDOWN, f"{_ROOM}markdown", comment=("<!--", "-->")),
    Format("json", (".json",), f"{_ROOM}data:read_json", requests=True),
    Format("jsonl", (".jsonl", ".ndjson"), f"{_ROOM}jsonl", by_line=True, requests=True),
    Format("yaml", (".yaml", ".yml"), f"{_ROOM}data:read_yaml", comment=("#", "")),
    Format("toml", (".toml",), f"{_ROOM}data:read_toml", comment=("#", "")),
    Format("csv", (".csv", ".tsv"), f"{_ROOM}csv"),
    Format("html", (".html", ".htm", ".xhtml"), f"{_ROOM}html", comment=("<!--", "-->")),
    Format("notebook", (".ipynb",), f"{_ROOM}notebook"),
    Format("rst", (".rst",), f"{_ROOM}text"),
    Format("org", (".org",), f"{_ROOM}text", comment=("# ", "")),
    Format("asciidoc", (".adoc", ".asciidoc"), f"{_ROOM}text", comment=("//", "")),
    Format("subtitles", (".srt", ".vtt"), f"{_ROOM}text"),
    Format(
        "http", (".http", ".rest"), f"{_ROOM}data:read_script", comment=("#", ""), requests=True
    ),
    Format(
        "shell",
        (".sh", ".bash", ".curl"),
        f"{_ROOM}data:read_script",
        comment=("#", ""),
        requests=True,
    ),
    Format("python", (".py",), f"{_ROOM}source", comment=("#", ""), source=True),
    Format(
        "javascript",
        (".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts", ".json5", ".jsonc"),
        f"{_ROOM}source",
        comment=("//", ""),
        source=True,
    ),
    Format("ruby", (".rb",), f"{_ROOM}source", comment=("#", ""), source=True),
    Format(
        "program",
        _PROGRAMS,
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
    return of_suffix(suffix) if suffix else TEXT


def of_suffix(suffix: str) -> Format | None:
    """The format of a suffix, with its dot and in lower case."""
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
