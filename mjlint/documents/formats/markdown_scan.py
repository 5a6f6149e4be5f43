"""A text of Markdown without the sections that surely hold no prompt: found before it is parsed.

A section is what is between two headings. Parsing costs much more than a look for signs; a section
that is left out is blank lines, so that all others keep their rows, and its heading stays, for it
counts for what follows. Where it is not plain which blocks are open, nothing more is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from mjlint.text.lines import NEWLINE
from mjlint.text.patterns import pattern

_SIGNS: Final = (
    # Parameters, what marks or labels a block of code, and headings that are written otherwise.
    "--", "—", "–", "/imagine", "mj", "midjourney", "prompt", "#", "=", "-\n", " \n", "\t\n",
)  # fmt: skip
"""In lower case."""
_EVENT: Final = pattern(
    # It begins with a letter, so that most of a text is passed over at once.
    r"\n(?:#{1,6}(?![^ \t\n])(?P<heading>.*)|(?P<fence>`{3,}(?=[^`\n]*(?:\n|\Z))|~{3,}).*"
    r"|[ \t>*+\d.)-]+(?:```|~~~))"
)
"""A heading, the beginning of a fence, or one within another block."""
_LASTING: Final = pattern(r"<(?:[!?]|(?i:script|pre|style|textarea))")
"""HTML that may go on after a blank line."""
_FENCE: Final = pattern(r"\n {0,3}(?P<fence>`{3,}|~{3,})[ \t]*(?=\n|\Z)")


class _Section(NamedTuple):
    """A part of a text after a heading, up to the next one."""

    start: int
    end: int
    plain: bool = True
    """Whether all blocks in it end in it."""


def without_empty(text: str) -> str:
    """The text, of as many rows, with blank lines in the place of sections without any sign."""
    if "\r" in text:
        text = NEWLINE.sub("\n", text)
    text = f"\n{text}"
    pieces: list[str] = []
    at = 0
    for section in _sections(text):
        part = text[section.start : section.end + 1].lower()
        if section.plain and not any(sign in part for sign in _SIGNS):
            breaks = text.count("\n", section.start, section.end)
            pieces += (text[at : section.start], "\n" * breaks)
            at = section.end
    return "".join((*pieces, text[at:]))[1:]


def _sections(text: str) -> Iterator[_Section]:
    start = at = 0
    lasting = _LASTING.search(text)
    last = len(text) if lasting is None else lasting.start()
    while (event := _EVENT.search(text, at)) is not None:
        begin, fence = event.start(), event["fence"]
        # Up to a blank line, HTML and tables may take what comes.
        before = text[max(text.rfind("\n\n", at, begin + 1), at) : begin]
        nested = fence is None and event["heading"] is None
        if nested or begin > last or "<" in before or "|" in before:
            yield _Section(start, len(text), False)
            return
        at = event.end()
        if fence:
            at = _end(text, fence, at)
        else:
            yield _Section(start, begin)
            start = at
    yield _Section(start, len(text))


def _end(text: str, fence: str, at: int) -> int:
    """Where a fence ends."""
    for match in _FENCE.finditer(text, at):
        if match["fence"].startswith(fence):
            return match.end()
    return len(text)
