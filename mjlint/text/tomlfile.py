"""A TOML file that remembers on which line each of its keys stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from mjlint.errors import Mistake, SettingsError


class TomlFile:
    """The contents of a TOML file.

    ``path`` is read unless its ``text`` is given; ``table`` leads to the part that matters, such as
    ``("tool", "mjlint")``. Raises `SettingsError` where the file cannot be read or is no TOML.
    """

    def __init__(self, path: Path, table: tuple[str, ...] = (), text: str | None = None) -> None:
        self.path, self.table = path, table
        if text is None:
            text = self._read()
        self.text = text
        try:
            data: object = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            found = re.search(r"\(at line (\d+)", str(error))
            line = int(found[1]) if found else max(1, text.count("\n"))
            raise SettingsError(Mistake(str(path), line, f"this is no TOML: {error}")) from None
        for name in table:
            data = data.get(name, {}) if isinstance(data, dict) else {}
        if not isinstance(data, dict):
            raise SettingsError(Mistake(str(path), 1, f"`{'.'.join(table)}` must be a table"))
        self.data: Mapping[str, object] = data

    def line(self, *place: str | int) -> int:
        """The line of a key, of the n-th row of a list, or of what is nearest above it.

        Only asked where something is wrong, so it may take its time: a line belongs to a key if
        the file up to it knows nothing of the key and the statement that begins on it brings it.
        """
        lines = self.text.split("\n")
        whole = (*self.table, *place)
        best = 0
        for depth in range(1, len(whole) + 1):
            found = self._first(lines, whole[:depth], best)
            if found is None:
                break
            best = found
        return best + 1

    def mistake(self, message: str, *place: str | int) -> Mistake:
        """Something wrong with a key."""
        return Mistake(str(self.path), self.line(*place), message)

    def _first(self, lines: list[str], place: tuple[str | int, ...], start: int) -> int | None:
        """The index of the line that brings a key, not above ``start``."""
        value = _at(tomllib.loads(self.text), place)
        names = [name for name in place if isinstance(name, str)]
        for index in range(start, len(lines)):
            line = lines[index]
            if names[-1] not in line and not isinstance(place[-1], int):
                continue
            if isinstance(place[-1], int) and not line.lstrip().startswith("[["):
                continue
            before = _loads(lines[:index])
            if before is None or _at(before, place) is not None:
                continue
            for end in range(index + 1, len(lines) + 1):
                upto = _loads(lines[:end])
                if upto is not None:
                    if _at(upto, place) is not None:
                        return index
                    break
        if isinstance(place[-1], int) and isinstance(value, str):
            # An item of a list that is written over several lines.
            for index in range(start, len(lines)):
                if value in lines[index]:
                    return index
        return None

    def _read(self) -> str:
        try:
            return self.path.read_text(encoding="utf-8-sig")
        except OSError as error:
            reason = error.strerror or "cannot be read"
            raise SettingsError(Mistake(str(self.path), None, reason)) from None
        except UnicodeDecodeError as error:
            reason = f"this is not UTF-8: byte {error.start} cannot be read"
            raise SettingsError(Mistake(str(self.path), None, reason)) from None


def _loads(lines: list[str]) -> dict[str, object] | None:
    try:
        return tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError:
        # In the middle of a list or a text of several lines.
        return None


def _at(data: object, place: tuple[str | int, ...]) -> object:
    for step in place:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step] if step < len(data) else None
        else:
            return None
    return data
