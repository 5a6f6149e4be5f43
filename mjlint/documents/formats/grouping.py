"""Lines of a paragraph or a block of code -> the lines of each prompt in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mjlint.documents.evidence import ends_in_parameters
from mjlint.documents.formats.labels import CHAT, LABEL, MARKED_LABEL, PLAIN_LABEL, label_of
from mjlint.documents.formats.lines import Stretch, inner, is_job
from mjlint.text.patterns import pattern

_BREAKS: Final = pattern(
    r"[ \t]*(?:!\[|:::|\[![a-z]+\]|\[!\[|<(?:img|a|br|p|div|video|hr|table|details)\b|https?://\S+[ \t]*\Z)",
    re.IGNORECASE,
)
_ASIDE: Final = pattern(r"[ \t]*(?:\.{3}|…|->|=>|→|⇒)")
"""What goes on about a prompt, and is none of it: ``...becomes``, ``-> an owl``."""


def units(lines: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    """The lines of a paragraph in pieces that belong together: a label begins one, parameters end it."""
    unit: list[Stretch] = []
    labels = bool(lines) and bool(label_of(lines[0].text))
    ended = False
    for line in lines:
        text = line.text
        flag = inner(text)
        dashed = text[flag.start : flag.start + 1] in (
            "-",
            "—",
            "–",
        ) and not text.lstrip().startswith("- ")
        begins = (
            LABEL.match(text.lstrip())
            or MARKED_LABEL.match(text.lstrip())
            or CHAT.match(text)
            or is_job(text)
            or _BREAKS.match(text)
            or _ASIDE.match(text)
            or ((labels or ended) and PLAIN_LABEL.match(text.lstrip()))
            or (ended and not dashed)
        )
        if unit and begins:
            yield unit
            unit = []
        if _BREAKS.match(text):
            continue
        unit.append(line)
        ended = ends_in_parameters(text)
    if unit:
        yield unit


def blocks(lines: Sequence[Stretch | None]) -> list[list[Stretch | None]]:
    """The lines of each prompt in a block of code: a label begins one; else several only where each
    ends in parameters.

    None is a blank line or a comment.
    """
    found: list[list[Stretch | None]] = [[]]
    ended = labels = False
    for line in lines:
        if line is None:
            found[-1].append(None)
            continue
        begins = line.text[inner(line.text).start :][:1] not in ("-", "—", "–")
        label = any(found[-1]) and (
            LABEL.match(line.text.lstrip()) is not None
            or _ASIDE.match(line.text) is not None
            or inner(line.text).label == "/imagine prompt:"
            or (ended and PLAIN_LABEL.match(line.text.lstrip()) is not None)
        )
        labels = labels or label
        if label or (ended and begins):
            found.append([])
        found[-1].append(line)
        ended = ends_in_parameters(line.text)
    if len(found) > 1 and not labels:
        last = [next(line for line in reversed(block) if line is not None) for block in found]
        if not all(ends_in_parameters(line.text) for line in last):
            return [list(lines)]
    return found
