"""An open document as it reads now: its findings, its prompts, and where their characters are."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from mjlint.checking.baselines import Acceptance
from mjlint.checking.chain import Chain
from mjlint.checking.fix_mode import FixMode
from mjlint.checking.opened import Opened
from mjlint.checking.project import Project
from mjlint.checking.reader import Input, opened
from mjlint.checking.results import Checked, Unread
from mjlint.checking.rewriting import Work
from mjlint.checking.stages import LintedPrompt, Stage
from mjlint.documents.formats import TEXT, Format, format_named, format_of
from mjlint.errors import SettingsError
from mjlint.linting.linter import Linter, Report
from mjlint.text.document import Document
from mjlint.text.lines import LineIndex

REMEMBERED: Final = 8192
"""Reports kept for each linter. A keystroke changes one prompt of a document."""
FRESH: Final = 60
"""Seconds for which the report of a prompt with a link is kept: signed links expire."""
SUFFIXES: Final = (".mj", ".prompt", ".prompts")
"""Of texts whose lines are prompts for sure."""
LANGUAGES: Final = {"plaintext": "text", "mjprompt": "text", "shellscript": "shell"}
"""Editors' names of languages where mjlint's differ."""
SETTINGS: Final = ("mjlint.toml", "pyproject.toml")


class OpenDocument(NamedTuple):
    """A document as it was last checked."""

    name: str
    lines: LineIndex
    file: Opened | None
    """None where it cannot be checked."""
    stages: tuple[Stage, ...]
    """Its prompts with all their findings."""
    results: tuple[Checked | Unread, ...]
    """The same as ``mjlint check`` reports it."""

    @property
    def text(self) -> str:
        """What is in the editor."""
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
        self._project = Project()
        self._stamps: dict[str, tuple[int, ...]] = {}
        self._lint = lru_cache(REMEMBERED)(_linted)
        self._of_prompts: set[str] = set()
        """The texts in which a prompt was found: each line of these is one."""

    def check(self, name: str, text: str, language: str = "") -> OpenDocument:
        """Check a document. ``name``: its path. ``language``: the editor's name of its language."""
        self._renew(name)
        chain, source = Chain(self._project), self._input(name, text, language)
        lines = LineIndex(text)
        if source.format is None:
            return OpenDocument(name, lines, None, (), ())
        file = opened(source, self._project)
        if not isinstance(file, Opened):
            return OpenDocument(name, lines, None, (), file)
        file = self._remembering(file)
        stages = tuple(chain.stages(file))
        accepted = Acceptance(self._project, None)
        results = tuple(accepted.left(chain.located(stages, file), name))
        return OpenDocument(
            name, lines, file, stages, tuple(r for r in results if isinstance(r, Checked | Unread))
        )

    def fixed(self, snapshot: OpenDocument) -> str:
        """A document with its safe fixes, as ``mjlint check --fix`` writes it."""
        if snapshot.file is None:
            return snapshot.text
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

    def _input(self, name: str, text: str, language: str) -> Input:
        """The document as it is given to ``mjlint check``.

        An editor has all kinds of texts open. One is read as if it was found in a folder, until there
        is a prompt in it or its name or language says that it is of prompts.
        """
        document = Document.held_bytes(name, text.encode("utf-8", "replace"))
        source = Input(document, format_for(name, language))
        if source.format is not TEXT or name in self._of_prompts or language == "mjprompt":
            return source
        searched = source._replace(searched=True)
        if os.path.splitext(name)[1].lower() not in SUFFIXES:
            file = opened(searched, self._project)
            if not isinstance(file, Opened) or not any(
                isinstance(stage, LintedPrompt)
                for stage in Chain(self._project).stages(self._remembering(file))
            ):
                return searched
        self._of_prompts.add(name)
        return source

    def _remembering(self, file: Opened) -> Opened:
        """The same file, whose prompts are linted again only where they changed."""
        linter = file.linter

        def lint(text: str, model: str | None) -> Report:
            clock = int(time.time() / FRESH) if "://" in text else 0
            return self._lint(linter, text, model, clock)

        return file._replace(lint=lint)

    def _renew(self, name: str) -> None:
        """Forget the settings where a file of settings above the document changed."""
        stamps = tuple(
            _stamp(folder / file) for folder in Path(name).absolute().parents for file in SETTINGS
        )
        folder = os.path.dirname(name)
        if self._stamps.setdefault(folder, stamps) != stamps:
            self._project = Project()
            self._stamps = {folder: stamps}
            self._lint.cache_clear()


def format_for(name: str, language: str) -> Format | None:
    """The format of a document by its name, else by the editor's name of its language."""
    return format_of(name) or format_named(LANGUAGES.get(language, language))


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
