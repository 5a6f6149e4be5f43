"""Lines that say which tool the prompts next to them are for: ``- **Tool:** Flux``, ``| Model | SDXL |``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from mjlint.documents.tools import is_field, named_of_field
from mjlint.text.lines import LineIndex
from mjlint.text.patterns import pattern

_FIELD: Final = pattern(
    # What the web interface of Stable Diffusion writes below a prompt.
    r"^[ \t]*(?P<sampled>Steps:[ \t]*\d{1,4},[ \t]*Sampler:)"
    r"|^[ \t>|]*(?:[-*+•][ \t]+|\d{1,3}[.)][ \t]+)?[*_`]{0,3}"
    r"(?P<key>[^\W\d_]{1,20}(?:[ ][^\W\d_]{1,20})?)[*_`]{0,3}[ \t]*"
    r"(?:[:：|=]|[—–-](?=[ \t]))[*_`]{0,3}[ \t]*(?P<value>[^\s|*_`][^\r\n|]{0,50})[ \t|]*$",
    re.MULTILINE,
)
_BOUND: Final = pattern(r"[ \t]{0,3}(?:#{1,6}[ \t]|([-*_=])(?:[ \t]*\1){2,}[ \t]*\Z)")
"""A heading or a ruler: what is above it says nothing of what is below."""
_MOST_WORDS: Final = 5


def _named(field: re.Match[str]) -> str | None:
    if field["sampled"]:
        return "Stable Diffusion"
    key = field["key"].replace(" ", "").lower()
    if not is_field(key):
        return None
    value = field["value"].strip("*_` \t")
    return named_of_field(key, value) if len(value.split()) <= _MOST_WORDS else None


@lru_cache(maxsize=2)
def tools_by_row(text: str) -> Sequence[str | None]:
    """The tool that a field names for each row of a document; empty where no field names one.

    A field counts for its paragraph; one whose paragraph holds no prompt counts for what follows up to
    the next heading, or for all that is under its heading if it is the only one.
    """
    lines = LineIndex(text)
    named = {
        lines.position(field.start()).row - 1: tool
        for field in _FIELD.finditer(text)
        if (tool := _named(field))
    }
    if not named:
        return ()
    rows = lines.rows
    found: list[str | None] = [None] * len(rows)
    alone: list[str] = []
    top = start = 0
    fenced = False
    inside: set[int] = set()
    for row in range(len(rows) + 1):
        bound = row == len(rows) or _BOUND.match(rows[row]) is not None
        if not bound and rows[row].strip():
            fenced ^= rows[row].lstrip().startswith(("```", "~~~"))
            if fenced:
                inside.add(row)
            continue
        here = [each for each in range(start, row) if each in named]
        dashed = [each for each in range(start, row) if "--" in rows[each]]
        if here and dashed:
            back = dashed[0] < here[0]
            tool = named[here[-1 if back else 0]]
            for each in reversed(range(start, row)) if back else range(start, row):
                found[each] = tool = named.get(each, tool)
        elif here and here[-1] not in inside:
            alone.append(named[here[-1]])
        elif alone:
            found[start:row] = alone[-1:] * (row - start)
        start = row + 1
        if bound:
            if len(alone) == 1:
                found[top:row] = [tool or alone[0] for tool in found[top:row]]
            top, alone = row, []
    return found
