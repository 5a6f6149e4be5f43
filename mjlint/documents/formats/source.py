"""Programs: the strings that are prose followed by parameters, read as Python's or as JavaScript's.

Strings that are joined in place (side by side in Python, with ``+`` in both) are one prompt; what a
program fills in (f-strings, ``${…}``) makes a template. Fields of a record say which tool it is for.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from typing import Final

from mjlint.documents.around import beside, labelled, of_document
from mjlint.documents.evidence import Surroundings, decide
from mjlint.documents.formats.candidates import Sheet
from mjlint.documents.formats.enclosing import enclosed, key_before, of_key, overruled
from mjlint.documents.formats.joining import put_together
from mjlint.documents.formats.lines import Stretch, inner
from mjlint.documents.formats.siblings import is_prompt_key, plain
from mjlint.documents.formats.spans import may_have_flags
from mjlint.documents.skipped import Skipped
from mjlint.documents.tools import MIDJOURNEY, named_beside
from mjlint.settings.reading import DEFAULT, Options
from mjlint.text.document import Document, Fault
from mjlint.text.lines import NEWLINE, LineIndex, encodable
from mjlint.text.nodes import StringNode
from mjlint.text.places import Piece, PlacedPrompt, meant, segments_of

# No string begins with an escaped quotation mark: what has no end is looked through once a row.
_PYTHON: Final = re.compile(
    r"(?P<comment>\#[^\n]*)"
    r"|(?<![\w\\])(?P<prefix>[rRbBuUfFtT]{0,2})(?:"
    r'"""(?P<long>(?:[^"\\]+|\\[\s\S]|"{1,2}(?!"))*+)"""'
    r"|'''(?P<raw_long>(?:[^'\\]+|\\[\s\S]|'{1,2}(?!'))*+)'''"
    r'|"(?P<double>(?:[^"\\\r\n]+|\\(?:\r\n|[\s\S]))*+)"'
    r"|'(?P<single>(?:[^'\\\r\n]+|\\(?:\r\n|[\s\S]))*+)')"
)
_SCRIPT: Final = re.compile(
    r"(?P<comment>//[^\n]*|/\*[\s\S]*?\*/)"
    r"|(?<=[(,=:\[!&|?{};+])[ \t]*"
    r"(?P<pattern>/(?![*/])(?:[^/\\\[\r\n]+|\\.|\[(?:[^\]\\\r\n]|\\.){0,500}+\])++/)"
    r"|(?<!\\)(?P<prefix>)(?:"
    r'"""(?P<raw_long>(?:[^"\\]+|\\[\s\S]|"{1,2}(?!"))*+)"""'
    r"|`(?P<long>(?:[^`\\]+|\\[\s\S])*+)`"
    r'|"(?P<double>(?:[^"\\\r\n]+|\\(?:\r\n|[\s\S]))*+)"'
    r"|'(?P<single>(?:[^'\\\r\n]+|\\(?:\r\n|[\s\S]))*+)')"
)
_BODIES: Final = ("long", "raw_long", "double", "single")
_JOINT: Final = re.compile(r"[ \t\r\n]*(?:\+[ \t\r\n]*)?")
_ESCAPE: Final = re.compile(
    r"\\(?:x[0-9a-fA-F]{2}|u\{[0-9a-fA-F]{1,6}\}|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|[0-7]{1,3}|(?P<joint>\r\n|\n|\r)|[\s\S])"
)
_SIGNS: Final = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_USAGE: Final = re.compile(
    r"^[ \t]*(?:usage|examples?)\b[^\n:]{0,20}:[ \t]*$", re.IGNORECASE | re.MULTILINE
)
"""What the help of a program has before commands."""
_BRACKET: Final = re.compile(r"[][(){}]")
_MOST_OPEN: Final = 6
"""Brackets around a record that are looked at, from within."""
_IS_KEY: Final = re.compile(r"[ \t]*(?::|=>)")
_BORDER: Final = re.compile(r"[][{}]|[\w$]\(|\)|\A\s*(?![\s,:]|=>)")
"""What is between two strings that are not of the same record."""
_FILLED: Final = re.compile(r"\{\{|\}\}|\{[^{}]*\}")


def read(
    document: Document, options: Options = DEFAULT
) -> Iterator[PlacedPrompt | Skipped | Fault]:
    """The prompts of a program."""
    text = document.text
    around = of_document(document.name, options)._replace(likely="", named=False)
    python = os.path.splitext(document.name)[1].lower() in (".py", ".rb")
    yield from strings(text, LineIndex(text), around._replace(suffix=True), python)


def strings(
    text: str, lines: LineIndex, around: Surroundings, python: bool
) -> Iterator[PlacedPrompt | Skipped]:
    """The prompts among the strings of a program."""
    record: list[list[StringNode]] = []
    opened: list[int] = []
    outside: list[int] = []
    at = 0
    for literal in _literals(text, python):
        for bracket in _BRACKET.finditer(text, at, literal.start):
            if bracket.group() in "([{":
                opened.append(bracket.start())
            elif opened:
                opened.pop()
        at = literal.end
        between = text[record[-1][-1].end : literal.start] if record else ""
        if record and _is_joined(between, python):
            record[-1].append(literal)
            continue
        if record and _BORDER.search(between):
            yield from _of_record(record, outside, text, lines, around)
            record = []
        if not record:
            outside = opened[-_MOST_OPEN:]
        record.append([literal])
    yield from _of_record(record, outside, text, lines, around)


def _of_record(
    record: list[list[StringNode]],
    outside: list[int],
    text: str,
    lines: LineIndex,
    around: Surroundings,
) -> Iterator[PlacedPrompt | Skipped]:
    """The prompts of strings that commas separate: what names a tool holds for all of them."""
    wholes = ["".join(each.text for each in run) for run in record]
    if not any(map(may_have_flags, wholes)) and not any("/imagine" in whole for whole in wholes):
        return
    keys = [key_before(text, run[0].start) for run in record]
    fields = [
        (plain(key), whole)
        for run, whole, key in zip(record, wholes, keys, strict=True)
        if not _IS_KEY.match(text, run[-1].end)
    ]
    around = beside(enclosed(around, outside, text), fields)
    says = named_beside(fields)[0] == MIDJOURNEY
    for run, whole, key in zip(record, wholes, keys, strict=True):
        here = of_key(around, key)
        if says and is_prompt_key((plain(key),)) and not here.other:
            here = here._replace(says="a field of its record names Midjourney")
        here = overruled(here, text, run[0].start)
        yield from _prompt(run, whole, lines, here)


def _prompt(
    nodes: list[StringNode], whole: str, lines: LineIndex, around: Surroundings
) -> Iterator[PlacedPrompt | Skipped]:
    if not (may_have_flags(whole) or "/imagine" in whole):
        return
    if len(nodes) == 1 and whole.strip().count("\n"):
        yield from _lines(nodes[0], lines, around)
        return
    body = inner(whole) if len(nodes) == 1 else None
    if body is not None:
        around = labelled(around, body.label)
        whole = whole[body.start : body.end]
    decision = decide(whole, around)
    if decision.prompt:
        source = put_together(nodes, nodes[0], body, spaced=False)
        yield PlacedPrompt(
            source,
            lines,
            nodes[0].start,
            partial=decision.partial,
            why=decision.why,
            sure=decision.sure,
        )
    elif decision.why:
        yield Skipped(lines.position(nodes[0].start).row, whole, decision.why)


def _lines(
    node: StringNode, lines: LineIndex, around: Surroundings
) -> Iterator[PlacedPrompt | Skipped]:
    """The prompts of a string of several lines: in paragraphs, as in a block of code."""
    sheet = Sheet(lines, node.map())
    around = around._replace(shell=around.shell or _USAGE.search(node.text) is not None)
    block: list[Stretch | None] = []
    at = 0
    for line in [*node.text.split("\n"), ""]:
        stretch = Stretch(line, at).stripped()
        if stretch.text:
            block.append(stretch)
        elif block:
            yield from sheet.block(block, around)
            block = []
        at += len(line) + 1


def _is_joined(between: str, python: bool) -> bool:
    """Whether two strings are one by what is between them."""
    if _JOINT.fullmatch(between) is None:
        return False
    return "+" in between or (python and bool(between))


def _literals(text: str, python: bool) -> Iterator[StringNode]:
    for match in _PYTHON.finditer(text) if python else _SCRIPT.finditer(_closed(text)):
        kind = next((name for name in _BODIES if match.groupdict().get(name) is not None), None)
        if kind is None:
            continue
        prefix = match["prefix"].lower()
        raw = "r" in prefix
        filled = "f" in prefix or "t" in prefix
        pieces = _pieces(text, *match.span(kind), raw, filled)
        mark = text[match.end() - 1]
        yield StringNode(
            meant(pieces),
            match.start("prefix"),
            match.end(),
            segments_of(pieces),
            _Raw(mark) if raw else _Escaped(mark, filled or mark == "`"),
        )


def _closed(text: str) -> str:
    """The text, as long as before, without signs of comments that have no end.

    From each of them, the rest of the text would be looked through.
    """
    end = text.rfind("*/") + 1
    return text[:end] + text[end:].replace("/*", "  ")


def _pieces(text: str, start: int, end: int, raw: bool, filled: bool) -> list[Piece]:
    """The pieces of a string: what each means, where it is, whether verbatim."""
    found: list[Piece] = []
    at = start
    special = [] if raw else list(_ESCAPE.finditer(text, start, end))
    if filled:
        special = sorted([*special, *_FILLED.finditer(text, start, end)], key=lambda m: m.start())
    for match in special:
        if match.start() < at:
            continue
        if match.start() > at:
            found.append(Piece(text[at : match.start()], at, match.start(), True))
        at = match.end()
        meaning = _meaning(match.group())
        if meaning:
            found.append(Piece(meaning, *match.span(), False))
    if at < end or not found:
        found.append(Piece(text[at:end], at, end, True))
    return found


def _meaning(sign: str) -> str:
    if sign[0] in "{}":
        # `{{` is a brace; `{name}` is filled in, so that it is a slot.
        return sign[0] if len(sign) == 2 and sign[0] == sign[1] else f"${sign}"
    code = sign[1:]
    if code[0] in "\r\n":
        return ""
    if code[0] in "xuU":
        if "\\" in code:
            return str(json.loads(f'"{sign}"'))
        try:
            return chr(int(code[1:].strip("{}"), 16))
        except (ValueError, OverflowError):
            return code
    if code[0] == "N" and code[1:2] == "{":
        import unicodedata

        try:
            return unicodedata.lookup(code[2:-1])
        except KeyError:
            return code
    if code[0] in "01234567":
        return chr(int(code, 8))
    return _SIGNS.get(code, code)


class _Raw:
    def __init__(self, mark: str) -> None:
        self._mark = mark

    def __call__(self, text: str) -> str | None:
        return None if self._mark in text or "\\" in text or NEWLINE.search(text) else text


class _Escaped:
    def __init__(self, mark: str, filled: bool) -> None:
        self._mark, self._filled = mark, filled

    def __call__(self, text: str) -> str | None:
        if self._filled and any(sign in text for sign in "{}$"):
            return None
        if not encodable(text):
            return None
        text = json.dumps(text, ensure_ascii=False)[1:-1].replace('\\"', '"')
        return text.replace(self._mark, f"\\{self._mark}")
