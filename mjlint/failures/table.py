"""``failures.toml``: what Midjourney and the vendors answer, by kinds of failure and wordings."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final, NamedTuple

from mjlint.language.ready import table as prepared_table

SHORT: Final = 8
"""A piece of a wording shorter than this says nothing by itself."""

_QUOTES: Final = str.maketrans(
    {**dict.fromkeys("`'\"“”‘’*", None), "：": ":", "，": ",", "（": "(", "）": ")", "！": "!"}
)


class Source(NamedTuple):
    """Where a fact comes from."""

    title: str
    url: str
    """Empty where no public address is known."""
    date: str
    """A day, month or year, or ``undated``."""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.title, self.date, self.url) if part)


class FailureKind(NamedTuple):
    """A kind of failure."""

    id: str
    title: str
    titles: tuple[str, ...]
    patterns: tuple[str, ...]
    cause: str
    advice: tuple[str, ...]
    retry: str
    """``after mending``, ``once``, ``yes``, ``later``, ``no`` or ``no need``."""
    charged: str
    counted: bool
    """Whether vendors count it among the refused prompts that are fined."""
    foreseen: str
    """``yes``, ``mostly``, ``partly`` or ``no``."""
    rules: tuple[str, ...]
    """Names of the rules that foresee it."""
    sources: tuple[Source, ...]


class Match(NamedTuple):
    """How a message fits a wording."""

    score: int
    """How many characters of the wording are in the message."""
    whole: bool
    """False: the message is cut short."""
    words: tuple[tuple[str, str], ...]
    """What stands in the places of the wording's names."""


class Wording(NamedTuple):
    """One wording of a failure; ``{name}`` stands for any text."""

    kind: str
    text: str
    means: str
    vendor: str
    """The vendor whose words these are; empty: Midjourney's, or everybody's."""
    rules: tuple[str, ...]
    sources: tuple[Source, ...]
    names: tuple[str, ...]
    pieces: tuple[str, ...]
    """The text between the names, one more than there are names, normalised."""

    def match(self, message: str) -> Match | None:
        """Fit a normalised message to the wording; one that is cut short fits in part."""
        at = score = 0
        found: list[str] = []
        for count, piece in enumerate(self.pieces):
            start = message.find(piece, at + (1 if count else 0)) if piece else len(message)
            if start < 0:
                return self._cut(message, at, count, score, found)
            if count:
                found.append(message[at:start].strip())
            at = start + len(piece)
            score += len(piece)
        if score < SHORT and message.isascii() and message != self.pieces[0]:
            # Too short to be looked for inside a longer message; Chinese says more in less.
            return None
        return Match(score, True, tuple(zip(self.names, found, strict=True)))

    def _cut(self, message: str, at: int, count: int, score: int, found: list[str]) -> Match | None:
        """The fit of a message that ends, or begins, in the middle of the wording."""
        piece = self.pieces[count]
        if not count:
            inside = message.rstrip(".… ")
            if len(inside) >= SHORT and inside.isascii() and piece.startswith(inside):
                return Match(len(inside), False, ())
            if len(inside) >= 2 * SHORT and inside in piece:
                return Match(len(inside), False, ())
            return self._headless(message)
        rest = message[at:].rstrip(".… ")
        overlap = next(
            (n for n in range(min(len(piece), len(rest)), 3, -1) if rest.endswith(piece[:n])), 0
        )
        if score + overlap < SHORT:
            return self._headless(message)
        found = [*found, rest[: len(rest) - overlap].strip()]
        return Match(score + overlap, False, tuple(zip(self.names, found, strict=False)))

    def _headless(self, message: str) -> Match | None:
        """The fit of a message that lacks its beginning, by the longest piece of the wording."""
        longest = max(self.pieces, key=len)
        if len(self.pieces) > 1 and len(longest) > 2 * SHORT and longest in message:
            return Match(len(longest), False, ())
        return None


class Failures(NamedTuple):
    """The whole table."""

    checked: str
    kinds: dict[str, FailureKind]
    wordings: tuple[Wording, ...]
    titles: dict[str, FailureKind]
    """Normalised titles."""


def normalised(text: str) -> str:
    """A message as it is compared: lower case, American spelling, plain spaces, no quotes."""
    return unquoted(text).lower().replace("ised", "ized")


def unquoted(text: str) -> str:
    """A message without quotes and doubled spaces."""
    return " ".join(text.replace("_", " ").translate(_QUOTES).split())


@cache
def failures() -> Failures:
    """The table that mjlint ships."""
    table = prepared_table("failures")
    sources = {key: Source(**row) for key, row in table["sources"].items()}
    kinds = {row["id"]: _kind(row, sources) for row in table["failure"]}
    wordings = tuple(_wording(row, sources) for row in table["message"])
    titles = {normalised(t): kind for kind in kinds.values() for t in (*kind.titles, kind.title)}
    return Failures(str(table["checked"]), kinds, wordings, titles)


def _kind(row: dict[str, Any], sources: dict[str, Source]) -> FailureKind:
    return FailureKind(
        id=row["id"],
        title=row["title"],
        titles=tuple(row["titles"]),
        patterns=tuple(row["patterns"]),
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
        rules=tuple(row["rules"]),
        sources=tuple(sources[key] for key in row["sources"]),
        names=tuple(parts[1::2]),
        pieces=tuple(_piece(part, n, len(parts)) for n, part in enumerate(parts[::2])),
    )


def _piece(text: str, count: int, total: int) -> str:
    """A piece of a wording, normalised; a message may lack the full stop at the end."""
    piece = normalised(text)
    return piece.rstrip(".") if 2 * count + 1 == total else piece
