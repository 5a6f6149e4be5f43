"""Who receives a prompt, and what they refuse besides Midjourney: ``grammar/targets.toml``.

Read only where the settings name a target other than Midjourney itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mjlint.diagnostic import Severity
from mjlint.language.lexicon import sources
from mjlint.language.ready import table


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that a target refuses."""

    of: str
    """``permutation``, ``bare-niji``, ``length``, ``dashes``, ``parameter``, ``dropped``,
    ``value``, ``code``, ``ending``, ``late-image``, ``image-count`` or ``word``."""
    severity: Severity
    reply: str | None
    """What it answers; see `answer`."""
    source: str
    maximum: float | None = None
    minimum: float | None = None
    counts: str = "characters"
    """What a length counts: ``characters`` or ``bytes``."""
    parameter: str | None = None
    """The id of the parameter whose values are meant."""
    names: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()

    def answer(self, **values: str) -> str | None:
        """The reply with the user's own in it."""
        return None if self.reply is None else self.reply.format_map(values)

    @property
    def date(self) -> str:
        """The day of the source."""
        return sources()[self.source]["date"]


@dataclass(frozen=True, slots=True)
class Target:
    """A receiver of prompts."""

    name: str
    aliases: tuple[str, ...]
    title: str
    refusals: tuple[Refusal, ...]
    source: str

    def refusal(self, of: str) -> Refusal | None:
        """What it says of one thing; None where it takes it."""
        return next((refusal for refusal in self.refusals if refusal.of == of), None)

    def all(self, *of: str) -> tuple[Refusal, ...]:
        """All that it says of some things."""
        return tuple(refusal for refusal in self.refusals if refusal.of in of)


@cache
def targets() -> Mapping[str, Target]:
    """All targets, by name."""
    return {row["name"]: _target(row) for row in table("targets")["target"]}


@cache
def target(name: str) -> Target | None:
    """A target by its name or an alias."""
    found = targets().get(name)
    return found or next((t for t in targets().values() if name in t.aliases), None)


def _target(row: Mapping[str, Any]) -> Target:
    return Target(
        name=row["name"],
        aliases=tuple(row.get("aliases", ())),
        title=row["title"],
        refusals=tuple(
            Refusal(
                of=refusal["of"],
                severity=Severity(refusal["severity"]),
                reply=refusal.get("reply"),
                source=refusal["source"],
                maximum=refusal.get("maximum"),
                minimum=refusal.get("minimum"),
                counts=refusal.get("counts", "characters"),
                parameter=refusal.get("parameter"),
                names=tuple(refusal.get("names", ())),
                only=tuple(refusal.get("only", ())),
                values=tuple(refusal.get("values", ())),
                endings=tuple(refusal.get("endings", ())),
            )
            for refusal in row.get("refusal", ())
        ),
        source=row["source"],
    )
