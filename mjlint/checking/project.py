"""The settings for the commands; what is wrong with them is said line by line."""

from __future__ import annotations

import os
from collections.abc import Container, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from mjlint.cli.options import Command, with_options
from mjlint.terminal.messages import Trouble, tell

if TYPE_CHECKING:
    from mjlint.errors import SettingsError
    from mjlint.language.lexicon import Lexicon
    from mjlint.linting.linter import Linter
    from mjlint.plugins.assembly import Assembly
    from mjlint.settings.configuration import Configuration


_OPTIONS: Final = (
    click.option(
        "--config",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Use this settings file. [the nearest mjlint.toml or pyproject.toml]",
    ),
    click.option(
        "--isolated", is_flag=True, help="Use no settings file and no environment variable."
    ),
)


def configuration_options(command: Command) -> Command:
    """The options `--config` and `--isolated`, as ``config`` and ``isolated``."""
    return with_options(command, _OPTIONS)  # type: ignore[no-any-return]


class Configured:
    """The linter of each path, with the nearest settings; each is built once.

    ``given``: values of the command line by the names of their keys; None is not given.
    """

    def __init__(
        self,
        given: Mapping[str, object] | None = None,
        file: Path | None = None,
        isolated: bool = False,
    ) -> None:
        from mjlint.errors import SettingsError
        from mjlint.settings.configuration import Configurations

        self._assemblies: dict[int, Assembly] = {}
        self.broken = False
        """Whether a plugin is broken, which ends a run with 2."""
        try:
            self._configurations = Configurations(given=given or {}, file=file, isolated=isolated)
        except SettingsError as error:
            raise trouble(error) from None

    def at(self, path: str | Path = ".") -> Configuration:
        """The settings for a path. Raises `Trouble`."""
        from mjlint.errors import SettingsError

        try:
            return self._configurations.at(Path(path))
        except SettingsError as error:
            raise trouble(error) from None

    def output_format(self, known: Container[str]) -> str:
        """The format that the settings here ask for. Raises `Trouble` for one that is unknown."""
        configuration = self.at()
        name = configuration.text("output-format") or "full"
        if name not in known:
            message = f"`output-format`: there is no format `{name}`"
            raise Trouble(shown(str(configuration.origin("output-format").mistake(message))))
        return name

    def assembly(self, path: str | Path = ".") -> Assembly:
        """What the settings for a path describe; broken plugins are told. Raises `Trouble`."""
        from mjlint.plugins.assembly import Assembly

        configuration = self.at(path)
        found = self._assemblies.get(id(configuration))
        if found is None:
            found = self._assemblies[id(configuration)] = Assembly(configuration)
            for mistake in found.mistakes:
                self.broken = True
                tell(shown(str(mistake)))
        return found

    def lexicon(self) -> Lexicon:
        """The language, with what the settings here add to it. Raises `Trouble`."""
        from mjlint.errors import SettingsError

        try:
            return self.assembly().lexicon
        except SettingsError as error:
            raise trouble(error) from None

    def linter(self, path: str | Path | None = None) -> Linter:
        """The linter for a file; for prompts that are in none, with the settings found from here.

        Raises `Trouble`.
        """
        from mjlint.errors import SettingsError

        assembly = self.assembly(path if path is not None else ".")
        try:
            return assembly.linter(None if path is None else Path(path))
        except SettingsError as error:
            raise trouble(error) from None


def trouble(error: SettingsError) -> Trouble:
    """All that is wrong with the settings: the last line is the trouble's, the others are told."""
    # Of the command line everybody knows where it is.
    *before, last = (shown(str(m).removeprefix("command line: ")) for m in error.mistakes)
    for message in before:
        tell(message)
    return Trouble(last)


def shown(message: str) -> str:
    """A message or path with the current folder left out of it."""
    return message.removeprefix(os.path.join(os.getcwd(), ""))
