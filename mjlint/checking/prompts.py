"""A document -> its prompts, judged: the part of a run that any process can do."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from mjlint.checking.places import asked, located, remarked
from mjlint.checking.project import Configured
from mjlint.checking.reader import Reading
from mjlint.checking.results import Checked
from mjlint.checking.summary import Unread
from mjlint.diagnostic import Diagnostic
from mjlint.documents.formats import TEXT, Format, format_of, known_suffixes
from mjlint.linting.linter import Linter, Report
from mjlint.settings.reading import Options
from mjlint.settings.settings import MIDJOURNEY
from mjlint.terminal.messages import Trouble, debugging, internal
from mjlint.text.document import Document, DocumentError, Fault
from mjlint.text.places import PlacedPrompt
from mjlint.text.similar import did_you_mean

if TYPE_CHECKING:
    from mjlint.checking.links import Links
    from mjlint.checking.requests import Requests
    from mjlint.requests.report import RequestReport


class Source(NamedTuple):
    """A document to read."""

    document: Document
    format: Format | None = None
    """None: what its name says."""
    searched: bool = False
    """Whether it was come across in a folder rather than named."""
    within: str | None = None
    """The folder that it was come across in."""


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
Found: TypeAlias = "Told | tuple[PlacedPrompt, Report | RequestReport]"
"""A prompt or request and its report, before its findings are put to their places in the file."""
Remark: TypeAlias = tuple[PlacedPrompt, tuple[Diagnostic, ...]]
"""A comment that speaks to mjlint, and what is wrong with it."""

WITH_REQUESTS: Final = ("json", "jsonl", "http", "shell")
"""The formats in which there may be whole requests."""

MARK: Final = "mjlint:"
"""What such a comment begins with."""


class Case(NamedTuple):
    """A document with what it is judged by."""

    document: Document
    kind: Format
    linter: Linter
    options: Options


@dataclass(slots=True)
class Judge:
    """Judges documents by the settings that hold for each."""

    configured: Configured
    reading: Reading
    links: Links | None = None
    """What is known of links that were asked; None where none were."""
    _requests: Requests | None = None
    _target: str = MIDJOURNEY[0]
    """Who receives the prompts of the present document."""
    _told: set[tuple[str, int, int, str]] = field(default_factory=set)
    """Findings in what prompts of the present document share."""

    def prompt(self, text: str) -> Iterator[Outcome]:
        """A prompt of the command line."""
        try:
            linter = self.configured.linter()
        except Trouble as trouble:
            yield Told(trouble.format_message())
            return
        self._target = linter.settings.target
        yield self._outcome("<prompt>", self._linted("<prompt>", PlacedPrompt.whole(text), linter))

    def document(self, source: Source) -> Iterator[Outcome]:
        """The prompts of a document, and in between what of it could not be read."""
        case = self.case(source)
        if isinstance(case, Told):
            yield case
            return
        name = case.document.name
        self._told.clear()
        self._target = case.linter.settings.target
        try:
            found: Iterable[Found | Remark] = self.found(case)
            if case.kind.comment is not None and case.document.mentions(MARK):
                from mjlint.checking.suppressions import heard

                found = heard(case, self.found(case), self.configured)
            for each in found:
                yield self._outcome(name, each)
        except DocumentError as error:
            yield Told.of(name, error.fault)
        except Exception as error:
            # A file that mjlint fails on does not cost the findings of the others.
            if debugging():
                raise
            yield Told.of(name, Fault(internal(error)))

    def case(self, source: Source) -> Case | Told:
        """A document with what it is judged by, or why it is not."""
        document = source.document
        name = document.name
        kind = source.format or (TEXT if name.startswith("<") else format_of(name))
        if kind is None:
            suffix = os.path.splitext(name)[1]
            message = f"mjlint does not read `{suffix}` files; it reads {known_suffixes()}"
            return Told.of(name, Fault(message))
        path = None if name.startswith("<") else name
        try:
            linter = self.configured.linter(path)
            options = self.reading.options(path or ".", searched=source.searched)
            if kind.comment is not None:
                # It may have remarks, which are looked for first.
                document = document.held()
        except Trouble as trouble:
            return Told(trouble.format_message())
        except DocumentError as error:
            return Told.of(name, error.fault)
        return Case(document, kind, linter, options)

    def found(self, case: Case) -> Iterator[Found]:
        """The prompts of a document with all that is found in them. Raises `DocumentError`."""
        for item in self._read(case):
            if isinstance(item, Fault):
                yield Told.of(case.document.name, item)
            elif isinstance(item, tuple):
                # A request: it is judged as it is found.
                yield item
            else:
                yield from self._placed(case.document.name, item, case.linter, case.options)

    def _read(
        self, case: Case
    ) -> (
        Iterator[PlacedPrompt | Fault]
        | Iterator[PlacedPrompt | Fault | tuple[PlacedPrompt, RequestReport]]
    ):
        """What a document holds: prompts, and in some formats requests."""
        document, kind, linter, options = case
        if kind.name not in WITH_REQUESTS:
            return kind.read(document, options)
        if self._requests is None:
            from mjlint.checking.requests import Requests

            self._requests = Requests(self.configured)

        def after(report: Report) -> Report:
            return self._in_request(document.name, report, linter)

        return self._requests.read(document, kind, linter, options, after)

    def _in_request(self, name: str, report: Report, linter: Linter) -> Report:
        """The report of a prompt that stands in a request."""
        if _may_have_slots(report.text):
            from mjlint.documents.templates import is_template, unfilled

            if is_template(PlacedPrompt.whole(report.text)):
                return unfilled(report)
        return report if self.links is None else self.links.added(name, report, linter)

    def hidden(self, text: str) -> str:
        """A text of the present document without the keys that were found in it."""
        for secret in self._requests.hidden if self._requests is not None else ():
            text = text.replace(secret, "*" * len(secret))
        return text

    def _placed(
        self, name: str, placed: PlacedPrompt, linter: Linter, options: Options
    ) -> Iterator[Found]:
        if placed.model is not None and linter.lexicon.model(placed.model) is None:
            hint = did_you_mean(placed.model, linter.lexicon.models)
            message = f"there is no model `{placed.model}`{hint}"
            yield Told.of(name, Fault(message, placed.row))
            return
        template = _may_have_slots(placed.text)
        if template:
            from mjlint.documents.templates import filled, is_template

            template = is_template(placed)
            if template and options.values:
                turns = list(filled(placed, options.values))
                if turns:
                    for turn in turns:
                        yield self._linted(name, turn, linter)
                    return
        yield self._linted(name, placed, linter, template=template)

    def _linted(
        self, name: str, placed: PlacedPrompt, linter: Linter, template: bool = False
    ) -> Found:
        try:
            report = linter.lint(placed.text, model=placed.model)
            if report.diagnostics:
                if template:
                    from mjlint.documents.templates import unfilled

                    report = unfilled(report)
                if placed.partial:
                    kept = (d for d in report.diagnostics if d.name not in _OF_WHOLE_PROMPTS)
                    report = replace(report, diagnostics=tuple(kept))
            if self.links is not None and not template:
                report = self.links.added(name, report, linter)
        except Exception as error:
            # One prompt that mjlint fails on does not cost the findings of the others.
            if debugging():
                raise
            return Told.of(name, Fault(internal(error), placed.row))
        return placed, report

    def _outcome(self, name: str, found: Found | Remark) -> Outcome:
        if isinstance(found, Told):
            return found
        placed, report = found
        try:
            if isinstance(report, tuple):
                return remarked(name, placed, report)
            if not isinstance(report, Report):
                return asked(name, placed, report)
            if report.diagnostics and len(placed.map.parts) > 1:
                report = replace(report, diagnostics=tuple(self._once(placed, report)))
            checked = located(name, placed, report)
            if self._target not in MIDJOURNEY:
                from mjlint.checking.receiving import of_prompt

                checked = checked._replace(receiver=of_prompt(self._target, report))
            return checked if self.links is None else self.links.told(name, checked, report)
        except Exception as error:
            if debugging():
                raise
            return Told.of(name, Fault(internal(error), placed.row))

    def _once(self, placed: PlacedPrompt, report: Report) -> Iterator[Diagnostic]:
        """The findings without those that were told: what prompts share, such as a suffix."""
        for diagnostic in report.diagnostics:
            place = placed.map.span(diagnostic.start, diagnostic.end)
            key = (diagnostic.code, *place, diagnostic.message)
            if key not in self._told:
                self._told.add(key)
                yield diagnostic


_OF_WHOLE_PROMPTS = frozenset({"empty-prompt", "single-image-without-text"})
"""Rules that a suffix that others share cannot break."""


def _may_have_slots(text: str) -> bool:
    """Whether it is worth looking for slots: most prompts have none of their signs."""
    return "[" in text or "<" in text or "{{" in text or "${" in text or "__" in text
