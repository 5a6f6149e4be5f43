"""A TOML file of settings or rules, and the lines of its keys."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from mjlint.errors import Mistake, SettingsError
from mjlint.text.lines import LineIndex
from mjlint.text.nodes import DataNode
from mjlint.text.toml import TomlError, load, read


class TomlFile:
    """The contents of a TOML file.

    ``path`` is read unless its ``text`` is given; ``table`` leads to the part that matters, such as
    ``("tool", "mjlint")``. Raises `SettingsError` where the file cannot be read or is not TOML.
    """

    def __init__(self, path: Path, table: tuple[str, ...] = (), text: str | None = None) -> None:
        self.path, self.table = path, table
        self.text = self._read() if text is None else text
        try:
            data: object = load(self.text)
        except TomlError as error:
            raise SettingsError(Mistake(str(path), error.line, error.message)) from None
        for name in table:
            data = data.get(name, {}) if isinstance(data, dict) else {}
        if not isinstance(data, dict):
            raise SettingsError(Mistake(str(path), 1, f"`{'.'.join(table)}` must be a table"))
        self.data: Mapping[str, object] = data

    def line(self, *place: str | int) -> int:
        """The line of a key, of the n-th row of a list, or of what is nearest above it."""
        at = 0
        node: DataNode = self._tree
        for step in (*self.table, *place):
            if isinstance(step, str):
                member = node.member(step)
                if member is None:
                    break
                at, node = member.start, member.value
            elif step < len(node.items):
                node = node.items[step]
                at = node.start
            else:
                break
        return self._lines.position(at).row

    def mistake(self, message: str, *place: str | int) -> Mistake:
        """Something wrong with a key."""
        return Mistake(str(self.path), self.line(*place), message)

    @cached_property
    def _tree(self) -> DataNode:
        # Asked for only where something is wrong, or where `mjlint settings` shows a line.
        return read(self.text)

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self.text)

    def _read(self) -> str:
        try:
            return self.path.read_text(encoding="utf-8-sig")
        except OSError as error:
            reason = error.strerror or "cannot be read"
            raise SettingsError(Mistake(str(self.path), None, reason)) from None
        except UnicodeDecodeError as error:
            reason = f"not UTF-8: byte {error.start} cannot be read"
            raise SettingsError(Mistake(str(self.path), None, reason)) from None
