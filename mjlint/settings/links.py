"""How links are asked: limits, and what a user opens or leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any


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
        for name in ("connect_timeout", "read_timeout", "link_timeout", "budget"):
            if not getattr(self, name) > 0:
                raise ValueError(f"links: {name} is {getattr(self, name)}, expected more than 0")
        for name in ("concurrency", "per_host"):
            if getattr(self, name) < 1:
                raise ValueError(f"links: {name} is {getattr(self, name)}, expected 1 or more")
        for name in ("retries", "redirects", "retry_wait", "spacing", "longest_retry_after"):
            if not getattr(self, name) >= 0:
                raise ValueError(f"links: {name} is {getattr(self, name)}, expected 0 or more")

    @classmethod
    def configured(cls, values: Mapping[str, object]) -> LinkSettings:
        """The settings of a configuration (`mjlint.settings.configuration.Configuration.values`)."""
        given: dict[str, Any] = {}
        for name in (field.name for field in fields(cls)):
            key = name if name == "offline" else f"links.{name.replace('_', '-')}"
            given[name] = values[key]
        if given["cache_folder"] is not None:
            given["cache_folder"] = Path(given["cache_folder"])
        return cls(**given)
