"""Files, environment and command line -> the settings that hold for a path.

The nearest ``mjlint.toml``, or ``pyproject.toml`` with ``[tool.mjlint]``, applies; the search goes up
to the root of the repository, and where there is none the user's own file applies. Its values win
over what it extends, the environment wins over the file, and the command line over all.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from mjlint.settings.keys import BY_NAME, KEYS
from mjlint.settings.layers import (
    PROJECT_FILE,
    Layer,
    Origin,
    Row,
    environment_layer,
    file_layers,
    given_layer,
)
from mjlint.settings.settings import FIELDS, Settings

FILE: Final = "mjlint.toml"
CONFIG_VARIABLE: Final = "MJLINT_CONFIG"
_NO_GIVEN: Final[Mapping[str, object]] = MappingProxyType({})


DEFAULT: Final = Origin("default")


class Configuration:
    """The settings that hold for a path, and where each of them comes from.

    ``folder``: what patterns are relative to, the folder of the settings file or else the current
    one. ``file``: the settings file; None where there is none. ``values``: every key by its name
    (see `mjlint.settings.keys`). ``origins``: of each, lowest first; several where values add up.
    """

    __slots__ = ("_settings", "file", "folder", "origins", "values")

    def __init__(
        self,
        folder: Path,
        file: Path | None,
        values: Mapping[str, object],
        origins: Mapping[str, tuple[Origin, ...]],
    ) -> None:
        self.folder, self.file, self.values, self.origins = folder, file, values, origins
        self._settings: Settings | None = None

    def text(self, key: str) -> str | None:
        """The text of a key; None where it has none. This and the next raise `KeyError` for a key
        that `mjlint.settings.keys` does not have."""
        value = self.values[key]
        return value if isinstance(value, str) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts that a key lists."""
        value = self.values[key]
        return value if isinstance(value, tuple) else ()

    def switch(self, key: str) -> bool:
        """Whether a key is true."""
        return self.values[key] is True

    def megabytes(self, key: str) -> int:
        """The bytes of a key that is in megabytes."""
        value = self.values[key]
        assert isinstance(value, int)
        return value * 1_000_000

    def rows(self, key: str) -> tuple[Row, ...]:
        """The tables that a key lists, such as ``[[rule]]``."""
        value = self.values[key]
        return value if isinstance(value, tuple) else ()

    def table(self, key: str) -> Mapping[str, object]:
        """The table of a key, such as ``[severity]``."""
        value = self.values[key]
        return value if isinstance(value, Mapping) else {}

    def origin(self, key: str) -> Origin:
        """The uppermost place that a value comes from."""
        return self.origins[key][-1]

    @property
    def settings(self) -> Settings:
        """What the linter needs, before the ignores of a file."""
        if self._settings is None:
            values: dict[str, Any] = {name: self.values[key] for name, key, _ in FIELDS}
            self._settings = Settings(**values)
        return self._settings

    def ignored_at(self, path: Path) -> tuple[str, ...]:
        """What ``per-file-ignores`` ignores in a file."""
        table = self.table("per-file-ignores")
        if not table:
            return ()
        from mjlint.text.wildcards import Patterns

        try:
            relative = path.absolute().relative_to(self.folder.absolute()).as_posix()
        except ValueError:
            relative = path.absolute().as_posix().lstrip("/")
        found: dict[str, None] = {}
        for pattern, rules in table.items():
            matched = Patterns((pattern,)).decide(relative, False)
            if isinstance(rules, tuple) and matched is not None and not matched.negated:
                found |= dict.fromkeys(rules)
        return tuple(found)

    def settings_at(self, path: Path) -> Settings:
        """What the linter needs for one file."""
        settings, ignored = self.settings, self.ignored_at(path)
        return replace(settings, ignore=(*settings.ignore, *ignored)) if ignored else settings


class Configurations:
    """Finds the configuration of each path; each file is read once.

    ``given``: values of the command line, by key. ``environment``: the variables. ``file``: the
    one settings file to use, wherever a path lies. ``isolated``: no file and no environment.
    """

    def __init__(
        self,
        *,
        given: Mapping[str, object] = _NO_GIVEN,
        environment: Mapping[str, str] = os.environ,
        file: Path | None = None,
        isolated: bool = False,
    ) -> None:
        named = environment.get(CONFIG_VARIABLE)
        if file is None and named and not isolated:
            file = Path(named)
        self._file = None if isolated else file
        self._isolated = isolated
        self._user = None if isolated else user_file(environment)
        above = [] if isolated else [environment_layer(environment)]
        self._above = [*above, given_layer(given)]
        self._files: dict[Path, Path | None] = {}
        self._found: dict[Path | None, Configuration] = {}
        self._folders: dict[str, Configuration] = {}

    def at(self, path: str | Path) -> Configuration:
        """What holds for a file or folder, which need not exist: ``<stdin>`` is like a file of this
        folder. Raises `SettingsError`."""
        where = os.path.abspath(path)
        folder = where if os.path.isdir(where) else os.path.dirname(where)
        found = self._folders.get(folder)
        if found is None:
            found = self._folders[folder] = self._in(Path(folder))
        return found

    def _in(self, folder: Path) -> Configuration:
        if self._isolated:
            file = None
        elif self._file is not None:
            file = Path(os.path.abspath(self._file))
        else:
            file = self._nearest(folder) or self._user
        if file not in self._found:
            layers = list(file_layers(file)) if file is not None else []
            # Patterns in the user's own file are for whatever is checked.
            base = Path.cwd() if file is None or file == self._user else file.parent
            self._found[file] = _merged(base, file, [*layers, *self._above])
        return self._found[file]

    def _nearest(self, folder: Path) -> Path | None:
        passed = []
        found: Path | None = None
        for at in (folder, *folder.parents):
            if at in self._files:
                found = self._files[at]
                break
            passed.append(at)
            found = settings_file(at)
            if found is not None or os.path.exists(at / ".git"):
                break
        self._files |= dict.fromkeys(passed, found)
        return found


def settings_file(folder: Path) -> Path | None:
    """The settings file of one folder: ``mjlint.toml`` goes before ``pyproject.toml``."""
    # `os.path` takes what may not be looked at for what is not there; `Path` raises.
    if os.path.isfile(folder / FILE):
        return folder / FILE
    project = folder / PROJECT_FILE
    try:
        mentioned = "mjlint" in project.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    if not mentioned:
        # Most projects' files say nothing of mjlint and need not be parsed.
        return None
    from mjlint.settings.toml_file import TomlFile

    tool = TomlFile(project).data.get("tool")
    return project if isinstance(tool, dict) and "mjlint" in tool else None


def user_file(environment: Mapping[str, str]) -> Path | None:
    """The user's own settings file, ``~/.config/mjlint/mjlint.toml``; None if it is not there.

    https://specifications.freedesktop.org/basedir-spec (0.8); on Windows it is below ``%APPDATA%``.
    """
    base = environment.get("APPDATA" if os.name == "nt" else "XDG_CONFIG_HOME", "")
    if not os.path.isabs(base):
        base = os.path.expanduser("~/.config")
    file = Path(base, "mjlint", FILE)
    return file if os.path.isfile(file) else None


def _merged(folder: Path, file: Path | None, layers: Iterable[Layer]) -> Configuration:
    values: dict[str, object] = {key.name: key.default for key in KEYS}
    origins: dict[str, tuple[Origin, ...]] = {key.name: (DEFAULT,) for key in KEYS}
    for layer in layers:
        for name, value in layer.values.items():
            before, key = values[name], BY_NAME[name]
            origin = layer.origins[name]
            if key.adds and isinstance(before, tuple) and isinstance(value, tuple):
                value = (*before, *(item for item in value if item not in before))
            elif key.adds and isinstance(before, dict) and isinstance(value, dict):
                value = before | value
            added = key.adds and origins[name] != (DEFAULT,)
            values[name] = value
            origins[name] = (*origins[name], origin) if added else (origin,)
    return Configuration(folder, file, values, origins)
