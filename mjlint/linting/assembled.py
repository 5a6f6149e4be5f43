"""The linters that a configuration describes."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from weakref import WeakKeyDictionary

from mjlint.linting.linter import Linter
from mjlint.plugins.assembly import Assembly

_LINTERS: Final[WeakKeyDictionary[Assembly, dict[tuple[str, ...], Linter]]] = WeakKeyDictionary()


def linter_at(assembly: Assembly, path: Path | None = None) -> Linter:
    """The linter for a file, built once for files that leave out the same rules.

    Raises `SettingsError` for a model, a rule or a target that does not exist.
    """
    settings, ignored = assembly.settings_at(path)
    linters = _LINTERS.setdefault(assembly, {})
    if ignored not in linters:
        rules = assembly.rules if assembly.has_own_rules else None
        linters[ignored] = Linter.of(settings, rules, assembly.lexicon)
    return linters[ignored]
