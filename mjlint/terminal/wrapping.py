"""A text on several rows, split between words."""

from __future__ import annotations

import re
import shutil
from typing import Final, TextIO

from mjlint.terminal.cells import width
from mjlint.text.patterns import pattern

_QUOTED: Final = pattern("`[^`]{1,60}`")


def _joined(quoted: re.Match[str]) -> str:
    return quoted.group().replace(" ", "\0")


def wrapped(text: str, room: int, indent: int = 0) -> list[str]:
    """The rows of a text, at most ``room`` cells each; those after the first begin with ``indent``
    spaces. A word that is longer than a row, and what is quoted, is left whole: it may be copied."""
    words = [word.replace("\0", " ") for word in _QUOTED.sub(_joined, text).split(" ")]
    rows = [words[0]]
    left = room - width(words[0])
    for word in words[1:]:
        needs = width(word) + 1
        if needs > left and rows[-1].strip():
            rows.append(" " * indent + word)
            left = room - indent - needs + 1
        else:
            rows[-1] += f" {word}"
            left -= needs
    return rows


def fitted(text: str, stream: TextIO) -> str:
    """A line as it is written to a stream: split between words where that is a terminal."""
    if not stream.isatty():
        return text
    return "\n".join(wrapped(text, shutil.get_terminal_size((80, 24)).columns, 2))
