"""The requests in documents, judged whole: JSON, JSON lines, shell scripts and ``.http`` files.

What is no request of a vendor's is left to the reader of the document's format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from mjlint.checking.project import Configured
from mjlint.checking.receiving import of_request, vendor_of
from mjlint.checking.results import Receiver
from mjlint.diagnostic import Diagnostic
from mjlint.documents.formats import Format
from mjlint.documents.formats.jsonl import read_line
from mjlint.errors import UnreadableRequest
from mjlint.language.vendors import Vendor
from mjlint.linting.linter import Linter, Report
from mjlint.requests.envelope import Envelope
from mjlint.requests.files import envelopes, one
from mjlint.requests.json_body import MAXIMUM_LENGTH, remembered
from mjlint.requests.linter import RequestLinter, read_object
from mjlint.requests.recognition import Recognised, addressed, recognise
from mjlint.requests.report import RequestReport, blotted
from mjlint.requests.request import Request
from mjlint.requests.secrets import around, assigned, secrets
from mjlint.requests.shape import is_field
from mjlint.settings.reading import Options
from mjlint.settings.settings import Settings
from mjlint.text.document import Document, DocumentError, Fault, Line
from mjlint.text.lines import LineIndex
from mjlint.text.nodes import Node
from mjlint.text.places import PlacedPrompt, Segment, SourceMap

After: TypeAlias = Callable[[Report], Report]
"""What is done to the report of a prompt before it becomes a part of the request's."""

_FILLED: Final = re.compile(r"\$[\w{(]|\{\{|<\w")
"""What a body has that is put together when it is sent."""
_SIGN: Final = re.compile(r'"(?:url|uri|endpoint|headers|[a-z]+[A-Z]\w*|[a-z]+_\w+)"\s*:')
"""What a request has that tells its vendor: what wraps a body, or a name of two words."""
_FIRST: Final = re.compile(r'\s*\{\s*"([^"\\]+)"\s*:')
_LONG: Final = 1_000_000
"""A longer text of JSON is looked at only where it surely wraps a body, or a vendor is named."""


@dataclass(frozen=True, slots=True)
class Asked(PlacedPrompt):
    """A request in a document. Its keys are blotted out in its text and in the rows to show."""

    judged: RequestReport | None = None
    receiver: Receiver | None = None

    def again(self, text: str) -> Sequence[Diagnostic]:
        """All findings of the request with another text."""
        assert self.judged is not None
        try:
            return self.judged.relint(text).diagnostics
        except UnreadableRequest:
            # More findings than before: a fix that breaks it is not made.
            return self.judged.diagnostics * 2


class Requests:
    """Finds the requests in documents, and judges each by the settings that hold for it."""

    def __init__(self, configured: Configured) -> None:
        self._configured = configured
        self._linters: dict[int, tuple[Linter, RequestLinter]] = {}
        self.hidden: set[str] = set()
        """The keys of the present document, which are not to be shown."""

    def read(
        self, document: Document, kind: Format, linter: Linter, options: Options, after: After
    ) -> Iterator[PlacedPrompt | Fault | tuple[Asked, RequestReport]]:
        """Requests with what is found in them, the other prompts, and what cannot be read.

        Raises `DocumentError` where the document cannot be read any further.
        """
        self.hidden.clear()
        reader = _Reader(self, document, kind, options, self._linter(document.name, linter), after)
        match kind.name:
            case "jsonl":
                return reader.lines()
            case "json":
                return reader.whole()
            case _:
                return reader.script()

    def _linter(self, name: str, linter: Linter) -> RequestLinter:
        if id(linter) not in self._linters:
            rules = self._configured.assembly(name).rules

            def make(settings: Settings) -> Linter:
                if settings == linter.settings:
                    return linter
                return Linter(settings, lexicon=linter.lexicon, rules=rules)

            self._linters[id(linter)] = (linter, RequestLinter(linter.settings, make))
        return self._linters[id(linter)][1]


@dataclass(slots=True)
class _Reader:
    """Reads one document."""

    requests: Requests
    document: Document
    kind: Format
    options: Options
    linter: RequestLinter
    after: After

    @property
    def target(self) -> Vendor | None:
        """The vendor that the user named."""
        return vendor_of(self.linter.settings.target)

    def whole(self) -> Iterator[PlacedPrompt | Fault | tuple[Asked, RequestReport]]:
        """JSON: a body, or what wraps one."""
        document, text, target = self.document, self.document.text, self.target
        named = target is not None and not self.options.searched
        envelope: Envelope | UnreadableRequest | None = None
        if len(text) > MAXIMUM_LENGTH:
            if target is not None and _begins_as_request(text, target):
                yield self._too_long(text)
                return
        elif target is not None or _may_tell(text):
            envelope = one(SourceMap.slice(text, 0, len(text)))
            if isinstance(envelope, Envelope):
                try:
                    value = remembered(envelope.body.text)
                except UnreadableRequest:
                    # A body that is a string.
                    yield from self._unreadable(envelope, text)
                    return
                found = _claimed(envelope, value, target, alone=named)
                if found is not None:
                    lines = LineIndex(blotted(text, _keys(envelope, found)))
                    yield self._judged(envelope, found, lines, 0, len(text))
                    return
                if named and value.kind == "list" and _is_batch(envelope, value, target):
                    yield self._fault(
                        text,
                        UnreadableRequest(
                            "the request is a list, an object is expected: write one request"
                            " a line into a `.jsonl` file",
                            value.start,
                        ),
                    )
                    return
        try:
            yield from self.kind.read(document, self.options)
        except DocumentError as error:
            if not isinstance(envelope, UnreadableRequest) or error.fault.row is not None:
                raise
            yield self._fault(text, envelope)

    def lines(self) -> Iterator[PlacedPrompt | Fault | tuple[Asked, RequestReport]]:
        """JSON lines: each may be a request."""
        target = self.target
        for line in self.document.lines():
            if not line.text or line.text.isspace():
                continue
            found = self._line(line, target) if target or _SIGN.search(line.text) else None
            if found is not None:
                yield found
            else:
                yield from read_line(line, self.document.name, self.options)

    def _line(
        self, line: Line, target: Vendor | None
    ) -> tuple[Asked, RequestReport] | Fault | None:
        envelope = one(SourceMap.slice(line.text, 0, len(line.text)))
        if isinstance(envelope, UnreadableRequest):
            return None
        try:
            found = _claimed(envelope, read_object(envelope), target)
        except UnreadableRequest as error:
            if _addressed(envelope, target) is None:
                return None
            return Fault(error.message, line.row, error.at + 1)
        if found is None:
            return None
        return self._judged(envelope, found, line, 0, len(line.text))

    def script(self) -> Iterator[PlacedPrompt | Fault | tuple[Asked, RequestReport]]:
        """A shell script or an ``.http`` file: all that it sends to vendors."""
        text, target = self.document.text, self.target
        if len(text) > MAXIMUM_LENGTH:
            if not self.options.searched:
                yield self._too_long(text)
            return
        all_of_it: list[tuple[Envelope, Recognised]] = []
        hidden = list(assigned(text))
        faults: list[Fault] = []
        for envelope in envelopes(text, f".{self.kind.name}".replace("shell", "sh")):
            if isinstance(envelope, UnreadableRequest):
                faults.append(self._fault(text, envelope))
                continue
            try:
                found = _claimed(envelope, read_object(envelope), target, alone=True)
            except UnreadableRequest:
                faults += self._unreadable(envelope, text)
                continue
            hidden += around(envelope)
            if found is not None:
                all_of_it.append((envelope, found))
                hidden += _keys(envelope, found)
        self.requests.hidden |= {text[start:end] for start, end in hidden}
        lines = LineIndex(blotted(text, hidden))
        for envelope, found in all_of_it:
            yield self._judged(envelope, found, lines, *(envelope.span or (0, len(text))))
        yield from faults
        if not all_of_it and not faults and not self.options.searched:
            yield Fault(
                "no request to a vendor is found in it"
                + ("; name it with `--target`" if target is None else "")
            )

    def _judged(
        self, envelope: Envelope, found: Recognised, ground: LineIndex | Line, start: int, end: int
    ) -> tuple[Asked, RequestReport]:
        """``ground``: the row, or the whole document, that has the request from start to end."""
        document, name = self.document, self.document.name
        whole = ground.text if isinstance(ground, Line) else document.text
        report = self.linter.lint(
            envelope.moved(-start),
            found,
            text=whole[start:end],
            file=name,
            after=self.after,
        )
        hidden = {report.text[a:b] for a, b in secrets(report.request)}
        if hidden:
            self.requests.hidden |= hidden
            shown = tuple(_without(diagnostic, hidden) for diagnostic in report.diagnostics)
            report = replace(report, diagnostics=shown)
        text = report.masked() if hidden else report.text
        at = ground.start
        lines = LineIndex(text, at, ground.row) if isinstance(ground, Line) else ground
        map = SourceMap.of(text, (Segment(0, end - start, at + start, at + end),))
        receiver = of_request(report, found.how)
        return Asked(map, lines, at + start, judged=report, receiver=receiver), report

    def _unreadable(self, envelope: Envelope, text: str) -> Iterator[Fault]:
        """Why the body of a request cannot be read, where it is surely to a vendor."""
        if _addressed(envelope, self.target) is None or _FILLED.search(envelope.body.text):
            return
        try:
            read_object(envelope)
        except UnreadableRequest as error:
            yield self._fault(text, error)

    def _too_long(self, text: str) -> Fault:
        most = MAXIMUM_LENGTH
        return Fault(f"the file is {len(text):,} characters long; at most {most:,} are read", 1, 1)

    def _fault(self, text: str, error: UnreadableRequest) -> Fault:
        return Fault(error.message, *LineIndex(text).position(error.at))


def _keys(envelope: Envelope, found: Recognised) -> Iterator[tuple[int, int]]:
    body = read_object(envelope)
    return secrets(Request(envelope, body, found.vendor, found.endpoint, stored=True))


def _claimed(
    envelope: Envelope, body: Node, target: Vendor | None = None, *, alone: bool = False
) -> Recognised | None:
    """Whose request it is, where that is sure: files hold much else that looks like one."""
    if body.kind != "object":
        return None
    url = envelope.url.text if envelope.url is not None else ""
    found = recognise(url, envelope.header_names, body, target=target, alone=alone)
    return found if found is not None and found.sure else None


def _addressed(envelope: Envelope, target: Vendor | None) -> Vendor | None:
    url = envelope.url.text if envelope.url is not None else ""
    return addressed(url, envelope.header_names, target)


def _begins_as_request(text: str, target: Vendor) -> bool:
    """Whether a text that is too long to be read is a request by its first field."""
    first = _FIRST.match(text)
    return first is not None and is_field(target, first[1])


def _may_tell(text: str) -> bool:
    """Whether a text of JSON is worth a look although no vendor is named."""
    if not text.lstrip().startswith("{") or (len(text) > _LONG and '"headers"' not in text):
        return False
    return _SIGN.search(text) is not None


def _is_batch(envelope: Envelope, value: Node, target: Vendor | None) -> bool:
    """Whether a list is one of requests."""
    return bool(value.items) and _claimed(envelope, value.items[0], target) is not None


def _without(diagnostic: Diagnostic, hidden: Iterable[str]) -> Diagnostic:
    """A finding that shows none of some texts."""
    fix = diagnostic.fix
    said = [diagnostic.message, diagnostic.help, diagnostic.reply or "", diagnostic.label]
    for secret in hidden:
        said = [text.replace(secret, "*" * len(secret)) for text in said]
        if fix is not None and any(secret in edit.text for edit in fix.edits):
            fix = None
    message, help, reply, label = said
    reply_ = reply if diagnostic.reply is not None else None
    return replace(diagnostic, message=message, help=help, reply=reply_, label=label, fix=fix)
