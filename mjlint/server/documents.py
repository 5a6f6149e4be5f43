"""An open document as it reads now: its findings, its prompts, and where their characters are."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from mjlint.checking.baselines import Acceptance
from mjlint.checking.chain import Chain
from mjlint.checking.opened import Opened
from mjlint.checking.project import Project, unread
from mjlint.checking.reader import Input, opened
from mjlint.checking.results import Checked, Unread
from mjlint.checking.stages import LintedPrompt, Stage
from mjlint.documents.formats import TEXT, format_named, format_of
from mjlint.errors import SettingsError
from mjlint.linting.linter import Linter, Report
from mjlint.text.document import Document, DocumentError
from mjlint.text.lines import LineIndex

REMEMBERED: Final = 8192
"""Reports kept for each linter. A keystroke changes one prompt of a document."""
FRESH: Final = 60
"""Seconds for which the report of a prompt with a link is kept: signed links expire."""
OWN: Final = "mjprompt"
"""An editor's name of the language whose documents are of prompts: the user named them."""
MARK: Final = "\ufeff"
"""What some editors leave at the beginning of a text; no row of a report counts it."""
LANGUAGES: Final = {"plaintext": "text", OWN: "text", "shellscript": "shell"}
"""Editors' names of languages where mjlint's differ."""
AS_FOUND: Final = {"force-exclude": True}
"""An editor has all kinds of texts open: each is read as if it was found in its folder."""
SETTINGS: Final = ("mjlint.toml", "pyproject.toml")


class OpenDocument(NamedTuple):
    """A document as it was last checked."""

    name: str
    lines: LineIndex
    marked: bool = False
    """Whether the editor has a byte order mark before the text."""
    file: Opened | None = None
    """None where it is not checked."""
    stages: tuple[Stage, ...] = ()
    """Its prompts with all their findings."""
    results: tuple[Checked | Unread, ...] = ()
    """The same as ``mjlint check`` reports it."""

    @property
    def text(self) -> str:
        """What is in the editor, without the mark."""
        return self.lines.text

    def prompts(self) -> Iterator[tuple[LintedPrompt, Report]]:
        """The prompts, without requests and comments."""
        for stage in self.stages:
            if isinstance(stage, LintedPrompt) and isinstance(stage.report, Report):
                yield stage, stage.report

    def prompt_at(self, offset: int) -> tuple[LintedPrompt, Report, int] | None:
        """The prompt at an offset of the document, and the offset in the prompt."""
        for stage, report in self.prompts():
            within = stage.placed.map.to_text(offset)
            if within is not None:
                return stage, report, within
        return None


class OpenDocuments:
    """Checks documents with the settings nearest to each; settings that changed count at once."""

    def __init__(self) -> None:
        self._project = Project(AS_FOUND)
        self._stamps: dict[str, tuple[int, ...]] = {}
        self._lint = lru_cache(REMEMBERED)(_linted)
        self._ways: dict[tuple[str, str], Input | None] = {}
        """How a document of each name and language is read; None: not at all."""

    def check(self, name: str, text: str, language: str = "") -> OpenDocument:
        """Check a document. ``name``: its path. ``language``: the editor's name of its language."""
        self._renew(name)
        lines = LineIndex(text.removeprefix(MARK))
        snapshot = OpenDocument(name, lines, text.startswith(MARK))
        try:
            source = self._input(name, lines.text, language)
        except SettingsError as error:
            return snapshot._replace(results=tuple(unread(error.mistakes)))
        if source is None:
            return snapshot
        file = opened(source, self._project)
        if not isinstance(file, Opened):
            return snapshot._replace(results=file)
        file = self._remembering(file)
        chain = Chain(self._project)
        stages = tuple(chain.stages(file))
        accepted = Acceptance(self._project, None)
        results = tuple(accepted.left(chain.located(stages, file), name))
        found = tuple(each for each in results if isinstance(each, Checked | Unread))
        return snapshot._replace(file=file, stages=stages, results=found)

    def again(self) -> None:
        """Forget which documents are left out: a file that says so may have changed."""
        self._ways.clear()

    def fixed(self, snapshot: OpenDocument) -> str:
        """A document with its safe fixes, as ``mjlint check --fix`` writes it."""
        if snapshot.file is None:
            return snapshot.text
        from mjlint.checking.fix_mode import FixMode
        from mjlint.checking.rewriting import Work

        chain = Chain(self._project)

        def stages(file: Opened) -> Iterator[Stage]:
            # It is read and linted already as it is before the first fix.
            known = file.document.text == snapshot.text
            return iter(snapshot.stages) if known else chain.stages(file)

        acceptance = Acceptance(self._project, None)
        work = Work(snapshot.file, FixMode(True), acceptance, stages, unsafe=False)
        try:
            return work.done(snapshot.text)[0].after
        except SettingsError:
            return snapshot.text  # nobody knows which findings the baseline accepts

    def _input(self, name: str, text: str, language: str) -> Input | None:
        """The document as it is given to ``mjlint check``; None where that leaves it out.

        Raises `SettingsError`.
        """
        key = name, language
        if key not in self._ways:
            self._ways[key] = self._way(*key)
        way = self._ways[key]
        if way is None:
            return None
        data = text.encode("utf-8", "replace")
        if "\0" in text:  # a fault, which counts bytes
            return way._replace(document=Document.held_bytes(name, data))
        return way._replace(document=Document.piece(name, data.decode(), 0, 1))

    def _way(self, name: str, language: str) -> Input | None:
        """How a document is read, before its text is known."""
        document = Document.of(name, "")
        if language == OWN:
            return Input(document, format_of(name) or TEXT)
        if os.path.basename(name) in SETTINGS:
            self._project.linter(name)
        try:
            found = next(self._project.finder(name).decided(name))
        except DocumentError:
            # It is not saved yet: the editor says what it is.
            kind = format_named(LANGUAGES.get(language, language)) or format_of(name)
            return kind and Input(document, kind, True)
        return None if found.why_not else Input(document, found.format, True, name)

    def _remembering(self, file: Opened) -> Opened:
        """The same file, whose prompts are linted again only where they changed."""
        linter = file.linter

        def lint(text: str, model: str | None) -> Report:
            clock = int(time.time() / FRESH) if "://" in text else 0
            return self._lint(linter, text, model, clock)

        return file._replace(lint=lint, options=replace(file.options, edited=True))

    def _renew(self, name: str) -> None:
        """Forget the settings where a file of settings above the document changed."""
        stamps = tuple(
            _stamp(folder / file) for folder in Path(name).absolute().parents for file in SETTINGS
        )
        folder = os.path.dirname(name)
        if self._stamps.setdefault(folder, stamps) != stamps:
            self._project = Project(AS_FOUND)
            self._stamps = {folder: stamps}
            self._ways.clear()
            self._lint.cache_clear()


def mistakes(snapshot: OpenDocument) -> Mapping[str, list[Unread]]:
    """What could not be read, by the file that is at fault: the document, or one of settings."""
    found: dict[str, list[Unread]] = {}
    for result in snapshot.results:
        if isinstance(result, Unread):
            found.setdefault(result.filename or snapshot.name, []).append(result)
    return found


def _linted(linter: Linter, text: str, model: str | None, clock: int) -> Report:
    """``clock``: part of the key, so that what depends on the time is not kept for ever."""
    return linter.lint(text, model=model)


def _stamp(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
