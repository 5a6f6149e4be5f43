"""Strings of a document -> one prompt that they make one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mjlint.documents.formats.lines import Inner
from mjlint.documents.skipped import Skipped
from mjlint.text.lines import LineIndex
from mjlint.text.nodes import StringNode
from mjlint.text.places import PlacedPrompt, Segment, SourceMap, StringPart


def put_together(
    strings: Sequence[StringNode],
    main: StringNode,
    body: Inner | None = None,
    *,
    spaced: bool = True,
) -> SourceMap:
    """The text that strings make one after the other.

    ``main``: the one that is at the prompt's place. ``body``: which part of it is of the prompt;
    None: all. ``spaced``: whether a space goes between two of them where none is.
    """
    if body is None and len(strings) == 1:
        return main.map()
    text = ""
    joint: list[Segment] = []
    parts: list[StringPart] = []
    for string in strings:
        value, segments = string.text, string.segments()
        if string is main and body is not None:
            value, segments = value[body.start : body.end], _cut(segments, body.start, body.end)
        if spaced and text and value and not text[-1].isspace() and not value[0].isspace():
            at = joint[-1].file_end
            joint.append(Segment(len(text), len(text) + 1, at, at, False))
            text += " "
        base = len(text)
        parts.append(StringPart(base, base + len(value), string.escape, string.holds))
        joint += (
            segment._replace(start=segment.start + base, end=segment.end + base)
            for segment in segments
        )
        text += value
    return SourceMap(text, tuple(joint), tuple(parts))


def _cut(segments: Sequence[Segment], start: int, end: int) -> tuple[Segment, ...]:
    """The segments of a part of a text."""
    found: list[Segment] = []
    for each in segments:
        first, last = max(each.start, start), min(each.end, end)
        if first >= last:
            continue
        if each.exact:
            at = each.file_start + first - each.start
            found.append(Segment(first - start, last - start, at, at + last - first))
        else:
            found.append(each._replace(start=first - start, end=last - start))
    return tuple(found) or (Segment(0, 0, segments[0].file_start, segments[0].file_start),)


def moved(
    found: Iterable[PlacedPrompt | Skipped], outer: SourceMap, lines: LineIndex
) -> list[PlacedPrompt]:
    """The prompts of a text that was itself read out of a document, with places in that."""
    return [
        replace(each, map=within(each.map, outer), lines=lines, start=outer.to_document(each.start))
        for each in found
        if isinstance(each, PlacedPrompt)
    ]


def within(source: SourceMap, outer: SourceMap) -> SourceMap:
    """A map into a text that was itself read out of a document."""
    return replace(source, outer=outer if source.outer is None else within(source.outer, outer))
