"""The requests in documents: JSON, JSON lines, shell scripts and ``.http`` files.

What is no request of a vendor's is left to the reader of the document's format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from mjlint.checking.opened import Opened
from mjlint.checking.receivers import vendor_of
from mjlint.diagnostic import value_class
from mjlint.documents.formats.jsonl import LineReader
from mjlint.documents.skipped import Skipped
from mjlint.errors import UnreadableRequest
from mjlint.language.vendor import Vendor
from mjlint.requests.contents import field_links
from mjlint.requests.envelope import Envelope
from mjlint.requests.files import envelopes, one
from mjlint.requests.json_body import MAXIMUM_LENGTH, remembered
from mjlint.requests.recognition import Recognised, addressed, recognise
from mjlint.requests.request import Request
from mjlint.requests.resolving import read_object
from mjlint.requests.secrets import around, assigned, secrets
from mjlint.requests.shape import is_field
from mjlint.text.document import DocumentError, Fault, Line
from mjlint.text.lines import LineIndex
from mjlint.text.masking import covered
from mjlint.text.nodes import DataNode
from mjlint.text.places import PlacedPrompt, Segment, SourceMap

_FILLED: Final = re.compile(r"\$[\w{(]|\{\{|<\w")
"""What a body has that is put together when it is sent."""
_SIGN: Final = re.compile(r'"(?:url|uri|endpoint|headers|[a-z]+[A-Z]\w*|[a-z]+_\w+)"\s*:')
"""What a request has that shows its vendor: what wraps a body, or a name of two words."""
_FIRST: Final = re.compile(r'\s*\{\s*"([^"\\]+)"\s*:')
_LONG: Final = 1_000_000
"""A longer text of JSON is looked at only where it surely wraps a body, or a vendor is named."""


@value_class
class PlacedRequest(PlacedPrompt):
    """A request in a document. Its keys are covered in its text and in the rows to show."""

    source: str = ""
    """Its text as it is."""
    envelope: Envelope | None = None
    """The request with places in ``source``."""
    claim: Recognised | None = None
    hidden: frozenset[str] = frozenset()
    """The keys and tokens of the document."""

    @property
    def prompt(self) -> tuple[str, Recognised] | None:
        """The text of its prompt, and whose request it is; None where it has none."""
        assert self.claim is not None
        found = _request(self.envelope, self.claim).prompt_field
        if found is None or found.member.value.kind != "string":
            return None
        return found.member.value.text, self.claim

    @property
    def links(self) -> tuple[str, ...]:
        """The image links in its own fields."""
        assert self.claim is not None
        return tuple(value.text for value in field_links(_request(self.envelope, self.claim)))


Item: TypeAlias = PlacedPrompt | Fault


def read_requests(file: Opened) -> Iterator[Item]:
    """Requests, the other prompts, and what cannot be read.

    Raises `DocumentError` where the document cannot be read any further.
    """
    reader = _Reader(file)
    match file.format.name:
        case "jsonl":
            return reader.lines()
        case "json":
            return reader.whole()
        case _:
            return reader.script()


class _Reader:
    """Reads one document."""

    def __init__(self, file: Opened) -> None:
        self.file = file
        self.target = vendor_of(file.linter.settings.target)
        """The vendor that the user named."""
        self.searched = file.options.searched

    def whole(self) -> Iterator[Item]:
        """JSON: a body, or what wraps one."""
        text, target = self.file.document.text, self.target
        named = target is not None and not self.searched
        envelope: Envelope | UnreadableRequest | None = None
        if len(text) > MAXIMUM_LENGTH:
            if target is not None and _begins_as_request(text, target):
                yield _too_long(text)
                return
        elif target is not None or _may_show(text):
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
                    keys = list(_keys(envelope, found))
                    lines = LineIndex(covered(text, keys))
                    hidden = frozenset(text[start:end] for start, end in keys)
                    yield _placed(envelope, found, hidden, lines, text, 0, len(text))
                    return
                if named and value.kind == "list" and _is_batch(envelope, value, target):
                    message = (
                        "the request is a list, an object is expected: write one request"
                        " a line into a `.jsonl` file"
                    )
                    yield _fault(text, UnreadableRequest(message, value.start))
                    return
        try:
            yield from self.file.format.read(self.file.document, self.file.options)
        except DocumentError as error:
            if not isinstance(envelope, UnreadableRequest) or error.fault.row is not None:
                raise
            yield _fault(text, envelope)

    def lines(self) -> Iterator[Item]:
        """JSON lines: each may be a request."""
        reader = LineReader(self.file.name, self.file.options)
        for line in self.file.document.lines():
            if not line.text or line.text.isspace():
                continue
            found = self._line(line) if self.target or _SIGN.search(line.text) else None
            if found is not None:
                yield found
            else:
                yield from (each for each in reader.read(line) if not isinstance(each, Skipped))

    def _line(self, line: Line) -> Item | None:
        text = line.text
        envelope = one(SourceMap.slice(text, 0, len(text)))
        if isinstance(envelope, UnreadableRequest):
            return None
        try:
            found = _claimed(envelope, read_object(envelope), self.target)
        except UnreadableRequest as error:
            if _addressed(envelope, self.target) is None:
                return None
            return Fault(error.message, line.row, error.at + 1)
        if found is None:
            return None
        hidden = frozenset(text[start:end] for start, end in _keys(envelope, found))
        return _placed(envelope, found, hidden, line, text, 0, len(text))

    def script(self) -> Iterator[Item]:
        """A shell script or an ``.http`` file: all that it sends to vendors."""
        text, target = self.file.document.text, self.target
        if len(text) > MAXIMUM_LENGTH:
            if not self.searched:
                yield _too_long(text)
            return
        all_of_it: list[tuple[Envelope, Recognised]] = []
        places = list(assigned(text))
        faults: list[Fault] = []
        for envelope in envelopes(text, f".{self.file.format.name}".replace("shell", "sh")):
            if isinstance(envelope, UnreadableRequest):
                faults.append(_fault(text, envelope))
                continue
            try:
                found = _claimed(envelope, read_object(envelope), target, alone=True)
            except UnreadableRequest:
                faults += self._unreadable(envelope, text)
                continue
            places += around(envelope)
            if found is not None:
                all_of_it.append((envelope, found))
                places += _keys(envelope, found)
        hidden = frozenset(text[start:end] for start, end in places)
        lines = LineIndex(covered(text, places))
        for envelope, found in all_of_it:
            start, end = envelope.span or (0, len(text))
            yield _placed(envelope, found, hidden, lines, text, start, end)
        yield from faults
        if not all_of_it and not faults and not self.searched:
            yield Fault(
                "no request to a vendor is found in it"
                + ("; name it with `--target`" if target is None else "")
            )

    def _unreadable(self, envelope: Envelope, text: str) -> Iterator[Fault]:
        """Why the body of a request cannot be read, where it is surely to a vendor."""
        if _addressed(envelope, self.target) is None or _FILLED.search(envelope.body.text):
            return
        try:
            read_object(envelope)
        except UnreadableRequest as error:
            yield _fault(text, error)


def _placed(
    envelope: Envelope,
    found: Recognised,
    hidden: frozenset[str],
    ground: LineIndex | Line,
    text: str,
    start: int,
    end: int,
) -> PlacedRequest:
    """``ground``: the row, or the whole document, that has the request from start to end."""
    own = text[start:end]
    inside = envelope.moved(-start)
    shown = covered(own, _keys(inside, found))
    at = ground.start
    lines = LineIndex(shown, at, ground.row) if isinstance(ground, Line) else ground
    map = SourceMap.of(shown, (Segment(0, end - start, at + start, at + end),))
    return PlacedRequest(
        map, lines, at + start, source=own, envelope=inside, claim=found, hidden=hidden
    )


def _request(envelope: Envelope | None, found: Recognised) -> Request:
    assert envelope is not None
    return Request(envelope, read_object(envelope), found.vendor, found.endpoint, stored=True)


def _keys(envelope: Envelope, found: Recognised) -> Iterator[tuple[int, int]]:
    return secrets(_request(envelope, found))


def _claimed(
    envelope: Envelope, body: DataNode, target: Vendor | None = None, *, alone: bool = False
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


def _may_show(text: str) -> bool:
    """Whether a text of JSON is worth a look although no vendor is named."""
    if not text.lstrip().startswith("{") or (len(text) > _LONG and '"headers"' not in text):
        return False
    return _SIGN.search(text) is not None


def _is_batch(envelope: Envelope, value: DataNode, target: Vendor | None) -> bool:
    """Whether a list is one of requests."""
    return bool(value.items) and _claimed(envelope, value.items[0], target) is not None


def _too_long(text: str) -> Fault:
    most = MAXIMUM_LENGTH
    return Fault(f"the file is {len(text):,} characters long; at most {most:,} are read", 1, 1)


def _fault(text: str, error: UnreadableRequest) -> Fault:
    return Fault(error.message, *LineIndex(text).position(error.at))
