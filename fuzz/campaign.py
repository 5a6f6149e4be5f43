"""What every target shares: a case, a broken promise, and how long a target runs."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Final, Protocol

LIMIT: Final = 200
"""Lines of a traceback or a text that a reproducer shows, at most."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that an input broke."""

    promise: str
    """One short clause, such as ``a fix settles``."""
    reproducer: str
    """Python that shows it, given ``import mjlint``."""
    detail: str = ""
    """What came out instead."""


class Target(Protocol):
    """A module of this package that makes inputs and tries them."""

    __name__: str

    def cases(self, random: Random) -> Iterator[Broken | None]:
        """Without end: one input each, and what it broke."""


@dataclass(slots=True)
class Outcome:
    """What a target came to."""

    name: str
    inputs: int
    seconds: float
    broken: Broken | None


def run(target: Target, *, seconds: float, seed: int) -> Outcome:
    """Run a target until the time is over or a promise is broken.

    ``seconds``: of wall-clock time; the input that is running is brought to its end.
    """
    name = target.__name__.rpartition(".")[2]
    begin, inputs = time.monotonic(), 0
    cases = target.cases(Random(f"{name} {seed}"))
    for broken in cases:
        inputs += 1
        passed = time.monotonic() - begin
        if broken is not None or passed >= seconds:
            return Outcome(name, inputs, passed, broken)
    return Outcome(name, inputs, time.monotonic() - begin, None)


def attempted(act: Callable[[], Broken | None], reproducer: str) -> Broken | None:
    """What an act breaks; an exception breaks the promise that there is none."""
    try:
        return act()
    except Exception:
        return Broken("no exception", reproducer, traceback.format_exc(limit=LIMIT))
