"""Paths and documents to the prompts and requests in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from mjlint.checking.opened import Opened
from mjlint.checking.project import Project, unread
from mjlint.checking.results import Note, Unread
from mjlint.documents.formats import TEXT, Format, format_of, known_suffixes
from mjlint.errors import SettingsError
from mjlint.text.document import Document, DocumentError, Fault, TooLargeError
from mjlint.text.places import PlacedPrompt

if TYPE_CHECKING:
    from mjlint.checking.request_files import PlacedRequest
    from mjlint.documents.finder import Found
    from mjlint.settings.reading import Options

Item: TypeAlias = "PlacedPrompt | PlacedRequest | Unread"
Path: TypeAlias = "str | os.PathLike[str] | Document | Input"
"""A path, or a document that is at hand: a text, a buffer, a stream."""

NO_PROMPTS: Final = "no prompts found in it"
MARK: Final = "mjlint:"
"""What a comment for mjlint begins with."""


class Input(NamedTuple):
    """A document to check."""

    document: Document
    format: Format | None = None
    """None: what its name says."""
    searched: bool = False
    """Whether it was found in a folder, not named."""
    within: str | None = None
    """The folder that it was found in."""
    on_disk: bool = False
    """Whether it was given as a path."""

    @property
    def size(self) -> int:
        """Bytes on disk; 0 for what is not there."""
        try:
            return os.path.getsize(self.document.name) if self.on_disk else 0
        except OSError:
            return 0


class Inputs:
    """Finds the documents that paths mean, each once.

    ``leave_out``: files that are not read where they are found in a folder. ``fixing``: whether
    they are to be rewritten.
    """

    def __init__(
        self, project: Project, leave_out: Iterable[str] = (), *, fixing: bool = False
    ) -> None:
        self._project, self._fixing = project, fixing
        self._seen = {os.path.realpath(path) for path in leave_out}

    def of(self, paths: Iterable[Path]) -> Iterator[Input | Unread | Note]:
        """The documents, in the order of the paths."""
        for path in paths:
            if isinstance(path, Document | Input):
                yield Input(path) if isinstance(path, Document) else path
                continue
            path = os.fspath(path)
            try:
                yield from self._found(path)
            except DocumentError as error:
                fault = error.fault
                yield Unread(path or "''", fault.message + _hint(path), fault.row, fault.column)
            except SettingsError as error:
                yield from unread(error.mistakes)

    def _found(self, path: str) -> Iterator[Input | Unread | Note]:
        # What searches folders is imported for the first path: a prompt does without it.
        from mjlint.documents.signs import may_hold_prompts

        dangling = 0
        foreign: dict[str, int] = {}
        folder = None
        for found in self._project.finder(path).decided(path):
            if found.why_not is not None:
                dangling += found.dangling
                if found.foreign and may_hold_prompts(found.path):
                    suffix = os.path.splitext(found.path)[1].lower()
                    foreign[suffix] = foreign.get(suffix, 0) + 1
                if found.broken:
                    yield Unread(found.path, found.why_not)
                if found.leads_out and self._fixing:
                    # Somebody wants it fixed, and it is not.
                    yield Unread(found.path, f"cannot be rewritten: {found.why_not}")
                elif found.special:
                    yield Note(f"passed over: {found.why_not}", filename=found.path)
                continue
            above = found.path.rpartition(os.sep)[0]
            if found.searched and (folder is None or above != folder.path):
                folder = self._folder(above, path)
            yield from self._read(found, folder if found.searched else None)
        if dangling:
            links = "1 link leads" if dangling == 1 else f"{dangling:,} links lead"
            yield Note(f"{links} nowhere", filename=path)
        if foreign:
            kinds = ", ".join(f"{suffix} {count:,}" for suffix, count in sorted(foreign.items()))
            yield Note(f"not read, but seems to hold prompts: {kinds}", filename=path)

    def _read(self, found: Found, folder: _Folder | None) -> Iterator[Input | Note]:
        """A file to read, or the note that no prompt is in it. ``folder``: None: it was named."""
        path = found.path
        if folder is not None and found.plain:
            real = folder.real + path[len(folder.path) :]
        else:
            real = os.path.realpath(path)
        if real in self._seen:
            return
        self._seen.add(real)
        if folder is None:
            document = Document.file(path)
            from mjlint.documents.finder import is_stream

            document.once = is_stream(path)
            yield Input(document, found.format, on_disk=True)
            return
        options, kind = folder.options, found.format
        if options is None or kind is None or kind.may_hold_prompts(path, options):
            yield Input(Document.file(path), kind, True, folder.top, True)
        else:
            # Neither decoded nor read again: most files of a folder have no prompt in them.
            yield Note(NO_PROMPTS, "empty", path, True)

    def _folder(self, path: str, top: str) -> _Folder:
        """What all files of a folder share."""
        options = None
        file = os.path.join(path, "_")
        # Where the settings cannot be used, that is said of each file.
        with suppress(SettingsError):
            self._project.linter(file)
            options = self._project.options(file, searched=True, root=top)
        real = os.path.realpath(path)
        return _Folder(path, real if path else os.path.join(real, ""), top, options)


class _Folder(NamedTuple):
    """A folder that is searched."""

    path: str
    real: str
    """The same without symbolic links."""
    top: str
    """The folder that was named."""
    options: Options | None
    """How its files are read; None where the settings cannot be used."""


def opened(source: Input, project: Project) -> Opened | tuple[Unread, ...]:
    """A document with what it is checked by, or why it cannot be checked."""
    document = source.document
    name = document.name
    kind = source.format or document_format(document)
    if kind is None:
        suffix = os.path.splitext(name)[1]
        return (
            Unread(name, f"mjlint does not read `{suffix}` files; it reads {known_suffixes()}"),
        )
    path = None if name.startswith("<") else name
    try:
        linter = project.linter(path, file=source.searched)
        options = project.options(path or ".", searched=source.searched, root=source.within)
        if not kind.by_line:
            document = document.held(options.largest)
        elif kind.comment is not None:
            # It may have comments for mjlint, which are looked for first.
            document = document.held()
    except SettingsError as error:
        return tuple(unread(error.mistakes))
    except TooLargeError as error:
        if source.searched and not kind.holds_prompts(document, options):
            return ()
        return (failed(name, error),)
    except DocumentError as error:
        return (failed(name, error),)
    if not source.on_disk and not kind.promising(document, options):
        return ()
    return Opened(
        document, kind, linter, options, lambda text, model: linter.lint(text, model=model)
    )


def document_format(document: Document) -> Format | None:
    """The format of a document by its name; None for one that mjlint does not read."""
    return TEXT if document.name.startswith("<") else format_of(document.name)


def read(file: Opened) -> Iterator[Item]:
    """The prompts and requests of a document, and between them what of it cannot be read."""
    try:
        for item in _items(file):
            if isinstance(item, Fault):
                yield Unread(file.name, *item)
            else:
                yield item
    except DocumentError as error:
        yield failed(file.name, error)


def _items(file: Opened) -> Iterator[PlacedPrompt | Fault]:
    if not file.format.requests:
        return file.format.read(file.document, file.options)
    from mjlint.checking.request_files import read_requests

    return read_requests(file)


def filled(items: Iterable[Item], file: Opened) -> Iterator[Item]:
    """The same, with templates filled by the values that the settings give."""
    if not file.options.values:
        yield from items
        return
    from mjlint.documents import templates

    for item in items:
        turns: list[PlacedPrompt] = []
        # Of a request, only the text is sent that is there.
        if type(item) is PlacedPrompt and templates.may_have_slots(item.text):
            turns = list(templates.filled(item, file.options.values))
        yield from turns or (item,)


def failed(name: str, error: DocumentError) -> Unread:
    """A document that cannot be read any further, as a result."""
    return Unread(name, *error.fault)


def _hint(path: str) -> str:
    if any(sign.isspace() for sign in path) and not os.path.lexists(path):
        return "; to check a prompt, write --prompt in front of it"
    return ""
