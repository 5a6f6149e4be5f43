"""A document -> its prompts, judged: the part of a run that any process can do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias

from mjlint.cli.configured import Configured
from mjlint.cli.locating import located
from mjlint.cli.reading import Reading
from mjlint.cli.trouble import Trouble, debugging, internal, nearest
from mjlint.diagnostic import Diagnostic
from mjlint.documents import Document, DocumentError, Fault, Format, Placed, format_of
from mjlint.documents.formats import TEXT, known_suffixes
from mjlint.documents.options import DEFAULT, Options
from mjlint.linter import Linter, Report
from mjlint.reports.finding import Checked
from mjlint.reports.summary import Unread


class Source(NamedTuple):
    """A document to read."""

    document: Document
    format: Format | None = None
    """None: what its name says."""
    searched: bool = False
    """Whether it was come across in a folder rather than named."""


class Told(NamedTuple):
    """What could not be read, as it is told."""

    message: str
    fault: Unread | None = None
    """The same for reports; None where the fault is not in a file of prompts."""

    @classmethod
    def of(cls, filename: str, fault: Fault, hint: str = "") -> Told:
        unread = Unread(filename, fault.message + hint, fault.row, fault.column)
        return cls(f"{unread.place}: {unread.message}", unread)


Outcome: TypeAlias = Checked | Told


@dataclass(slots=True)
class Judge:
    """Judges documents by the settings that hold for each."""

    configured: Configured
    reading: Reading
    _told: set[tuple[str, int, int, str]] = field(default_factory=set)
    """Findings in what prompts of the present document share."""

    def prompt(self, text: str) -> Iterator[Outcome]:
        """A prompt of the command line."""
        try:
            linter = self.configured.linter()
        except Trouble as trouble:
            yield Told(trouble.format_message())
            return
        yield self._outcome("<prompt>", Placed.whole(text), linter, template=False)

    def document(self, source: Source) -> Iterator[Outcome]:
        """The prompts of a document, and in between what of it could not be read."""
        name = source.document.name
        kind = source.format or (TEXT if name.startswith("<") else format_of(name))
        if kind is None:
            suffix = os.path.splitext(name)[1]
            message = f"mjlint does not read `{suffix}` files; it reads {known_suffixes()}"
            yield Told.of(name, Fault(message))
            return
        path = None if name.startswith("<") else name
        self._told.clear()
        try:
            linter = self.configured.linter(path)
            options = self.reading.options(path or ".", searched=source.searched)
        except Trouble as trouble:
            yield Told(trouble.format_message())
            return
        try:
            for item in kind.read(source.document, options):
                if isinstance(item, Fault):
                    yield Told.of(name, item)
                else:
                    yield from self._placed(name, item, linter, options)
        except DocumentError as error:
            yield Told.of(name, error.fault)
        except Exception as error:
            # A file that mjlint fails on does not cost the findings of the others.
            if debugging():
                raise
            yield Told.of(name, Fault(internal(error)))

    def _placed(
        self, name: str, placed: Placed, linter: Linter, options: Options = DEFAULT
    ) -> Iterator[Outcome]:
        if placed.model is not None and linter.lexicon.model(placed.model) is None:
            hint = nearest(placed.model, linter.lexicon.models)
            message = f"there is no model `{placed.model}`{hint}"
            yield Told.of(name, Fault(message, placed.excerpt.row))
            return
        template = _may_have_slots(placed.text)
        if template:
            from mjlint.documents.templates import filled, is_template

            template = is_template(placed)
            if template and options.values:
                turns = list(filled(placed, options.values))
                if turns:
                    for turn in turns:
                        yield self._outcome(name, turn, linter)
                    return
        yield self._outcome(name, placed, linter, template=template)

    def _outcome(
        self, name: str, placed: Placed, linter: Linter, template: bool = False
    ) -> Outcome:
        try:
            report = linter.lint(placed.text, model=placed.model)
            if report.diagnostics:
                if template:
                    from mjlint.documents.templates import unfilled

                    report = unfilled(report)
                report = replace(report, diagnostics=tuple(self._own(placed, report)))
            return located(name, placed, report)
        except Exception as error:
            # One prompt that mjlint fails on does not cost the findings of the others.
            if debugging():
                raise
            return Told.of(name, Fault(internal(error), placed.excerpt.row))

    def _own(self, placed: Placed, report: Report) -> Iterator[Diagnostic]:
        """The findings without those that the place of the prompt makes pointless."""
        for diagnostic in report.diagnostics:
            if placed.partial and diagnostic.name in _OF_WHOLE_PROMPTS:
                continue
            if placed.parts:
                # What prompts share, such as a suffix, is told once.
                place = placed.to_file(diagnostic.start, diagnostic.end)
                key = (diagnostic.code, *place, diagnostic.message)
                if key in self._told:
                    continue
                self._told.add(key)
            yield diagnostic


_OF_WHOLE_PROMPTS = frozenset({"empty-prompt", "single-image-without-text"})
"""Rules that a suffix that others share cannot break."""


def _may_have_slots(text: str) -> bool:
    """Whether it is worth looking for slots: most prompts have none of their signs."""
    return "[" in text or "<" in text or "{{" in text or "${" in text or "__" in text
