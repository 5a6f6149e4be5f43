"""Templates, filled with the values that the user gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from mjlint.documents.slots import document_slots
from mjlint.prompts.slots import Slot
from mjlint.text.places import PlacedPrompt, Segment, SourceMap, StringPart

_SIGNS: Final = re.compile(r"[\[<{%$_]")


def may_have_slots(text: str) -> bool:
    """Whether it is worth looking for slots: most prompts have none of their signs."""
    return _SIGNS.search(text) is not None


def filled(placed: PlacedPrompt, values: Mapping[str, tuple[str, ...]]) -> Iterator[PlacedPrompt]:
    """A template with its slots filled, as often as it takes to use every value once.

    ``values``: by the name of the slot, see `mjlint.prompts.slots.slot_name`. Nothing where one is missing.
    """
    slots = document_slots(placed.text)
    if not all(values.get(slot.name) for slot in slots):
        return
    for turn in range(max(len(values[slot.name]) for slot in slots)):
        texts = [values[slot.name][turn % len(values[slot.name])] for slot in slots]
        yield _filled(placed, slots, texts)


def _filled(placed: PlacedPrompt, slots: list[Slot], values: list[str]) -> PlacedPrompt:
    """The slots are no places for fixes: what is wrong there is wrong in the values."""
    pieces: list[str] = []
    segments: list[Segment] = []
    parts: list[StringPart] = []
    at = length = 0
    for slot, value in zip([*slots, None], [*values, ""], strict=True):
        stop = slot.start if slot is not None else len(placed.text)
        for segment in _between(placed, at, stop):
            segments.append(
                segment._replace(start=segment.start - at + length, end=segment.end - at + length)
            )
        if stop > at:
            parts.append(placed.map.parts[0]._replace(start=length, end=length + stop - at))
        pieces.append(placed.text[at:stop])
        length += stop - at
        if slot is not None:
            file_start, file_end = placed.map.span(slot.start, slot.end)
            segments.append(Segment(length, length + len(value), file_start, file_end, False))
            pieces.append(value)
            length += len(value)
            at = slot.end
    if len(placed.map.parts) > 1:
        # Strings of their own on top of slots: a fix could go into the wrong one.
        parts = [StringPart(part.start, part.end, lambda text: None) for part in parts]
    return replace(placed, map=SourceMap("".join(pieces), tuple(segments), tuple(parts)))


def _between(placed: PlacedPrompt, start: int, end: int) -> Iterator[Segment]:
    """The segments of ``placed.text[start:end]``."""
    for segment in placed.map.segments:
        first, last = max(segment.start, start), min(segment.end, end)
        if first >= last:
            continue
        if segment.exact:
            file_start = segment.file_start + first - segment.start
            yield Segment(first, last, file_start, file_start + last - first)
        else:
            yield segment._replace(start=first, end=last)
