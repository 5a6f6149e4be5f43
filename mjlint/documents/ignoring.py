"""What git ignores and what the settings exclude."""

from __future__ import annotations

import os
from functools import cached_property
from typing import Final

from mjlint.text.wildcards import Patterns

_FILE: Final = ".gitignore"


class Ignoring:
    """Answers for paths whether they are left out.

    ``base``: the folder that the patterns of ``exclude`` and ``include`` are relative to.
    ``gitignore``: whether what git ignores is left out: by each ``.gitignore`` from the root of
    the repository down, and by ``.git/info/exclude``.
    """

    def __init__(
        self, base: str, exclude: tuple[str, ...], include: tuple[str, ...], gitignore: bool
    ) -> None:
        self._base = os.path.abspath(base)
        self._exclude, self._include = exclude, include
        self._gitignore = gitignore
        self._git: dict[str, tuple[_Patterns, ...]] = {}
        self._tops: set[str] = set()
        self._last: tuple[str, str, tuple[_Patterns, ...]] | None = None
        """A folder, its absolute path and the patterns that count in it."""

    def begin(self, top: str) -> None:
        """Say which folder is searched: outside of a repository, files above it don't count."""
        self._tops.add(os.path.abspath(top))
        self._last = None

    def why_not(self, path: str, folder: bool) -> str | None:
        """Why a path that was found is left out; None where it is not."""
        return self.excluded(path, folder) or self._ignored(path, folder)

    def excluded(self, path: str, folder: bool) -> str | None:
        """Whether the settings exclude a path or a folder above it; by which pattern."""
        if not self._exclude:
            return None
        pattern = self._excluding.match(os.path.abspath(path), folder)
        return f"excluded by `{pattern}`" if pattern else None

    def included(self, path: str) -> bool:
        """Whether the settings ask for a file that mjlint would not read else."""
        return bool(self._include) and bool(self._including.match(os.path.abspath(path), False))

    @cached_property
    def _excluding(self) -> _Patterns:
        return _Patterns(self._base, self._exclude, "")

    @cached_property
    def _including(self) -> _Patterns:
        return _Patterns(self._base, self._include, "")

    def _ignored(self, path: str, folder: bool) -> str | None:
        if not self._gitignore:
            return None
        above, _, name = path.rpartition(os.sep)
        known = self._last
        if known is None or known[0] != above:
            # Of a folder, one file after the other is asked for.
            where = os.path.dirname(os.path.abspath(path))
            known = self._last = above, where, self._of(where)
        # The file nearest to the path has the last word.
        for patterns in reversed(known[2]):
            decided = patterns.decide(os.path.join(known[1], name), folder)
            if decided is not None:
                ignored, pattern = decided
                return f"ignored by `{pattern}` in {patterns.name}" if ignored else None
        return None

    def _of(self, folder: str) -> tuple[_Patterns, ...]:
        """The patterns that hold in a folder, those of the root of the repository first."""
        known = self._git.get(folder)
        if known is not None:
            return known
        parent = os.path.dirname(folder)
        found: tuple[_Patterns, ...] = ()
        git = os.path.join(folder, ".git")
        if os.path.lexists(git):
            found = _read(folder, os.path.join(git, "info", "exclude"))
        elif parent != folder and (folder not in self._tops or _in_repository(folder)):
            found = self._of(parent)
        found = (*found, *_read(folder, os.path.join(folder, _FILE)))
        self._git[folder] = found
        return found


class _Patterns:
    """Patterns as in a ``.gitignore``, of one folder."""

    def __init__(self, folder: str, lines: tuple[str, ...], name: str) -> None:
        self.name, self._inside = name, folder.rstrip(os.sep) + os.sep
        self._patterns = Patterns(lines)

    def decide(self, path: str, folder: bool) -> tuple[bool, str] | None:
        """Whether a path is meant, and by which pattern; None where no pattern speaks of it."""
        if not path.startswith(self._inside):
            return None
        relative = path[len(self._inside) :].replace(os.sep, "/")
        found = self._patterns.decide(relative, folder)
        return None if found is None else (not found.negated, found.line)

    def match(self, path: str, folder: bool) -> str | None:
        """The pattern that means a path."""
        decided = self.decide(path, folder)
        return decided[1] if decided is not None and decided[0] else None


def _read(folder: str, file: str) -> tuple[_Patterns, ...]:
    try:
        with open(file, encoding="utf-8", errors="replace") as opened:
            rows = [line.rstrip("\r\n") for line in opened]
    except OSError:
        return ()
    lines = tuple(row for row in rows if row.strip() and not row.startswith("#"))
    if not lines:
        return ()
    name = os.path.relpath(file)
    return (_Patterns(folder, lines, file if name.startswith("..") else name),)


def _in_repository(folder: str) -> bool:
    """Whether a folder above is the root of a repository; elsewhere git ignores nothing."""
    while True:
        parent = os.path.dirname(folder)
        if parent == folder:
            return False
        folder = parent
        if os.path.lexists(os.path.join(folder, ".git")):
            return True
