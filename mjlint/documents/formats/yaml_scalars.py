"""A scalar of YAML -> which characters of the document make which characters of its value.

The value is PyYAML's; here it is only found again in the document. Where that fails, a scalar is
one piece that no fix goes into.
"""

from __future__ import annotations

import json
import re
from typing import Final

from mjlint.text.lines import NEWLINE, encodable
from mjlint.text.places import Escape, Holds, Segment, one_line

_FOLD: Final = re.compile(r"[ \t]*(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))*[ \t]*")
_FLOW: Final = {
    "": _FOLD,
    "'": re.compile(rf"''|{_FOLD.pattern}"),
    '"': re.compile(
        r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|(?P<joint>(?:\r\n|\n|\r)[ \t]*)|.)"
        rf"|{_FOLD.pattern}"
    ),
}
_HEADER: Final = re.compile(r"[|>][-+\d]*[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)")
_BREAKS: Final = re.compile(r"\n+")
_SPECIAL: Final = "-?:,[]{}#&*!|>'\"%@` \t"
_DASHES: Final = re.compile(r"--?[^\s-]")
_PLAIN_FAULTS: Final = re.compile(r":(?:\s|\Z)|\s#|\s\Z")


def segments(text: str, value: str, style: str, start: int, end: int) -> tuple[Segment, ...]:
    """Where a scalar's value comes from.

    ``text``: what it is in. ``style``: its quotation mark or block sign, empty for plain.
    ``start``, ``end``: of the scalar, with quotation marks and the head of a block.
    """
    if style in ("|", ">"):
        found = _block(text, value, start, end)
    else:
        edge = len(style)
        found = _flow(text, value, _FLOW[style], start + edge, end - edge)
    return found if found is not None else (Segment(0, len(value), start, end, False),)


def _flow(
    text: str, value: str, special: re.Pattern[str], start: int, end: int
) -> tuple[Segment, ...] | None:
    found: list[Segment] = []
    at, length = start, 0

    def exact(to: int) -> bool:
        nonlocal length
        piece = text[at:to]
        if not value.startswith(piece, length):
            return False
        if piece:
            found.append(Segment(length, length + len(piece), at, to))
            length += len(piece)
        return True

    for match in special.finditer(text, start, end):
        if not exact(match.start()):
            return None
        at = match.end()
        sign = match.group()
        if sign[0] == "\\":
            count = 0 if match["joint"] is not None else 1
        elif sign[0] == "'":
            count = 1
        else:
            count = max(len(NEWLINE.findall(sign)) - 1, 1)
        if count:
            found.append(Segment(length, length + count, *match.span(), False))
            length += count
    if not exact(end) or length != len(value):
        return None
    return tuple(found) or (Segment(0, 0, start, start),)


def _block(text: str, value: str, start: int, end: int) -> tuple[Segment, ...] | None:
    header = _HEADER.match(text, start, end)
    if header is None:
        return None
    found: list[Segment] = []
    at = header.end()
    length = 0
    indent: int | None = None
    before = at
    while at < end:
        match = NEWLINE.search(text, at, end)
        stop = match.start() if match else end
        line = text[at:stop]
        following = match.end() if match else end
        if line.strip(" "):
            if indent is None:
                first = value.lstrip("\n")
                indent = len(line) - len(line.lstrip(" "))
                indent -= len(first) - len(first.lstrip(" "))
            content = line[indent:]
            breaks = _BREAKS.match(value, length)
            gap = breaks.end() - length if breaks else int(value[length : length + 1] == " ")
            if not found and not breaks:
                gap = 0
            if gap:
                found.append(Segment(length, length + gap, before, at + indent, False))
                length += gap
            if not value.startswith(content, length):
                return None
            found.append(Segment(length, length + len(content), at + indent, stop))
            length += len(content)
            before = stop
        at = following
    if length < len(value):
        if value[length:].strip("\n"):
            return None
        found.append(Segment(length, len(value), before, end, False))
    return tuple(found) or None


def escape(style: str) -> Escape:
    """How a piece of a scalar of this style is written."""
    return _ESCAPES.get(style, one_line)


def holds(style: str, in_flow: bool, value: str) -> Holds:
    """Whether a scalar of this style can have another value.

    ``in_flow``: within ``[ ]`` or ``{ }``. ``value``: the one it has.
    """
    if style in ("'", '"'):
        return lambda text: True
    if style in ("|", ">"):
        if value[:1].isspace():
            # Its head says how far it is indented.
            return bool
        return lambda text: text[:1] not in ("", " ", "\t", "\n")
    return _plain_in_flow if in_flow else _plain


def _plain(text: str) -> bool:
    if not text or _PLAIN_FAULTS.search(text) is not None:
        return False
    # `--ar 3:2` is plain; `- ar` begins a list, and `---` a document.
    return text[0] not in _SPECIAL or _DASHES.match(text) is not None


def _plain_in_flow(text: str) -> bool:
    return _plain(text) and not any(sign in text for sign in ",[]{}")


def _double(text: str) -> str | None:
    if not encodable(text):
        return None
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _single(text: str) -> str | None:
    return None if NEWLINE.search(text) else text.replace("'", "''")


_ESCAPES: Final = {'"': _double, "'": _single}
