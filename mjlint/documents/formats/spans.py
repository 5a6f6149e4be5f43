"""Code spans and paragraphs of Markdown: what is between their marks, and what they can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mjlint.documents.formats.lines import Stretch
from mjlint.text.patterns import pattern

CODE_SPAN: Final = pattern(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
"""Code within a paragraph: its marks, and what is between them."""


def between(lines: Sequence[Stretch], start: int, end: int) -> Iterator[Stretch]:
    """The lines between two offsets into the text of a paragraph."""
    at = 0
    for line in lines:
        first, last = max(start, at), min(end, at + len(line.text))
        if first < last:
            piece = line.part(first - at, last - at).stripped()
            if piece.text:
                yield piece
        at += len(line.text) + 1


def may_have_flags(text: str) -> bool:
    """Whether there is a sign of a parameter in it."""
    return "--" in text or "—" in text or "–" in text


def has_code_flags(content: str) -> bool:
    """Whether code within a paragraph has parameters: the words around it are about them."""
    return any(
        may_have_flags(match[2]) or "/imagine" in match[2] for match in CODE_SPAN.finditer(content)
    )


def meant_by(content: str) -> str:
    """What a code span holds, of what is written in it."""
    content = content.replace("\n", " ")
    if len(content) > 1 and content[0] == content[-1] == " " and content.strip():
        return content[1:-1]
    return content


def in_fence(text: str) -> bool:
    """Whether no line of it could be taken for the end of the fence."""
    return not text.lstrip().startswith(("```", "~~~"))


def in_paragraph(text: str) -> bool:
    """Whether it would still be the same paragraph."""
    return bool(text.strip())


def in_span(text: str) -> bool:
    """Whether it would still be the same code span."""
    return "`" not in text and bool(text.strip())
