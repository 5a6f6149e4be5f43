"""HTML: the texts of its elements, without attributes, styles, scripts and comments."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Final, TypeAlias

from mjlint.documents.around import beside, of_document, under
from mjlint.documents.evidence import Surroundings
from mjlint.documents.formats.candidates import Sheet
from mjlint.documents.formats.grouping import units
from mjlint.documents.formats.lines import Stretch
from mjlint.documents.formats.siblings import plain
from mjlint.documents.skipped import Skipped
from mjlint.documents.tools import named_alone
from mjlint.settings.reading import DEFAULT, Options
from mjlint.text.document import Document, Fault
from mjlint.text.lines import NEWLINE, LineIndex
from mjlint.text.places import Piece, PlacedPrompt, SourceMap, meant, segments_of

_INLINE: Final = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
})  # fmt: skip
"""Elements that are within a line; all others begin and end one."""
_UNSEEN: Final = frozenset({"script", "style", "template", "noscript", "svg", "head", "title"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_Block: TypeAlias = tuple[str, int, list[Piece]]


def read(
    document: Document, options: Options = DEFAULT
) -> Iterator[PlacedPrompt | Skipped | Fault]:
    """The prompts of a document, in its order."""
    text = document.text
    around = of_document(document.name, options)._replace(named=False, likely="")
    yield from candidates(LineIndex(text), 0, len(text), around)


def candidates(
    lines: LineIndex, start: int, end: int, around: Surroundings
) -> Iterator[PlacedPrompt | Skipped]:
    """The prompts of a stretch of a document. Headings in it say which tool they are about."""
    reader = _Reader(lines.text[start:end], start)
    heading = section = around
    blocks = reader.blocks()
    rows = _rows(blocks, around)
    for tag, row, pieces in blocks:
        text = meant(pieces)
        above = rows.get(abs(row), heading) if row else heading
        if not ("--" in text or "—" in text or "–" in text or "/imagine" in text):
            if tag in _HEADINGS:
                heading = section = under(around, text)
            elif tag == "dt" or (tag not in ("li", "td", "th") and named_alone(text)):
                heading = under(section, text, "label")
            elif tag not in ("dd", "li") and text.strip():
                heading = section
            continue
        outer = SourceMap.of(text, segments_of(pieces)(), _escaped, lambda new: "<" not in new)
        found: list[Stretch] = []
        at = 0
        for line in text.split("\n"):
            stretch = Stretch(line, at).stripped()
            if stretch.text:
                found.append(stretch)
            at += len(line) + 1
        sheet = Sheet(lines, outer)
        for unit in units(found):
            each = sheet.candidate(unit, above)
            if each is not None:
                yield each


def _rows(blocks: Sequence[_Block], around: Surroundings) -> dict[int, Surroundings]:
    """What is around the cells of the rows of tables in which a cell names a tool."""
    cells: dict[int, list[str]] = {}
    for _, row, pieces in blocks:
        if row:
            cells.setdefault(abs(row), []).append(meant(pieces).strip())
    heads: list[str] = []
    found: dict[int, Surroundings] = {}
    filled = {row for _, row, _ in blocks}
    for row, texts in cells.items():
        if row not in filled:
            heads = [plain(text) for text in texts]
            continue
        here = beside(around, zip([*heads, *[""] * len(texts)], texts, strict=False))
        if here != around:
            found[row] = here
    return found


def _escaped(text: str) -> str | None:
    return None if NEWLINE.search(text) else html.escape(text, quote=False)


class _Reader(HTMLParser):
    """The texts of a page, block by block, each in pieces with their places."""

    def __init__(self, text: str, offset: int) -> None:
        super().__init__(convert_charrefs=False)
        self._text, self._offset = text, offset
        self._lines = LineIndex(text)
        self._rows = [
            0,
            *(match.end() for match in NEWLINE.finditer(text) if match.group() != "\r"),
        ]
        self._unseen: list[str] = []
        self._block: list[Piece] = []
        self._tag = ""
        self._row = self._rows_seen = 0
        """The row of a table, counted from 1; of the cells that are heads negative."""
        self._found: list[_Block] = []
        self._last = {mark: text.rfind(mark) for mark in (">", "-->")}

    def blocks(self) -> list[_Block]:
        """The blocks, each with the element and the row that it is in."""
        self.feed(self._text)
        self.close()
        self._end()
        return self._found

    # What has no end goes to the end of the page, as in a browser. The parser of the library takes
    # it for text, after it has looked for the end once more at each sign.
    def parse_starttag(self, i: int) -> int:
        return super().parse_starttag(i) if self._has_end(i, ">") else len(self.rawdata)

    def parse_endtag(self, i: int) -> int:
        return super().parse_endtag(i) if self._has_end(i, ">") else len(self.rawdata)

    def parse_pi(self, i: int) -> int:
        return super().parse_pi(i) if self._has_end(i, ">") else len(self.rawdata)

    def parse_comment(self, i: int, report: bool = True) -> int:
        return super().parse_comment(i, report) if self._has_end(i, "-->") else len(self.rawdata)

    def parse_html_declaration(self, i: int) -> int:
        if not self._has_end(i, ">"):
            return len(self.rawdata)
        if self.rawdata.startswith("<![", i):
            # In HTML, a section of XML is a comment up to the next `>`.
            return self.parse_bogus_comment(i)
        return super().parse_html_declaration(i)

    def _has_end(self, start: int, mark: str) -> bool:
        return self._last[mark] >= start + len(self._text) - len(self.rawdata)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        if tag not in _INLINE:
            self._end()
            self._tag = tag
            if tag == "tr":
                self._rows_seen += 1
                self._row = self._rows_seen
            elif tag in ("th", "td"):
                self._row = abs(self._row) if tag == "td" else -abs(self._row)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self._end()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            while self._unseen and self._unseen.pop() != tag:
                pass
        if tag not in _INLINE:
            self._end()
        if tag in ("tr", "table"):
            self._row = 0

    def handle_data(self, data: str) -> None:
        self._piece(data, len(data), True)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        at = self._at()
        closed = self._text[at + len(written) : at + len(written) + 1] == ";"
        value = html.unescape(f"{written};")
        length = len(written) + closed
        self._piece(value.replace("\xa0", " "), length, value == self._text[at : at + length])

    def _piece(self, text: str, length: int, exact: bool) -> None:
        if self._unseen or not text:
            return
        at = self._at()
        if exact and self._text[at : at + length] != text:
            return
        start = self._offset + at
        if exact and "\r" in text:
            # Rows are split at line feeds alone.
            for number, part in enumerate(text.split("\r")):
                if number:
                    self._block.append(Piece(" ", start - 1, start, False))
                if part:
                    self._block.append(Piece(part, start, start + len(part)))
                start += len(part) + 1
            return
        self._block.append(Piece(text, start, start + length, exact))

    def _at(self) -> int:
        row, column = self.getpos()
        return self._rows[row - 1] + column if row <= len(self._rows) else len(self._text)

    def _end(self) -> None:
        if self._block:
            self._found.append((self._tag, self._row, self._block))
        self._block = []
