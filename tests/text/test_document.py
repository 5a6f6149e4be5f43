"""Documents are decoded as they are, and what cannot be read is named."""

from __future__ import annotations

import codecs
import io
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mjlint.text.document import CHUNK, Document, DocumentError, Fault, Line


def document(data: bytes) -> Document:
    return Document.stream("x.txt", io.BytesIO(data))


class Drip(io.BytesIO):
    """Gives one byte at a time, as a slow pipe does."""

    def read1(self, size: int | None = -1, /) -> bytes:
        return self.read(1)


def fault(data: bytes) -> tuple[list[str], Fault]:
    """The rows that were read, and why no more were."""
    rows: list[str] = []
    try:
        rows.extend(line.text for line in document(data).lines())
    except DocumentError as error:
        return rows, error.fault
    raise AssertionError("all of it was read")


def test_lines() -> None:
    assert list(document(b"a\r\nb\rc\n\nd").lines()) == [
        Line("a", 0, 1), Line("b", 3, 2), Line("c", 5, 3), Line("", 7, 4), Line("d", 8, 5),
    ]  # fmt: skip
    assert list(document(b"").lines()) == []


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("é\n鳥".encode(), "utf-8"),
        (codecs.BOM_UTF8 + "é\n鳥".encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + "é\n鳥".encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + "é\n鳥".encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_encodings(data: bytes, name: str) -> None:
    for stream in (io.BytesIO(data), Drip(data)):
        read = Document.stream("x", stream)
        assert [line.text for line in read.lines()] == ["é", "鳥"]
        assert read.encoding.name == name
    whole = document(data)
    assert whole.text == "é\n鳥"
    assert whole.encoding.encode(whole.text) == data


def test_text_and_lines_agree() -> None:
    read = document(b"a\r\nb")
    assert read.text == "a\r\nb"
    assert list(read.lines()) == [Line("a", 0, 1), Line("b", 3, 2)]


def test_byte_that_is_not_utf8() -> None:
    rows, found = fault(b"good\nb\xe9d\nnext\n")
    assert rows == ["good"]
    assert found == Fault("byte 6 (0xe9) is not UTF-8: save the file as UTF-8", 2)


def test_bad_byte_behind_much_that_is_good() -> None:
    lead = "鳥\n".encode() * CHUNK
    rows, found = fault(lead + b"\xff")
    assert len(rows) == CHUNK
    message = f"byte {len(lead)} (0xff) is not UTF-8: save the file as UTF-8"
    assert found == Fault(message, CHUNK + 1)


def test_character_cut_off_at_the_end() -> None:
    rows, found = fault("a\n鳥".encode()[:-1])
    assert (rows, found.row) == (["a"], 2)
    assert found.message.startswith("byte 2 (0xe9) is not UTF-8")


def test_odd_number_of_bytes_in_utf16() -> None:
    rows, found = fault(codecs.BOM_UTF16_LE + "a\nb".encode("utf-16-le") + b"c")
    assert (rows, found.row) == (["a"], 2)
    assert found.message.startswith("byte 8 (0x63) is not UTF-16-LE")


@pytest.mark.parametrize(
    ("data", "offset", "row"),
    [
        (b"a\nb\0c", 3, 2),
        ("a\n".encode("utf-16-le"), 1, 1),
        (codecs.BOM_UTF16_LE + "a\0".encode("utf-16-le"), 4, 1),
        (b"\n" * CHUNK + b"\0", CHUNK, CHUNK + 1),
    ],
)
def test_nul(data: bytes, offset: int, row: int) -> None:
    rows, found = fault(data)
    assert len(rows) == row - 1
    assert found.row == row
    assert found.message.startswith(f"byte {offset} is NUL")


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file or folder"):
        Document.file(tmp_path / "none.txt").text  # noqa: B018
    with pytest.raises(DocumentError, match="is a folder"):
        Document.file(tmp_path).text  # noqa: B018


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_unreadable_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a")
    file.chmod(0)
    with pytest.raises(DocumentError, match="permission denied"):
        Document.file(file).text  # noqa: B018


@settings(max_examples=60)
@given(st.text(alphabet="ab\r\né鳥", max_size=40))
def test_lines_are_the_text(text: str) -> None:
    data = text.encode()
    for stream in (io.BytesIO(data), Drip(data)):
        lines = list(Document.stream("x", stream).lines())
        expected = list(io.StringIO(text, newline=""))
        assert [line.text for line in lines] == [each.rstrip("\r\n") for each in expected]
        assert all(text.startswith(line.text, line.start) for line in lines)
        assert [line.row for line in lines] == list(range(1, len(lines) + 1))
