"""Strings of YAML that aliases repeat: each is read once, however often it is repeated."""

from __future__ import annotations

from collections.abc import Iterable

from mjlint.text.document import DocumentError
from mjlint.text.limits import MAXIMUM_REPEATED
from mjlint.text.lines import LineIndex
from mjlint.text.nodes import StringNode


class Repeats:
    """Remembers which repeated strings of a document were prompts."""

    def __init__(self) -> None:
        self._known: set[tuple[object, ...]] = set()
        self._length = 0

    def known(self, strings: Iterable[StringNode], node: StringNode, model: str | None) -> bool:
        """Whether the prompt of these strings was read where the same ones are together.

        ``node``: the one at the prompt's place. ``model``: the one that it runs on.
        """
        return node.anchor is not None and _key(strings, model) in self._known

    def count(self, strings: Iterable[StringNode], lines: LineIndex) -> None:
        """Raise `DocumentError` where aliases repeat so much that a small document takes minutes."""
        for string in strings:
            if string.anchor is not None and string.anchor != string.start:
                self._length += len(string.text)
                if self._length > MAXIMUM_REPEATED:
                    raise DocumentError(
                        f"aliases repeat more than {MAXIMUM_REPEATED:,} characters",
                        *lines.position(string.start),
                    )

    def add(self, strings: Iterable[StringNode], node: StringNode, model: str | None) -> None:
        """Remember that these strings were a prompt."""
        if node.anchor is not None:
            self._known.add(_key(strings, model))


def _key(strings: Iterable[StringNode], model: str | None) -> tuple[object, ...]:
    return model, *(each.text if each.anchor is None else each.anchor for each in strings)
