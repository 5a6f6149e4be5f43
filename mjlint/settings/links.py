"""How links are asked: limits, and what a user opens or leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from mjlint.errors import Mistake, SettingsError
from mjlint.settings.keys import BY_NAME
from mjlint.settings.values import checked


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """Every field has the default that holds where nothing is set. Times are seconds."""

    offline: bool = False
    """Asks nothing, whatever else is set."""
    strict: bool = False
    """Whether doubt counts as an error."""
    head: bool = True
    """Whether HEAD is asked before GET."""
    connect_timeout: float = 5.0
    read_timeout: float = 10.0
    """How long a server may be silent."""
    link_timeout: float = 15.0
    """How long one link may take in all, without waiting for its turn."""
    budget: float = 60.0
    """How long a whole run may take."""
    retries: int = 1
    retry_wait: float = 1.0
    """The wait before a retry; doubled for each further one."""
    longest_retry_after: float = 10.0
    """A server that asks to wait longer is not asked again."""
    redirects: int = 5
    concurrency: int = 8
    per_host: int = 2
    spacing: float = 0.25
    """Between the starts of two requests to one host."""
    user_agent: str = ""
    """Empty: mjlint's own."""
    allow_hosts: tuple[str, ...] = ()
    """Hosts, or ``host:port``, that may have private addresses."""
    exclude: tuple[str, ...] = ()
    """Patterns of links or hosts that are not asked: ``https://intranet.corp/*``, ``*.corp``."""
    proxy: bool = False
    """Whether the environment's proxy is used. It looks names up itself, so that the address rule
    holds for what this machine's resolver answers only."""
    cache: bool = True
    cache_folder: Path | None = None
    """None: the user's own."""
    cache_seconds: float = 86400.0

    def __post_init__(self) -> None:
        """Check what each field is. Raises `SettingsError`, with what a settings file gets."""
        mistakes: list[Mistake] = []
        for key, value in self.values.items():
            _, wrong = checked(BY_NAME[key], value)
            mistakes += (Mistake("", None, message) for message, _ in wrong)
        if mistakes:
            raise SettingsError(*mistakes)

    @property
    def values(self) -> dict[str, object]:
        """What is set, by key (`mjlint.settings.keys`)."""
        values = {_key(field.name): getattr(self, field.name) for field in fields(self)}
        folder = values.pop("links.cache-folder")
        return values | ({} if folder is None else {"links.cache-folder": str(folder)})

    @classmethod
    def configured(cls, values: Mapping[str, object]) -> LinkSettings:
        """The settings of a configuration (`mjlint.settings.configuration.Configuration.values`)."""
        given: dict[str, Any] = {field.name: values[_key(field.name)] for field in fields(cls)}
        if given["cache_folder"] is not None:
            given["cache_folder"] = Path(given["cache_folder"])
        return cls(**given)


def _key(field: str) -> str:
    return field if field == "offline" else f"links.{field.replace('_', '-')}"
