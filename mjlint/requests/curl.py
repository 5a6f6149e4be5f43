"""Shell text with curl -> its requests, each character with its place inside the shell's quotes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from mjlint.errors import UnreadableRequest
from mjlint.requests.envelope import Envelope, Header
from mjlint.text.places import Escape, Segment, SourceMap

_START: Final = re.compile(r"(?:^|[\s;&|(])curl(?:\.exe)?(?=\s)", re.MULTILINE)
_DATA: Final = ("-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json")
_HEADER: Final = ("-H", "--header")
_SKIPPED: Final = (
    "-o", "--output", "-u", "--user", "-A", "--user-agent", "-e", "--referer", "-b", "--cookie",
    "-x", "--proxy", "-m", "--max-time", "--connect-timeout", "--retry", "-w", "--write-out",
    "-F", "--form", "--cacert", "--cert", "--key", "-T", "--upload-file",
)  # fmt: skip
_ANSI: Final = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "\\": "\\",
    "'": "'",
    '"': '"',
    "?": "?",
    "e": "\x1b",
}
_QUOTED_QUOTE: Final = "'\\''"
_CODE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{1,4})|x([0-9a-fA-F]{1,2}))")


def commands(text: str) -> Iterator[Envelope | UnreadableRequest]:
    """The requests that the text's curl commands send with a body of their own."""
    at = 0
    while (match := _START.search(text, at)) is not None:
        start = text.index("curl", match.start())
        words, at = _words(text, match.end())
        if text[text.rfind("\n", 0, start) + 1 : start].lstrip().startswith("#"):
            # A comment: nobody sends it.
            continue
        envelope = _command(words)
        if envelope is not None:
            yield replace(envelope, span=(start, at))


def _command(words: list[SourceMap]) -> Envelope | None:
    url: SourceMap | None = None
    body: SourceMap | None = None
    headers: list[Header] = []
    method = ""
    rest = iter(words)
    for word in rest:
        option, glued = _option(word)
        if not option:
            if url is None and word.text:
                url = word
        elif option in _SKIPPED:
            if glued is None:
                next(rest, None)
        elif option in (*_DATA, *_HEADER, "-X", "--request", "--url"):
            value = glued if glued is not None else next(rest, None)
            if value is None:
                break
            if option in _DATA:
                body = body or value
            elif option in _HEADER:
                headers += _header(value)
            elif option == "--url":
                url = value
            else:
                method = value.text.upper()
    if body is None or not body.text.strip() or body.text.startswith("@"):
        return None
    return Envelope(body, url, tuple(headers), method or "POST")


def _option(word: SourceMap) -> tuple[str, SourceMap | None]:
    """An option, and its value where it is glued to it: ``--json=…``, ``-XPOST``."""
    text = word.text
    if text.startswith("--"):
        name, equals, _ = text.partition("=")
        return name, _part(word, len(name) + 1, len(text)) if equals else None
    if text.startswith("-") and len(text) > 1:
        return text[:2], _part(word, 2, len(text)) if len(text) > 2 and text[1] in "XHd" else None
    return "", None


def _header(value: SourceMap) -> Iterator[Header]:
    name, colon, content = value.text.partition(":")
    if colon:
        start = len(name) + 1 + len(content) - len(content.lstrip())
        yield Header(_part(value, 0, len(name)), _part(value, start, len(value.text)))


def _part(word: SourceMap, start: int, end: int) -> SourceMap:
    """A part of a word."""
    return SourceMap.slice(word.text, start, end, word)


def _words(text: str, at: int) -> tuple[list[SourceMap], int]:
    """The words of a command, up to the end of its line, and where it ends."""
    words: list[SourceMap] = []
    word = _Word()
    while at < len(text):
        mark = text[at]
        if mark in "\\^`" and (match := re.compile(r"[\\^`][ \t]*\r?\n").match(text, at)):
            # The line goes on: a backslash in a shell, ^ and ` on Windows.
            at = match.end()
            word.end(words)
        elif mark in "\r\n;|&":
            break
        elif mark in " \t":
            word.end(words)
            at += 1
        elif mark == "'":
            at = word.verbatim(text, at + 1, _closing(text, at + 1, "'"), "'")
        elif mark == '"':
            at = word.escaped(text, at + 1, '"', lambda c: c if c in '\\"$`' else None)
        elif text.startswith("$'", at):
            at = word.escaped(text, at + 2, "'", _ANSI.get)
        elif mark == "\\" and at + 1 < len(text):
            word.add(text[at + 1], at, at + 2, False)
            at += 2
        else:
            word.add(mark, at, at + 1, True)
            at += 1
    word.end(words)
    return words, at


def _closing(text: str, at: int, quote: str) -> int:
    end = text.find(quote, at)
    return end if end >= 0 else len(text)


class _Word:
    """A word in the making."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self._length = 0
        self._quote: str | None = None

    def add(self, piece: str, start: int, end: int, verbatim: bool) -> None:
        self._quote = self._quote or "word"
        last = self._segments[-1] if self._segments else None
        after = self._length + len(piece)
        if verbatim and last is not None and last.exact and last.file_end == start:
            self._segments[-1] = last._replace(end=after, file_end=end)
        else:
            self._segments.append(Segment(self._length, after, start, end, verbatim))
        self._pieces.append(piece)
        self._length = after

    def verbatim(self, text: str, start: int, end: int, quote: str) -> int:
        self._quote = self._quote or quote
        while True:
            if end > start:
                self.add(text[start:end], start, end, True)
            if not text.startswith(_QUOTED_QUOTE, end):
                return end + 1
            # The quotes that are closed and opened again belong to the quote between them.
            start = end + len(_QUOTED_QUOTE)
            self.add("'", end, start, False)
            end = _closing(text, start, quote)

    def escaped(self, text: str, at: int, quote: str, meaning: Callable[[str], str | None]) -> int:
        self._quote = self._quote or ('"' if quote == '"' else "$'")
        while at < len(text) and text[at] != quote:
            start = at
            while at < len(text) and text[at] not in (quote, "\\"):
                at += 1
            if at > start:
                self.add(text[start:at], start, at, True)
            if text[at : at + 1] != "\\":
                continue
            code = _CODE.match(text, at) if quote == "'" else None
            if code is not None:
                self.add(chr(int(code[1] or code[2], 16)), at, code.end(), False)
                at = code.end()
                continue
            after = text[at + 1 : at + 2]
            written = meaning(after) if after else None
            if after == "\n" and quote == '"':
                at += 2
            elif written is not None:
                self.add(written, at, at + 2, False)
                at += 2
            else:
                self.add("\\", at, at + 1, True)
                at += 1
        return at + 1

    def end(self, words: list[SourceMap]) -> None:
        if self._quote is not None:
            escape = _ESCAPES[self._quote]
            text, segments = "".join(self._pieces), self._segments or [Segment(0, 0, 0, 0)]
            words.append(SourceMap.of(text, tuple(segments), escape))
        self._begin()


def _double(text: str) -> str:
    return re.sub(r'([\\"$`])', r"\\\1", text)


def _ansi(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")


_ESCAPES: Final[dict[str, Escape]] = {
    "'": lambda text: text.replace("'", "'\\''"),
    '"': _double,
    "$'": _ansi,
    "word": shlex.quote,
}
