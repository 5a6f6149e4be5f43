"""Markdown: fences and inline code with prompts in them, in lists and quotes too, and front matter.

A fence whose info string says so (``midjourney``, ``mj``, ``prompt``) is a prompt; one marked
``text``, or not at all, is one where it looks like one. Wrapped lines are joined; a fence is
several prompts only where each of them ends in parameters. Inline code is a prompt where it has
parameters and more than three words. A fence of parameters alone is a suffix that others share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from mjlint.documents.formats.joining import Stretch, joined, without_lead
from mjlint.documents.formats.lead import has_quotes, inner, is_quoted
from mjlint.documents.formats.prose import (
    count_parameters,
    ends_in_parameters,
    has_known_parameter,
    is_named_for_prompts,
    is_parameters_alone,
    looks_like_code,
    looks_like_list,
    looks_like_prompt,
)
from mjlint.settings.reading import DEFAULT, Options
from mjlint.text.document import Document, Fault
from mjlint.text.lines import NEWLINE, LineIndex
from mjlint.text.places import PlacedPrompt, SourceMap, one_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_CERTAIN: Final = frozenset({
    "midjourney", "mj", "prompt", "prompts", "midjourney-prompt", "mj-prompt",
})  # fmt: skip
_POSSIBLE: Final = frozenset(["", "text", "txt", "plain", "plaintext"])
_SIGNS: Final = re.compile(r"--|[—–]\s?[a-zA-Z]|```|~~~|midjourney|prompt", re.IGNORECASE)
_CODE_SPAN: Final = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_FRONT: Final = {"---": "yaml", "+++": "toml"}
_COMMENT: Final = re.compile(r"(?:#|//)\s*")
_FEW_WORDS: Final = 3
_HEADED: Final = 4
"""Words that a text without parameters must have, at least, in a file named for prompts."""


class _Page(NamedTuple):
    """A document of Markdown, by its rows."""

    lines: LineIndex
    options: Options
    named: bool
    """Whether the file is named for prompts."""

    def line(self, row: int) -> Stretch:
        """A row, counted from 0."""
        return Stretch(self.lines.rows[row], self.lines.row_start(row + 1))

    def found(self, row: int, content: str) -> Stretch | None:
        """Where a line of a block stands: its row ends in it, behind what nests the block."""
        content = content.strip()
        if row >= len(self.lines.rows):
            return None
        line = self.lines.rows[row].rstrip()
        if not line.endswith(content):
            return None
        return Stretch(content, self.lines.row_start(row + 1) + len(line) - len(content))


def read(document: Document, options: Options = DEFAULT) -> Iterator[PlacedPrompt | Fault]:
    """The prompts of a document, in its order."""
    text = document.text
    if options.searched and not options.paragraphs and _SIGNS.search(text) is None:
        return
    page = _Page(LineIndex(text), options, is_named_for_prompts(document.name))
    first = 0
    kind = _FRONT.get(page.lines.rows[0].rstrip())
    if kind is not None:
        opening = page.lines.rows[0].rstrip()
        for row in range(1, len(page.lines.rows)):
            if page.lines.rows[row].rstrip() == opening:
                yield from _front_matter(page, document.name, kind, row)
                first = row + 1
                break
    body = text[page.lines.row_start(first + 1) :] if first < len(page.lines.rows) else ""
    for token in _parser().parse(body):
        if token.map is None:
            continue
        if token.type == "fence":
            yield from _fence(page, token, first + token.map[0] + 1)
        elif token.type == "code_block" and (page.named or options.paragraphs):
            yield from _code(page, token.content, first + token.map[0], "")
        elif token.type == "inline":
            yield from _inline(page, token, first + token.map[0])


@cache
def _parser() -> MarkdownIt:
    """Blocks alone: what stands within lines is only looked at where a prompt may be."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").disable("inline")


def _front_matter(page: _Page, name: str, kind: str, end: int) -> Iterator[PlacedPrompt]:
    from mjlint.documents.formats.picking import Picker

    start = page.lines.row_start(2)
    text = page.lines.text[start : page.lines.row_start(end + 1)]
    if not page.options.keys and _SIGNS.search(text) is None:
        return
    picker = Picker(page.lines, name, page.options)
    if kind == "yaml":
        from mjlint.documents.formats.yaml_tree import trees

        for node in trees(text, page.lines, start):
            yield from picker.prompts(node)
    else:
        from mjlint.documents.formats.toml import parsed

        yield from picker.prompts(parsed(text, page.lines, start))


def _fence(page: _Page, token: Token, row: int) -> Iterator[PlacedPrompt]:
    info = token.info.strip().split(maxsplit=1)
    word = re.split(r"[\s,{:]", info[0].lower(), maxsplit=1)[0].strip(".") if info else ""
    if word in _CERTAIN or word in _POSSIBLE:
        yield from _code(page, token.content, row, word)


def _code(page: _Page, content: str, row: int, word: str) -> Iterator[PlacedPrompt]:
    """The prompts of a block of code whose content begins on a row."""
    lines: list[Stretch | None] = []
    for number, line in enumerate(NEWLINE.split(content)):
        if not line.strip() or _COMMENT.match(line.strip()):
            lines.append(None)
        else:
            found = page.found(row + number, line)
            if found is None:
                return
            lines.append(found)
    whole = [line for line in lines if line is not None]
    if not whole:
        return
    text = " ".join(line.text for line in whole)
    if word not in _CERTAIN and not _is_prompt(
        "\n".join(line.text for line in whole), text, page.named
    ):
        return
    for block in _blocks(lines):
        yield from _placed(page, block)


def _is_prompt(lines: str, text: str, named: bool) -> bool:
    """Whether a block that is not said to be a prompt looks like one."""
    if looks_like_code(lines):
        return False
    prose = named and not looks_like_list(lines)
    start, end = inner(text)
    text = text[start:end]
    if looks_like_prompt(text) or is_parameters_alone(text):
        return True
    return prose and len(re.findall(r"[^\W\d_]{2,}", text)) >= _HEADED and "{" not in text


def _blocks(lines: Sequence[Stretch | None]) -> list[list[Stretch | None]]:
    """The lines of each prompt: several only where each ends in parameters."""
    blocks: list[list[Stretch | None]] = [[]]
    ended = False
    for line in lines:
        if line is None:
            blocks[-1].append(None)
            continue
        start, _ = inner(line.text)
        begins = line.text[start : start + 1] not in ("-", "—", "–")
        if ended and begins:
            blocks.append([])
        blocks[-1].append(line)
        ended = ends_in_parameters(line.text)
    if len(blocks) > 1:
        last = [next(line for line in reversed(block) if line is not None) for block in blocks]
        if all(ends_in_parameters(line.text) for line in last):
            return blocks
        return [list(lines)]
    return blocks


def _placed(page: _Page, lines: Sequence[Stretch | None]) -> Iterator[PlacedPrompt]:
    """The prompt that some lines are; None stands for a blank line or a comment."""
    own = [number for number, line in enumerate(lines) if line is not None]
    whole = [line for line in lines if line is not None]
    stretches = without_lead(whole)
    quoted = is_quoted(whole[0].text, stretches[0].start - whole[0].start)
    holds = _in_quotes if quoted else _in_fence
    cut = [at for at in range(1, len(own)) if own[at] != own[at - 1] + 1]
    text, segments = joined(stretches, cut)
    if text.strip():
        yield _prompt(page, SourceMap.of(text, segments, one_line, holds), stretches[0].start)


def _prompt(page: _Page, map: SourceMap, start: int) -> PlacedPrompt:
    return PlacedPrompt(map, page.lines, start, partial=is_parameters_alone(map.text))


def _inline(page: _Page, token: Token, row: int) -> Iterator[PlacedPrompt]:
    content = token.content
    if "`" in content and ("--" in content or "—" in content or "–" in content):
        yield from _code_spans(page, token, row)
    elif page.options.paragraphs and token.level == 1 and not looks_like_code(content):
        lines = [page.found(row + n, line) for n, line in enumerate(NEWLINE.split(content))]
        if page.lines.rows[row].lstrip().startswith("#") or None in lines:
            return
        if len(content.split()) > _FEW_WORDS:
            yield from _placed(page, lines)


def _code_spans(page: _Page, token: Token, row: int) -> Iterator[PlacedPrompt]:
    """The prompts in the code spans of a paragraph, a heading or a cell."""
    parsed: list[Token] = []
    parser = _parser()
    parser.inline.parse(token.content, parser, {}, parsed)
    spans = [(each.markup, each.content) for each in parsed if each.type == "code_inline"]
    lines = token.content.split("\n")
    starts: list[int] = []
    for number, line in enumerate(lines):
        found = page.found(row + number, line)
        if found is None:
            # A cell of a table: its row has others behind it.
            at = page.lines.rows[row + number].find(line.strip())
            if at < 0 or len(lines) > 1:
                return
            starts.append(page.lines.row_start(row + number + 1) + at)
        else:
            starts.append(found.start)
    matches = _CODE_SPAN.finditer(token.content)
    for markup, content in spans:
        match = next((m for m in matches if m[1] == markup and _meant(m[2]) == content), None)
        if match is None:
            return
        if not _is_code_prompt(content):
            continue
        yield from _span(page, lines, starts, *match.span(2))


def _span(
    page: _Page, lines: Sequence[str], starts: Sequence[int], start: int, end: int
) -> Iterator[PlacedPrompt]:
    """The prompt between two offsets into the text of a paragraph."""
    stretches: list[Stretch] = []
    at = 0
    for line, place in zip(lines, starts, strict=True):
        first, last = max(start, at), min(end, at + len(line))
        lead = len(line) - len(line.lstrip())
        if first < last:
            piece = Stretch(line[first - at : last - at], place + first - at - lead).stripped()
            if piece.text:
                stretches.append(piece)
        at += len(line) + 1
    if not stretches:
        return
    whole = stretches[0]
    stretches = without_lead(stretches)
    quoted = is_quoted(whole.text, stretches[0].start - whole.start)
    holds = _in_quotes if quoted else _in_span
    text, segments = joined(stretches)
    yield _prompt(page, SourceMap.of(text, segments, one_line, holds), stretches[0].start)


def _is_code_prompt(content: str) -> bool:
    if len(content.split()) <= _FEW_WORDS or looks_like_code(content):
        return False
    if not has_known_parameter(content):
        # Long options of any program stand in prose.
        return False
    return looks_like_prompt(content) or (
        is_parameters_alone(content) and count_parameters(content) > 1
    )


def _meant(content: str) -> str:
    """What a code span holds, of what is written in it."""
    content = content.replace("\n", " ")
    if len(content) > 1 and content[0] == content[-1] == " " and content.strip():
        return content[1:-1]
    return content


def _in_fence(text: str) -> bool:
    """Whether no line of it could be taken for the end of the fence."""
    return not text.lstrip().startswith(("```", "~~~"))


def _in_quotes(text: str) -> bool:
    """Whether quotation marks around it would still be the only ones; they may be in a span."""
    return not has_quotes(text) and bool(text.strip())


def _in_span(text: str) -> bool:
    return "`" not in text and bool(text.strip())
