"""One source of settings -> checked values: files, the environment, the command line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mjlint.errors import Mistake, SettingsError
from mjlint.settings.keys import BY_NAME, GROUPS, KEYS, NUMBERS, Key
from mjlint.settings.values import checked
from mjlint.text.files import is_system
from mjlint.text.similar import did_you_mean, nearest

if TYPE_CHECKING:
    from mjlint.settings.toml_file import TomlFile

PROJECT_FILE: Final = "pyproject.toml"
TABLE: Final = ("tool", "mjlint")


class Origin:
    """Where a value comes from.

    ``place``: the file, the environment variable, ``command line`` or ``default``. ``file`` and
    ``key``: where it is in a file.
    """

    # Every check imports this module: data classes would take milliseconds to make.
    __slots__ = ("file", "key", "place")

    def __init__(
        self, place: str, file: TomlFile | None = None, key: tuple[str | int, ...] = ()
    ) -> None:
        self.place, self.file, self.key = place, file, key

    def mistake(self, message: str, *place: str | int) -> Mistake:
        """Something wrong with the value, or with a part of it."""
        if self.file is None:
            return Mistake(self.place, None, message)
        return self.file.mistake(message, *self.key, *place)

    def __str__(self) -> str:
        return self.place if self.file is None else f"{self.place}:{self.file.line(*self.key)}"


class Row:
    """A table of a list of tables, such as ``[[rule]]``, with the place to blame for its faults."""

    __slots__ = ("data", "origin")

    def __init__(self, data: Mapping[str, object], origin: Origin) -> None:
        self.data, self.origin = data, origin

    @property
    def named(self) -> str:
        """The name that it gives to what it describes, for display."""
        names = self.data.get("names")
        first = names[0] if isinstance(names, list) and names else "?"
        return str(self.data.get("name") or self.data.get("id") or first)


class Layer:
    """The checked values of one file, of the environment or of the command line, by key."""

    __slots__ = ("origins", "values")

    def __init__(self, values: Mapping[str, object], origins: Mapping[str, Origin]) -> None:
        self.values, self.origins = values, origins


def file_layers(file: Path) -> Iterator[Layer]:
    """A file and those that it extends, lowest first. Raises `SettingsError`."""
    from mjlint.settings.toml_file import TomlFile

    layers: list[Layer] = []
    seen: list[Path] = []
    mistake = Mistake(str(file), None, "there is no such file")
    while True:
        if not file.is_file() or is_system(os.path.realpath(file)):
            raise SettingsError(mistake)
        toml = TomlFile(file, TABLE if file.name == PROJECT_FILE else ())
        layers.insert(0, _layer(toml))
        seen.append(file.resolve())
        base = layers[0].values.get("extend")
        if not isinstance(base, str):
            return iter(layers)
        file = Path(os.path.normpath(file.parent / Path(base).expanduser()))
        mistake = toml.mistake(f"`extend`: there is no file `{base}`", "extend")
        if file.resolve() in seen:
            raise SettingsError(toml.mistake(f"`extend`: `{base}` extends this file", "extend"))


def _layer(toml: TomlFile) -> Layer:
    """The checked values of one file. Raises `SettingsError` with all that is wrong."""
    found: list[tuple[Key, object, Origin]] = []
    mistakes: list[Mistake] = []
    for path, value in _leaves(toml.data):
        name = ".".join(path)
        key = BY_NAME.get(name)
        if key is not None:
            found.append((key, value, Origin(str(toml.path), toml, path)))
            continue
        expected = "a table" if path[0] in GROUPS and len(path) == 1 else None
        hint = did_you_mean(name, BY_NAME)
        if name == "tool":
            hint = f": in {toml.path.name} the keys are not in `[tool.mjlint]`"
        message = f"`{name}` must be {expected}" if expected else f"unknown key `{name}`{hint}"
        mistakes.append(toml.mistake(message, *path))
    return _checked(found, toml.path.parent, mistakes)


def _checked(
    found: Iterable[tuple[Key, object, Origin]], folder: Path, mistakes: Iterable[Mistake] = ()
) -> Layer:
    """The values that are given to keys. ``folder``: what paths are relative to.

    Raises `SettingsError` with all that is wrong, and these ``mistakes``.
    """
    values: dict[str, object] = {}
    origins: dict[str, Origin] = {}
    mistakes = list(mistakes)
    for key, value, origin in found:
        good, wrong = checked(key, value)
        mistakes += (origin.mistake(message, *place) for message, place in wrong)
        good = _rows(good, origin) if key.form == "rows" else good
        values[key.name], origins[key.name] = _anchored(key, good, folder), origin
    if mistakes:
        raise SettingsError(*sorted(mistakes, key=lambda mistake: mistake.line or 0))
    return Layer(values, origins)


def _leaves(data: Mapping[str, object]) -> Iterator[tuple[tuple[str, ...], object]]:
    """The keys with their values; those of a group's table one by one."""
    for name, value in data.items():
        if name in GROUPS and isinstance(value, dict):
            for inner, own in value.items():
                yield (name, inner), own
        else:
            yield (name,), value


def _rows(tables: object, origin: Origin) -> tuple[Row, ...]:
    """The tables of a list, each with its place."""
    return tuple(
        Row(table, Origin(origin.place, origin.file, (*origin.key, n)))
        for n, table in enumerate(tables if isinstance(tables, tuple) else ())
    )


_PATHS: Final = ("baseline", "documents.values", "links.cache-folder")


def _anchored(key: Key, value: object, folder: Path) -> object:
    """Paths are relative to the file that names them."""
    if key.name in _PATHS and isinstance(value, str):
        return str(folder / Path(value).expanduser())
    if key.name == "plugins" and isinstance(value, tuple):
        return tuple(
            str(folder / Path(item).expanduser()) if is_path(item) else item
            for item in value
            if isinstance(item, str)
        )
    return value


def is_path(plugin: str) -> bool:
    """Whether a plugin is named by its file or folder, and not by what is imported."""
    return (
        plugin.startswith((".", "~"))
        or plugin.endswith((".py", ".toml"))
        or ("/" in plugin or "\\" in plugin)
    )


_PREFIX: Final = "MJLINT_"
_SWITCHES: Final = {"1": True, "true": True, "0": False, "false": False}


def environment_layer(environment: Mapping[str, str]) -> Layer:
    """The variables, such as ``MJLINT_PLAN``; commas part lists. Raises `SettingsError`."""
    return _checked(_in_environment(environment), Path.cwd())


def _in_environment(environment: Mapping[str, str]) -> Iterator[tuple[Key, object, Origin]]:
    for key in KEYS:
        written = environment.get(key.variable) if key.variable else None
        if not written or (key.name == "plugins" and written.lower() in _SWITCHES):
            # MJLINT_PLUGINS=1 allows plugins, and names none.
            continue
        value: object = written
        if key.form == "texts":
            value = [item.strip() for item in written.split(",") if item.strip()]
        elif key.form == "switch":
            value = _SWITCHES.get(written.lower(), written)
        elif key.form in NUMBERS:
            value = _number(written)
        yield key, value, Origin(key.variable or "")


def misspelt(environment: Iterable[str]) -> Iterator[str]:
    """What to say of variables that are almost those of a key; others may be another program's."""
    variables = [key.variable for key in KEYS if key.variable]
    known = [name.removeprefix(_PREFIX) for name in (*variables, "MJLINT_CONFIG", "MJLINT_DEBUG")]
    for name in environment:
        word = name.removeprefix(_PREFIX)
        if word != name and word not in known and (meant := nearest(word, known)):
            yield f"the variable {name} is not read; did you mean {_PREFIX}{meant}?"


def _number(written: str) -> object:
    """A number as it is written; what is none stays a text."""
    for kind in (int, float):
        try:
            return kind(written)
        except ValueError:
            continue
    return written


def given_layer(given: Mapping[str, object]) -> Layer:
    """The command line's values; those that are None or empty were not given."""
    origin = Origin("command line")
    found = (
        (BY_NAME[name], list(value) if isinstance(value, tuple) else value, origin)
        for name, value in given.items()
        if value is not None and value != ()
    )
    return _checked(found, Path.cwd())
