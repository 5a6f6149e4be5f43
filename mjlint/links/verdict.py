"""What was found out about a link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from mjlint.diagnostic import value_class
from mjlint.links.wording import Words, clipped, not_asked, shown, words


class State(StrEnum):
    """Whether Midjourney will be able to load a link."""

    OK = "ok"
    WILL_FAIL = "will-fail"
    """The evidence holds for any client."""
    UNSURE = "unsure"
    """This machine cannot tell."""


@value_class
class Verdict:
    """What is known of one link; ``str()`` gives it in one line, without secrets."""

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
    """Bytes, as the server states them."""
    width: int | None = None
    height: int | None = None
    elapsed: float = 0.0
    """Seconds, without waiting for its turn."""
    cached: bool = False
    notes: tuple[str, ...] = ()
    """Worth knowing, but no problem: ``redirected``, ``not-asked``, ``type-differs`` …"""

    @property
    def words(self) -> Words:
        """The problem, to follow the link, and the help. Not for verdicts without a reason."""
        return words(self.reason, self.detail, unsure=self.state is State.UNSURE)

    @property
    def facts(self) -> str:
        """All that is known of the link besides itself, for reports in text.

        ``will-fail, http-404, status 404, 0.21 s, led to https://…/b.png``.
        """
        facts = [self.state.value, self.reason, *self.notes]
        if self.status is not None:
            facts.append(f"status {self.status}")
        if self.format is not None:
            facts.append(clipped(self.format))
        if self.width is not None and self.height is not None:
            facts.append(f"{self.width}×{self.height} pixels")
        if self.size is not None:
            facts.append(f"{self.size} bytes")
        facts.append("from the cache" if self.cached else f"{self.elapsed:.2f} s")
        if self.final_url is not None:
            facts.append(f"led to {shown(self.final_url)}")
        return ", ".join(filter(None, facts))

    def __str__(self) -> str:
        return f"{shown(self.url)}: {self.facts}"

    def to_dict(self) -> dict[str, object]:
        """All that is known, in JSON types and without secrets."""
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


@value_class
class Verdicts(Mapping[str, Verdict]):
    """The verdicts of a run, by link as it was given."""

    by_url: Mapping[str, Verdict]
    about_run: tuple[str, ...] = ()
    """What else there is to say about the run."""

    @property
    def notes(self) -> tuple[str, ...]:
        """About the run as a whole, one clause each: how many links were not asked, and why."""
        return (*self.about_run, *not_asked(verdict.reason for verdict in self.values()))

    def __getitem__(self, url: str) -> Verdict:
        return self.by_url[url]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_url)

    def __len__(self) -> int:
        return len(self.by_url)
