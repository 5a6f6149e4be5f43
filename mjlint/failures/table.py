"""``failures.toml``: what Midjourney and the vendors answer, by kinds of failure and wordings."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from mjlint.failures.expression import Expression
from mjlint.failures.normalising import normalised
from mjlint.language import ready
from mjlint.language.sources import Source


class FailureKind(NamedTuple):
    """A kind of failure."""

    id: str
    title: str
    titles: tuple[str, ...]
    patterns: tuple[Expression, ...]
    """Regular expressions for a family of wordings, to search for in a normalised message."""
    statuses: tuple[int, ...]
    """Those of HTTP that mean it, where the message says no more."""
    rank: int
    """Of two kinds that fit equally well, the higher one is meant."""
    cause: str
    advice: tuple[str, ...]
    retry: str
    """``after a fix``, ``once``, ``yes``, ``later``, ``no`` or ``no need``."""
    charged: str
    counted: bool
    """Whether vendors count it among the refused prompts that are fined."""
    foreseen: str
    """``yes``, ``mostly``, ``partly`` or ``no``."""
    rules: tuple[str, ...]
    """Names of the rules that foresee it."""
    sources: tuple[Source, ...]


class Wording(NamedTuple):
    """One wording of a failure; ``{name}`` is any text: see `mjlint.failures.matching`."""

    kind: str
    text: str
    means: str
    vendor: str
    """The vendor whose words these are; empty: Midjourney's, or everybody's."""
    advice: tuple[str, ...]
    """What to do; empty where it is what the kind says."""
    retry: str
    """The same of a further try; empty where it is what the kind says."""
    rules: tuple[str, ...]
    sources: tuple[Source, ...]
    names: tuple[str, ...]
    pieces: tuple[str, ...]
    """The text between the names, one more than there are names, normalised."""

    def whole_of(self, other: Wording) -> bool:
        """Whether it says all that the other one says, and more."""
        longer, shorter = self.pieces[0], other.pieces[0]
        return not other.names and longer != shorter and longer.startswith(shorter)


class Failures(NamedTuple):
    """The whole table."""

    checked: str
    kinds: dict[str, FailureKind]
    wordings: tuple[Wording, ...]
    titles: dict[str, FailureKind]
    """Normalised titles."""
    faults: Expression
    """A regular expression for what says that something is wrong."""
    subjects: tuple[tuple[FailureKind, Expression], ...]
    """Kinds and regular expressions for what they are about; the first that fits is meant."""
    foreign: tuple[Expression, ...]
    """Regular expressions for answers of other programs and services."""


@cache
def failures() -> Failures:
    """The table that mjlint ships."""
    table = ready.table("failures")
    sources = {key: Source(**row) for key, row in table["sources"].items()}
    words = ready.literals("failures")

    def expression(regex: str) -> Expression:
        return Expression(regex, tuple(words.get(regex, ())))

    kinds = {row["id"]: _kind(row, sources, expression) for row in table["failure"]}
    wordings = tuple(_wording(row, sources) for row in table["message"])
    titles = {normalised(t): kind for kind in kinds.values() for t in (*kind.titles, kind.title)}
    subjects = tuple((kinds[kind], expression(regex)) for kind, regex in table["subjects"]["kinds"])
    faults = expression(table["subjects"]["faults"])
    foreign = tuple(map(expression, table["foreign"]["patterns"]))
    return Failures(str(table["checked"]), kinds, wordings, titles, faults, subjects, foreign)


def _kind(
    row: dict[str, Any], sources: dict[str, Source], expression: Callable[[str], Expression]
) -> FailureKind:
    return FailureKind(
        id=row["id"],
        title=row["title"],
        titles=tuple(row["titles"]),
        patterns=tuple(map(expression, row["patterns"])),
        statuses=tuple(row.get("statuses", ())),
        rank=row.get("rank", 0),
        cause=row["cause"],
        advice=tuple(row["do"]),
        retry=row["retry"],
        charged=row["charged"],
        counted=row["counted"],
        foreseen=row["foreseen"],
        rules=tuple(row["rules"]),
        sources=tuple(sources[key] for key in row["sources"]),
    )


def _wording(row: dict[str, Any], sources: dict[str, Source]) -> Wording:
    parts = re.split(r"\{(\w+)\}", row["text"])
    return Wording(
        kind=row["failure"],
        text=row["text"],
        means=row["means"],
        vendor=row.get("vendor", ""),
        advice=tuple(row.get("do", ())),
        retry=row.get("retry", ""),
        rules=tuple(row["rules"]),
        sources=tuple(sources[key] for key in row["sources"]),
        names=tuple(parts[1::2]),
        pieces=tuple(_piece(part, n, len(parts)) for n, part in enumerate(parts[::2])),
    )


def _piece(text: str, count: int, total: int) -> str:
    """A piece of a wording, normalised; a message may lack the full stop at the end."""
    piece = normalised(text)
    return piece.rstrip(".") if 2 * count + 1 == total else piece
