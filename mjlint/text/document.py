"""What is read: a file, standard input or a text, decoded piece by piece.

Bytes are UTF-8, with or without a byte order mark, or UTF-16 with one. Nothing is replaced or
guessed: the first byte that cannot be read ends the document, and what is before it is used.
"""

from __future__ import annotations

import codecs
import io
import os
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple, Protocol

from mjlint.text.encoding import Encoding, encoding_of, plain_text, undecodable
from mjlint.text.files import reason, size, small
from mjlint.text.lines import LineIndex, count_breaks, encodable, split_rows

CHUNK: Final = 1 << 16


class ByteStream(Protocol):
    """What bytes are read from."""

    def read1(self, size: int, /) -> bytes: ...

    def close(self) -> None: ...


class Fault(NamedTuple):
    """Why something in a document could not be read; the rest of it may be read all the same."""

    message: str
    """One clause without a full stop."""
    row: int | None = None
    column: int | None = None


class DocumentError(Exception):
    """A document that cannot be read, or not any further."""

    def __init__(self, message: str, row: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.fault = Fault(message, row, column)


class TooLargeError(DocumentError):
    """A document that has more bytes than are read as a whole. ``most``: how many these are."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"larger than {most // 1_000_000:,} MB, the most that is read as a whole"
            " (documents.max-size)"
        )


class Line(NamedTuple):
    """A row of a document."""

    text: str
    """Without its line break."""
    start: int
    """Where it begins, in characters of the document."""
    row: int

    @property
    def lines(self) -> LineIndex:
        """The row alone, to find positions in it."""
        return LineIndex.of_row(self.text, self.start, self.row)


class Document:
    """A document. Nothing is opened before it is asked for.

    ``name``: as the user wrote it, or ``<stdin>``. ``open``: gives the bytes; it may be called
    again unless the document is a stream.
    """

    def __init__(self, name: str, open: Callable[[], ByteStream]) -> None:
        self.name = name
        self.encoding = Encoding()
        """Known once reading has begun."""
        self._open = open
        self._text: str | None = None
        self._first = (0, 1)
        self.once = False
        """Whether it can be read only once."""
        self._path: str | os.PathLike[str] | None = None
        self._data = b""
        """Its bytes, if they are few and at hand."""

    @classmethod
    def file(cls, path: str | os.PathLike[str]) -> Document:
        """A file, opened again each time it is read."""
        document = cls(os.fspath(path), lambda: io.BufferedReader(io.FileIO(path)))
        document._path = path
        return document

    @classmethod
    def stream(cls, name: str, stream: ByteStream) -> Document:
        """Bytes that come once, such as standard input."""
        document = cls(name, lambda: stream)
        document.once = True
        return document

    @classmethod
    def of(cls, name: str, text: str) -> Document:
        """A text that is there already."""
        document = cls(name, lambda: io.BytesIO(text.encode("utf-8", "surrogatepass")))
        if not encodable(text):
            # No file can hold it, but an argument and a string of JSON can.
            document._text = text
        return document

    @classmethod
    def piece(cls, name: str, text: str, start: int, row: int) -> Document:
        """Some rows of a document: ``start`` and ``row`` say where in it the first one begins."""
        document = cls.of(name, text)
        document._text, document._first = text, (start, row)
        return document

    def held(self, most: int | None = None) -> Document:
        """A document that can be read again: itself, its bytes if they are few, or what the stream
        gives until its end.

        ``most``: how many bytes it may have. Raises `DocumentError`.
        """
        if self.once:
            return Document.held_bytes(self.name, self.data(most))
        if self._path is not None:
            data = small(self._path, CHUNK if most is None else min(most, CHUNK))
            if data is not None:
                return Document.held_bytes(self.name, data)
            if most is not None and size(self._path) > most:
                raise TooLargeError(most)
        elif most is not None:
            self.data(most)
        return self

    @classmethod
    def held_bytes(cls, name: str, data: bytes) -> Document:
        """Bytes that are there already."""
        document = cls(name, lambda: io.BytesIO(data))
        document._data = data if len(data) <= CHUNK else b""
        return document

    def mentions(self, mark: str) -> bool:
        """Whether a text occurs in what of it can be read; found in flat memory."""
        before = ""
        try:
            for chunk in self.chunks() if self._text is None else (self._text,):
                if mark in before + chunk:
                    return True
                before = chunk[-len(mark) :]
        except DocumentError:
            # Told by the one who reads its prompts.
            pass
        return False

    def data(self, most: int | None = None) -> bytes:
        """All of its bytes. ``most``: how many there may be. Raises `DocumentError`."""
        held = bytearray()
        for piece in self.raw():
            held += piece
            if most is not None and len(held) > most:
                raise TooLargeError(most)
        return bytes(held)

    def raw(self, size: int = CHUNK) -> Iterator[bytes]:
        """Its bytes piece by piece. Raises `DocumentError`."""
        try:
            stream = self._open()
            try:
                while data := stream.read1(size):
                    yield data
            finally:
                stream.close()
        except OSError as error:
            raise DocumentError(reason(error)) from None

    @property
    def text(self) -> str:
        """All of it, line breaks as they are. Raises `DocumentError`."""
        if self._text is None:
            self._text = "".join(self.chunks())
        return self._text

    def lines(self) -> Iterator[Line]:
        """Its rows one by one, in flat memory.

        Raises `DocumentError`, after the rows in front of the fault.
        """
        start, row = self._first
        for whole in split_rows(self.chunks()):
            text = whole.rstrip("\r\n")
            yield Line(text, start, row)
            start += len(whole)
            row += 1

    def pieces(self, size: int) -> Iterator[tuple[str, int, int]]:
        """Its text in pieces of whole rows: each with its offset and the number of its first row.

        ``size``: how long a piece is at least, but for the last one. Raises `DocumentError`, after
        what is before the fault.
        """
        start, row = self._first
        held: list[str] = []
        length = 0
        fault: DocumentError | None = None
        chunks = self.chunks()
        while True:
            try:
                chunk = next(chunks, None)
            except DocumentError as error:
                chunk, fault = None, error
            if chunk is not None:
                held.append(chunk)
                length += len(chunk)
                # A row may end in `\r` and go on with `\n` in the next chunk.
                cut = chunk.rfind("\n") + 1
                if length < size or not cut:
                    continue
                held[-1] = chunk[:cut]
            text = "".join(held)
            if text:
                yield text, start, row
                start += len(text)
                row += count_breaks(text)
            if fault is not None:
                raise fault
            if chunk is None:
                return
            held = [chunk[cut:]]
            length = len(held[0])

    def chunks(self) -> Iterator[str]:
        """Its text piece by piece. Raises `DocumentError`."""
        if self._text is None and self._data:
            self._text = plain_text(self._data)
        if self._text is not None:
            yield self._text
            return
        try:
            stream = self._open()
        except OSError as error:
            raise DocumentError(reason(error)) from None
        try:
            yield from self._decoded(stream)
        except OSError as error:
            raise DocumentError(reason(error)) from None
        finally:
            stream.close()

    def _decoded(self, stream: ByteStream) -> Iterator[str]:
        head = stream.read1(CHUNK)
        while 0 < len(head) < 3 and (more := stream.read1(CHUNK)):
            # A byte order mark that comes in pieces.
            head += more
        self.encoding = encoding_of(head)
        decoder = codecs.getincrementaldecoder(self.encoding.name)("strict")
        data = head[len(self.encoding.mark) :] or stream.read1(CHUNK)
        before, rows = len(self.encoding.mark), 1
        while True:
            pending = len(decoder.getstate()[0])
            try:
                text, error = decoder.decode(data, final=not data), None
            except UnicodeDecodeError as caught:
                # What is before the fault is good; the rows in it are counted.
                text, error = caught.object[: caught.start].decode(self.encoding.name), caught
            if "\0" in text:
                at = text.index("\0")
                row = rows + count_breaks(text[:at])
                offset = before - pending + len(text[:at].encode(self.encoding.name))
                yield text[:at]
                raise DocumentError(
                    f"byte {offset} is NUL: a binary file, or UTF-16 without a byte order mark", row
                )
            yield text
            rows += count_breaks(text)
            if error is not None:
                offset = before - pending + error.start
                raise DocumentError(undecodable(error, offset, self.encoding), rows)
            if not data:
                return
            before += len(data)
            data = stream.read1(CHUNK)
