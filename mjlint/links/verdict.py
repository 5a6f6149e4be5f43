"""What was found out about a link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mjlint.links.redacting import clipped, shown


class State(StrEnum):
    """Whether Midjourney will be able to load a link."""

    OK = "ok"
    WILL_FAIL = "will-fail"
    """The evidence holds for any client."""
    UNSURE = "unsure"
    """This machine cannot tell."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of one link."""

    url: str
    """As it was asked for."""
    state: State
    reason: str = ""
    """One word for why, a key of `mjlint.links.wording`; empty where nothing is wrong."""
    detail: str = ""
    """More about the reason, in words; may come from the server."""
    status: int | None = None
    """The status of the last answer."""
    final_url: str | None = None
    """Where the redirects led; None where there were none."""
    format: str | None = None
    """What the first bytes are: ``png``, ``html`` …"""
    size: int | None = None
    """Bytes, as the server tells them."""
    width: int | None = None
    height: int | None = None
    elapsed: float = 0.0
    """Seconds, without waiting for its turn."""
    cached: bool = False
    notes: tuple[str, ...] = ()
    """What is worth knowing and no fault: ``redirected``, ``not-asked``, ``type-differs`` …"""

    @property
    def record(self) -> dict[str, object]:
        """For reports: everything that is known, without secrets."""
        return {
            "url": shown(self.url),
            "verdict": self.state.value,
            "reason": self.reason or None,
            "detail": clipped(self.detail) or None,
            "status": self.status,
            "final_url": None if self.final_url is None else shown(self.final_url),
            "type": self.format,
            "size": self.size,
            "width": self.width,
            "height": self.height,
            "seconds": round(self.elapsed, 3),
            "cached": self.cached,
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Verdicts(Mapping[str, Verdict]):
    """The verdicts of a run, by link as it was given."""

    by_url: Mapping[str, Verdict]
    notes: tuple[str, ...] = ()
    """About the run as a whole, one sentence each."""

    def __getitem__(self, url: str) -> Verdict:
        return self.by_url[url]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_url)

    def __len__(self) -> int:
        return len(self.by_url)
