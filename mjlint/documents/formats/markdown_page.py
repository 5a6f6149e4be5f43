"""The blocks of a document of Markdown to the prompts in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from mjlint.documents.around import beside, is_own_info, labelled, under
from mjlint.documents.counterexamples import WRONG, leads_to_wrong, tests
from mjlint.documents.evidence import Surroundings
from mjlint.documents.formats.candidates import Sheet
from mjlint.documents.formats.lines import Stretch
from mjlint.documents.formats.markdown_inline import in_lines
from mjlint.documents.formats.siblings import plain
from mjlint.documents.formats.spans import in_fence, may_have_flags
from mjlint.documents.skipped import Skipped
from mjlint.documents.tools import MIDJOURNEY, named, named_alone
from mjlint.text.lines import NEWLINE
from mjlint.text.patterns import pattern
from mjlint.text.places import PlacedPrompt

if TYPE_CHECKING:
    from markdown_it.token import Token

Found: TypeAlias = PlacedPrompt | Skipped

_PROMPT_INFO: Final = frozenset({"prompt", "prompts"})
_PLAIN_INFO: Final = frozenset(["", "text", "txt", "plain", "plaintext"])
_SHELLS: Final = frozenset({
    "bash", "sh", "shell", "zsh", "console", "terminal", "cmd", "powershell", "ps1", "fish", "bat", "batch", "dos",
    "pwsh", "ps", "ksh", "csh", "nu", "shellsession", "shell-session", "sh-session", "bash-session", "make",
    "makefile", "just", "justfile", "dockerfile", "docker",
})  # fmt: skip
_CHANGES: Final = frozenset({"diff", "patch"})
_NESTED: Final = frozenset(["markdown", "md", "mdx"])
_INFO_END: Final = pattern(r"[\s,{:]")
_COMMENT: Final = pattern(r"(?:#|//)\s*")
_LONGEST_LABEL: Final = 60
_LONGEST_LEAD: Final = 160
_LEADS: Final = (":", "：", "?", "？")
_LABEL_LEVEL: Final = 7
"""A paragraph that is a label counts as a heading below all others."""


class Above(NamedTuple):
    """What is above a place of a document and counts for what follows."""

    around: Surroundings
    headings: tuple[tuple[int, Surroundings], ...] = ()
    """Each with its level."""
    label: str = ""
    """Right above."""


class MarkdownPage:
    """A document that is read, and the headings above the present place."""

    def __init__(self, sheet: Sheet, base: Surroundings, above: Above, paragraphs: bool) -> None:
        """``base``: what the document's name says. ``paragraphs``: whether they are prompts, too."""
        self.sheet, self._paragraphs = sheet, paragraphs
        self._base = base
        self._around, headings, self._label = above
        self._headings = list(headings)
        self._items: list[tuple[Surroundings, list[tuple[int, Surroundings]]]] = []
        self._cells: dict[int, int] = {}
        self._columns: list[str] = []
        self._row: list[tuple[Token, int]] = []

    @property
    def above(self) -> Above:
        """What is above what comes next."""
        return Above(self._around, tuple(self._headings), self._label)

    def read(self, tokens: Sequence[Token], first: int) -> Iterator[Found]:
        """The prompts of a text of Markdown that begins on a row, counted from 0."""
        inside = ""
        level = 0
        for token in tokens:
            kind = token.type
            if kind in ("heading_open", "th_open", "td_open", "table_open", "tr_open"):
                inside = kind.removesuffix("_open")
                if kind == "heading_open":
                    level = int(token.tag[1:])
                elif kind == "table_open":
                    self._columns = []
                elif kind == "tr_open":
                    self._row = []
            elif kind == "list_item_open":
                self._items.append((self._around, self._headings[:]))
            elif kind == "list_item_close" and self._items:
                # What heads an item holds for what is nested in it.
                self._around, self._headings = self._items.pop()
            elif kind == "tr_close":
                yield from self._cells_of_row()
            elif kind in ("heading_close", "table_close"):
                inside = ""
            elif token.map is None:
                continue
            elif kind == "fence":
                yield from self._fence(token, first + token.map[0] + 1)
            elif kind == "code_block":
                yield from self._code(token.content, first + token.map[0], self._block())
            elif kind == "html_block":
                yield from self._html(first + token.map[0], first + token.map[1])
            elif kind == "inline" and inside == "heading":
                yield from self._heading(token, first + token.map[0], level)
            elif kind == "inline" and inside in ("td", "th"):
                if inside == "th":
                    self._columns.append(token.content)
                else:
                    self._row.append((token, first + token.map[0]))
            elif kind == "inline":
                yield from self._paragraph(token, first + token.map[0])
            if kind not in (
                "inline",
                "paragraph_open",
                "paragraph_close",
                "list_item_close",
                "bullet_list_close",
            ):
                self._label = ""

    def _heading(self, token: Token, row: int, level: int) -> Iterator[Found]:
        self._headings = [each for each in self._headings if each[0] < level]
        above = self._headings[-1][1] if self._headings else self._base
        self._around = above
        found = list(self._inline(token.content, row, above))
        yield from found
        if not any(isinstance(each, PlacedPrompt) for each in found):
            self._around = under(above, token.content)
            self._headings.append((level, self._around))

    def _block(self) -> Surroundings:
        """What is around a block of code: a label right above counts, too."""
        around = self._around
        if self._label:
            around = labelled(around, self._label)
            if around.says:
                around = around._replace(says="", likely=around.says)
        return around._replace(suffix=True)

    def _fence(self, token: Token, row: int) -> Iterator[Found]:
        info = token.info.strip().split(maxsplit=1)
        word = _INFO_END.split(info[0].lower(), maxsplit=1)[0].strip(".") if info else ""
        around = self._block()
        if word in _CHANGES:
            return
        if is_own_info(word) and around.other != WRONG:
            around = around._replace(says=f"fence marked `{word}`")
        elif word in _PROMPT_INFO and not around.other:
            around = around._replace(likely=f"fence marked `{word}`")
        elif word in _NESTED:
            around = around._replace(likely="", suffix=False, named=False)
        elif word not in _PLAIN_INFO:
            shell = word in _SHELLS
            around = around._replace(likely="", named=False, suffix=False, shell=shell)
        found = self._embedded(token.content, row, word)
        yield from self._code(token.content, row, around) if found is None else found

    def _embedded(self, content: str, row: int, word: str) -> list[PlacedPrompt] | None:
        """The prompts of a block of code that is data or a program; None where it is neither."""
        if word in _SHELLS or not may_have_flags(content):
            return None
        rows: list[Stretch] = []
        for number, line in enumerate(NEWLINE.split(content.rstrip("\n"))):
            found = self._found(row + number, line)
            if found is None:
                return None
            indent = len(line) - len(line.lstrip())
            rows.append(Stretch(line.rstrip(), found.start - indent))
        # Takes its time to import.
        from mjlint.documents.formats.embedded import embedded

        return embedded(rows, word, self._block(), self.sheet.lines, in_fence)

    def _code(self, content: str, row: int, around: Surroundings) -> Iterator[Found]:
        """The prompts of a block of code whose content begins on a row."""
        if not around.says and not around.likely and not may_have_flags(content):
            return
        lines: list[Stretch | None] = []
        for number, line in enumerate(NEWLINE.split(content)):
            if not line.strip() or _COMMENT.match(line.strip()):
                lines.append(None)
            else:
                found = self._found(row + number, line)
                if found is None:
                    return
                lines.append(found)
        yield from self.sheet.block(lines, around, in_fence)

    def _head_with(self, label: str, *, wrong: bool = False) -> None:
        """Let a label that names a tool, or says that something is wrong, hold for what follows."""
        self._end_label()
        around = under(self._around, label, "label")
        if wrong:
            around = around._replace(likely="", other=WRONG)
        if around != self._around:
            self._around = around
            self._headings.append((_LABEL_LEVEL, around))

    def _end_label(self) -> None:
        if self._headings and self._headings[-1][0] == _LABEL_LEVEL:
            self._headings.pop()
            self._around = self._headings[-1][1] if self._headings else self._base

    def _html(self, first: int, end: int) -> Iterator[Found]:
        from mjlint.documents.formats.html import candidates

        lines = self.sheet.lines
        start = lines.row_start(first + 1)
        stop = lines.row_start(end + 1) if end < len(lines.rows) else len(lines.text)
        if may_have_flags(lines.text[start:stop]):
            yield from candidates(lines, start, stop, self._prose())

    def _prose(self) -> Surroundings:
        """What is around a paragraph: the name of the file alone makes it no prompt."""
        if self._paragraphs:
            return self._around._replace(likely="paragraphs are read", named=True)
        return self._around._replace(likely="", named=False)

    def _paragraph(self, token: Token, row: int) -> Iterator[Found]:
        content = token.content
        short = content.strip()
        self._label = ""
        if len(short) < _LONGEST_LABEL and short.endswith((":", ":**", "**", "：", ":*")):
            self._label = short
            self._head_with(short)
        elif len(short) < _LONGEST_LEAD and short.endswith(_LEADS) and leads_to_wrong(short):
            self._head_with(short, wrong=True)
        elif (
            self._items
            and (named_alone(short) or named(short) == MIDJOURNEY)
            and not self._may_hold(short)
        ):
            self._head_with(short)
        elif token.level == 1 and not self._may_hold(content):
            self._end_label()
        yield from self._inline(content, row, self._prose())

    def _cells_of_row(self) -> Iterator[Found]:
        around = self._around._replace(likely="", named=False)
        if tests(self._columns):
            around = around._replace(other=WRONG)
        if any(self._may_hold(token.content) for token, _ in self._row):
            texts = [token.content for token, _ in self._row]
            around = beside(around, zip(map(plain, self._columns), texts, strict=False))
            for number, (token, row) in enumerate(self._row):
                head = self._columns[number] if number < len(self._columns) else ""
                yield from self._cell(token, row, under(around, head, "column"))
        self._row = []

    def _cell(self, token: Token, row: int, around: Surroundings) -> Iterator[Found]:
        content = token.content.strip()
        texts = self.sheet.lines.rows
        at = texts[row].find(content, self._cells.get(row, 0))
        if not content or at < 0:
            return
        self._cells[row] = at + len(content)
        start = self.sheet.lines.row_start(row + 1) + at
        if self._may_hold(content):
            yield from in_lines(self.sheet, [Stretch(content, start)], around, self._paragraphs)

    def _may_hold(self, content: str) -> bool:
        return may_have_flags(content) or "/imagine" in content or self._paragraphs

    def _inline(self, content: str, row: int, around: Surroundings) -> Iterator[Found]:
        """The prompts of a paragraph or a heading; none where a line is not found on its row."""
        if not self._may_hold(content):
            return
        lines: list[Stretch] = []
        for number, line in enumerate(NEWLINE.split(content)):
            stretch = self._found(row + number, line)
            if stretch is None:
                return
            lines.append(stretch)
        yield from in_lines(self.sheet, lines, around, self._paragraphs)

    def _found(self, row: int, content: str) -> Stretch | None:
        """Where a line of a block is: its row ends in it, after what nests the block."""
        content = content.strip()
        rows = self.sheet.lines.rows
        if row >= len(rows):
            return None
        line = rows[row].rstrip()
        at = len(line) - len(content) if line.endswith(content) else line.rfind(content)
        return None if at < 0 else Stretch(content, self.sheet.lines.row_start(row + 1) + at)
