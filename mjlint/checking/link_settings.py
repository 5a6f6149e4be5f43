"""Which files have their links asked; loads nothing where none have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mjlint.terminal.messages import Trouble

if TYPE_CHECKING:
    from mjlint.checking.project import Configured
    from mjlint.settings.links import LinkSettings


class Asking:
    """Whether the links of a file are asked, and under which settings."""

    def __init__(self, configured: Configured) -> None:
        self._configured = configured
        self._name: str | None = None
        self._settings: LinkSettings | None = None

    def settings(self, name: str) -> LinkSettings | None:
        """Those for a file; None where its links are not asked."""
        if name != self._name:
            self._name = name
            self._settings = self._found(name)
        return self._settings

    def wanted(self, names: Iterable[str]) -> bool:
        """Whether the links of any of these files are asked."""
        return any(self.settings(name) is not None for name in names)

    def _found(self, name: str) -> LinkSettings | None:
        try:
            configuration = self._configured.at(name)
        except Trouble:
            # It is told when the file is judged.
            return None
        if configuration.switch("offline") or not configuration.switch("links.check"):
            return None
        from mjlint.settings.links import LinkSettings

        return LinkSettings.configured(configuration.values)
