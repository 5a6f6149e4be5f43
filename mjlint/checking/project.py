"""The settings, the linter and the reading options for each path of a run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from mjlint.checking.results import Unread

if TYPE_CHECKING:
    from mjlint.documents.finder import Finder
    from mjlint.errors import Mistake
    from mjlint.language.lexicon import Lexicon
    from mjlint.linting.linter import Linter
    from mjlint.plugins.assembly import Assembly
    from mjlint.settings.configuration import Configuration
    from mjlint.settings.links import LinkSettings
    from mjlint.settings.reading import Options
    from mjlint.settings.settings import Settings


class Project:
    """Answers for each path what it is read and checked with; each part is built once.

    ``given``: values of the command line by the names of their keys; None is not given. ``file``:
    the settings file to use for every path. ``isolated``: no settings file and no environment.
    ``settings``: these alone, in place of files and environment. ``code``: whether plugins that are
    code of the checkout run; None: where ``settings`` are given by hand, or the environment has
    ``MJLINT_PLUGINS=1``. Raises `SettingsError`.
    """

    def __init__(
        self,
        given: Mapping[str, object] | None = None,
        file: Path | None = None,
        isolated: bool = False,
        *,
        settings: Settings | None = None,
        code: bool | None = None,
    ) -> None:
        from mjlint.settings.configuration import Configurations

        if settings is not None:
            given, isolated = {**_given(settings), **(given or {})}, True
        self.mistakes: list[Mistake] = []
        """What is wrong with plugins and declared rules so far; the other rules are there."""
        self.notes: list[str] = []
        """Which code of the checkout runs, and which does not."""
        if code is None:
            # The user's own environment, not the checkout, may allow its code.
            asked = os.environ.get("MJLINT_PLUGINS", "").lower()
            code = settings is not None or asked in ("1", "true")
        self._code = code
        self.recipe = dict(given or {}), file, isolated, code
        """What another process needs to build the same."""
        self._assemblies: dict[int, Assembly] = {}
        self._linters: dict[int, Linter] = {}
        """Those that are the same for all files."""
        self._options: dict[tuple[int, bool, str | None], Options] = {}
        self._last: tuple[str, Configuration] | None = None
        """The path or folder that was asked for last: it is asked for several times in a row."""
        self._configurations = Configurations(given=given or {}, file=file, isolated=isolated)

    def at(self, path: str | Path = ".", *, file: bool = False) -> Configuration:
        """The settings for a path. ``file``: whether it is surely a file. Raises `SettingsError`."""
        path = os.fspath(path)
        # The files of a folder share its settings.
        asked = path.rpartition(os.sep)[0] if file else path
        if self._last is None or self._last[0] != asked:
            self._last = asked, self._configurations.at(path)
        return self._last[1]

    def assembly(self, path: str | Path = ".", *, file: bool = False) -> Assembly:
        """What the settings for a path describe. Raises `SettingsError`."""
        from mjlint.plugins.assembly import Assembly

        configuration = self.at(path, file=file)
        found = self._assemblies.get(id(configuration))
        if found is None:
            found = self._assemblies[id(configuration)] = Assembly(configuration, code=self._code)
            self.mistakes += found.mistakes
            self._note(found)
        return found

    def _note(self, assembly: Assembly) -> None:
        where = shown(str(assembly.configuration.origin("plugins")))
        if assembly.run:
            names = ", ".join(map(shown, assembly.run))
            self.notes.append(f"runs the code of {names} ({where})")
        if assembly.held_back:
            names = ", ".join(map(shown, assembly.held_back))
            self.notes.append(
                f"does not run the code of {names} ({where}): allow it with `--plugins`, or with"
                " MJLINT_PLUGINS=1 in your environment"
            )

    def lexicon(self) -> Lexicon:
        """The language, with what the settings here add to it. Raises `SettingsError`."""
        return self.assembly().lexicon

    def linter(self, path: str | Path | None = None, *, file: bool = False) -> Linter:
        """The linter for a file; for prompts that are in none, with the settings found from here.

        ``file``: whether it is surely a file. Raises `SettingsError`.
        """
        where = path if path is not None else "."
        known = self._linters.get(id(self.at(where, file=file)))
        if known is not None:
            return known
        from mjlint.linting.assembled import linter_at

        assembly = self.assembly(where, file=file)
        if not assembly.configuration.table("per-file-ignores"):
            linter = self._linters[id(assembly.configuration)] = linter_at(assembly)
            return linter
        return linter_at(assembly, None if path is None else Path(path))

    def finder(self, path: str) -> Finder:
        """What finds the files of a path. Raises `SettingsError`."""
        from mjlint.documents.finder import Finder

        configuration = self.at(path)
        return Finder(
            base=str(configuration.folder),
            exclude=configuration.texts("exclude"),
            include=configuration.texts("include"),
            gitignore=configuration.switch("respect-gitignore"),
            force_exclude=configuration.switch("force-exclude"),
            source=configuration.switch("documents.code"),
        )

    def options(self, path: str, *, searched: bool, root: str | None = None) -> Options:
        """How a file is read. Raises `SettingsError`, also where its values cannot be read."""
        from dataclasses import replace

        configuration = self.at(path, file=searched)
        key = id(configuration), searched, root
        found = self._options.get(key)
        if found is None:
            found = _options(configuration)
            if searched:
                found = replace(found, searched=True, root=root or "")
            self._options[key] = found
        return found

    def links(self, path: str, *, file: bool = False) -> LinkSettings | None:
        """How the links of a file are checked; None where they are not. Raises `SettingsError`.

        ``file``: whether it is surely a file.
        """
        configuration = self.at(path, file=file)
        if configuration.switch("offline") or not configuration.switch("links.check"):
            return None
        from mjlint.settings.links import LinkSettings

        return LinkSettings.configured(configuration.values)

    def baseline(self, path: str) -> str | None:
        """The baseline file for a path. Raises `SettingsError`."""
        return self.at(path).text("baseline")


def unread(mistakes: Iterable[Mistake]) -> Iterator[Unread]:
    """Mistakes in settings, as results."""
    for mistake in mistakes:
        # Of the command line everybody knows where it is.
        place = "" if mistake.place == "command line" else shown(mistake.place)
        yield Unread(place, shown(mistake.message), mistake.line)


def shown(message: str) -> str:
    """A message or path without the current folder at its beginning."""
    return message.removeprefix(os.path.join(os.getcwd(), ""))


def _given(settings: Settings) -> dict[str, object]:
    """Settings by the names of their keys; links are checked where it is said how."""
    from mjlint.settings.settings import FIELDS

    found = {key: value for name, key, _ in FIELDS if (value := getattr(settings, name))}
    if settings.links is not None:
        found |= {**settings.links.values, "links.check": True}
    return found


def _options(configuration: Configuration) -> Options:
    from mjlint.settings.reading import Options

    values: Mapping[str, tuple[str, ...]] = {}
    file = configuration.text("documents.values")
    if file is not None:
        values = _values(file)
    return Options(
        keys=configuration.texts("documents.keys"),
        blocks=configuration.text("documents.blocks") or "lines",
        delimiter=configuration.text("documents.delimiter"),
        paragraphs=configuration.switch("documents.paragraphs"),
        largest=configuration.megabytes("documents.max-size"),
        values=values,
    )


def _values(file: str) -> Mapping[str, tuple[str, ...]]:
    from mjlint.documents.values import read_values
    from mjlint.errors import Mistake, SettingsError
    from mjlint.text.document import Document, DocumentError
    from mjlint.text.files import reason, refuse_endless

    try:
        refuse_endless(file)
        return read_values(Document.file(file))
    except OSError as error:
        raise SettingsError(Mistake(os.path.relpath(file), None, reason(error))) from None
    except DocumentError as error:
        fault, place = error.fault, os.path.relpath(file)
        line = fault.row
        if fault.column is not None:
            place, line = f"{place}:{fault.row}", fault.column
        raise SettingsError(Mistake(place, line, fault.message)) from None
