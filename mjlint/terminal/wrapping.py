"""A text on several rows, split between words."""

from __future__ import annotations

from mjlint.terminal.cells import width


def wrapped(text: str, room: int, indent: int = 0) -> list[str]:
    """The rows of a text: at most ``room`` cells each, those after the first by ``indent`` cells
    shorter. A word that is longer than a row is left whole, so that it can be copied."""
    rows: list[str] = []
    row, left = "", room
    for word in text.split(" "):
        needs = width(word)
        if row and needs + 1 > left:
            rows.append(row)
            row, left = word, room - indent - needs
            continue
        left -= needs + (1 if row else 0)
        row = f"{row} {word}" if row else word
    return [*rows, row]
