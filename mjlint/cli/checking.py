"""A run of `check`: prompts of files, standard input and the command line, judged as they come."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import cast

from mjlint.cli.configured import Configured
from mjlint.cli.locating import located
from mjlint.cli.trouble import Trouble, debugging, internal, nearest, tell
from mjlint.diagnostic import Severity
from mjlint.documents import Document, DocumentError, Fault, Placed, format_of
from mjlint.documents.document import ByteStream
from mjlint.documents.formats import TEXT
from mjlint.linter import Linter
from mjlint.reports.formats import Reporter
from mjlint.reports.summary import Summary


@dataclass(slots=True)
class Run:
    """Judges everything that it is given, and keeps the score."""

    configured: Configured
    reporter: Reporter
    fail_on: str | None = None
    """The least severity that fails the run; None: what the settings of each file say."""
    summary: Summary = field(default_factory=Summary)
    _failed: bool = False
    _seen: set[str] = field(default_factory=set)

    def go(self, prompts: Collection[str], paths: Iterable[str], stdin_filename: str) -> None:
        """Judge prompts and paths in their order. What is found is told even when interrupted."""
        self.reporter.begin()
        try:
            judge = self._judge_of("<prompt>") if prompts else None
            if judge is not None:
                for prompt in prompts:
                    self._judge("<prompt>", Placed.whole(prompt), judge)
            for path in paths:
                for document in self._documents(path, stdin_filename):
                    self.summary.files += 1
                    self._read(document)
        except KeyboardInterrupt:
            self.summary.interrupted = True
        self.reporter.end(self.summary)

    def code(self) -> int:
        """The exit code: 2 for what could not be read, 1 for a finding that is bad enough."""
        if self.summary.interrupted:
            return 130
        if self.summary.faults or self.configured.broken:
            return 2
        return 1 if self._failed else 0

    def _documents(self, path: str, stdin_filename: str) -> Iterator[Document]:
        """The documents that a path of the command line means, each once."""
        if path == "-":
            if sys.stdin is None:
                self._fault(stdin_filename, Fault("standard input is closed"))
            elif "-" not in self._seen:
                self._seen.add("-")
                yield Document.stream(stdin_filename, cast(ByteStream, sys.stdin.buffer))
            return
        from mjlint.documents.finding import files

        try:
            for file in files(path):
                real = os.path.realpath(file)
                if real not in self._seen:
                    self._seen.add(real)
                    yield Document.file(file)
        except DocumentError as error:
            hint = ""
            if any(sign.isspace() for sign in path) and not os.path.lexists(path):
                hint = "; to check a prompt, write --prompt in front of it"
            self._fault(path, error.fault, hint)

    def _read(self, document: Document) -> None:
        kind = TEXT if document.name.startswith("<") else format_of(document.name)
        if kind is None:
            suffix = os.path.splitext(document.name)[1]
            self._fault(document.name, Fault(f"mjlint does not read `{suffix}` files"))
            return
        judge = self._judge_of(document.name)
        if judge is None:
            return
        try:
            for item in kind.read(document):
                if isinstance(item, Fault):
                    self._fault(document.name, item)
                else:
                    self._judge(document.name, item, judge)
        except DocumentError as error:
            self._fault(document.name, error.fault)

    def _judge_of(self, filename: str) -> tuple[Linter, int] | None:
        """The linter for a file, and the rank of the severity that fails.

        None where the settings are broken, which is told.
        """
        path = None if filename.startswith("<") else filename
        try:
            linter = self.configured.linter(path)
        except Trouble as trouble:
            self.summary.faults += 1
            tell(trouble.format_message())
            return None
        fail_on = self.fail_on or self.configured.at(path or ".").text("fail-on") or "error"
        return linter, 3 if fail_on == "never" else Severity(fail_on).rank

    def _judge(self, filename: str, placed: Placed, judge: tuple[Linter, int]) -> None:
        linter, limit = judge
        if placed.model is not None and linter.lexicon.model(placed.model) is None:
            hint = nearest(placed.model, linter.lexicon.models)
            message = f"there is no model `{placed.model}`{hint}"
            self._fault(filename, Fault(message, placed.excerpt.row))
            return
        try:
            report = linter.lint(placed.text, model=placed.model)
            checked = located(filename, placed, report)
        except Exception as error:
            # One prompt that mjlint fails on does not cost the findings of the others.
            if debugging():
                raise
            self._fault(filename, Fault(internal(error), placed.excerpt.row))
            return
        self.summary.count(checked)
        if checked.worst is not None and checked.worst.rank >= limit:
            self._failed = True
        self.reporter.prompt(checked)

    def _fault(self, filename: str, fault: Fault, hint: str = "") -> None:
        self.summary.faults += 1
        place = "".join(f":{number}" for number in (fault.row, fault.column) if number is not None)
        tell(f"{filename}{place}: {fault.message}{hint}")
