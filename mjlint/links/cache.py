"""What earlier runs found, in the user's cache folder.

Only what was found to be fine is kept, for a day and never past a link's own expiry: a failure may
be fixed at any moment. Links are kept as hashes, since their signatures are secrets. A file that
cannot be read, in whole or in part, costs nothing but its entries; two runs at once cannot damage
it, since it is replaced as a whole: the one that ends later wins.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mjlint.links.verdict import State, Verdict
from mjlint.text.files import replaced
from mjlint.urls.expiry import expiry

FILE: Final = "links-1.jsonl"
"""The number is that of the form of its lines."""

MOST: Final = 10_000
"""Entries that are kept, the newest ones."""


@dataclass(frozen=True, slots=True)
class _Entry:
    until: float
    facts: Mapping[str, object]


class Cache:
    """The verdicts of a day.

    ``folder``: where its file is. ``seconds``: how long a verdict holds.
    """

    def __init__(self, folder: Path, seconds: float) -> None:
        self._path = folder / FILE
        self._seconds = seconds
        self._new: dict[str, _Entry] = {}
        self.damaged = False
        """Whether the file could not be read, in whole or in part."""
        self._entries = self._read()

    def find(self, url: str, now: float) -> Verdict | None:
        """What is known of a link. ``now``: seconds since 1970."""
        entry = self._entries.get(_key(url))
        # An entry from the future was written by a clock that was wrong.
        if entry is None or not now < entry.until <= now + self._seconds:
            return None
        facts = entry.facts
        return Verdict(
            url,
            State.OK,
            status=_whole(facts.get("status")),
            format=_text(facts.get("type")),
            size=_whole(facts.get("size")),
            width=_whole(facts.get("width")),
            height=_whole(facts.get("height")),
            cached=True,
        )

    def keep(self, verdict: Verdict, now: float) -> None:
        """Remember a verdict, if it is one to be remembered."""
        if verdict.state is not State.OK or verdict.status is None or verdict.cached:
            return
        until = now + self._seconds
        for url in (verdict.url, verdict.final_url):
            signed = None if url is None else expiry(url)
            if signed is not None and signed.at is not None:
                until = min(until, signed.at)
        self._new[_key(verdict.url)] = _Entry(
            until,
            {
                "status": verdict.status,
                "type": verdict.format,
                "size": verdict.size,
                "width": verdict.width,
                "height": verdict.height,
            },
        )

    def save(self, now: float) -> None:
        """Write the file again, with what other runs have put there meanwhile.

        A folder that cannot be written to is left alone.
        """
        if not self._new and not self.damaged:
            return
        entries = {**self._read(), **self._new}
        rows = [
            json.dumps({"link": key, "until": entry.until, **entry.facts}) + "\n"
            for key, entry in entries.items()
            if entry.until > now
        ]
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with replaced(os.path.realpath(self._path), private=True) as file:
                file.write("".join(rows[-MOST:]).encode("ascii"))
        except OSError:
            return

    def _read(self) -> dict[str, _Entry]:
        try:
            text = self._path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return {}
        except OSError:
            self.damaged = True
            return {}
        entries = {}
        for line in text.splitlines():
            try:
                row = json.loads(line)
                key, until = row.pop("link"), float(row.pop("until"))
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                self.damaged = True
                continue
            if isinstance(key, str):
                entries[key] = _Entry(until, row)
        return entries


def folder() -> Path | None:
    """The user's cache folder for mjlint, as the platform has it; None where there is no home."""
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    try:
        if sys.platform == "win32":
            return (Path(base) if base else Path.home() / "AppData/Local") / "mjlint" / "Cache"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "mjlint"
        # The XDG specification says to ignore a relative path.
        return (Path(base) if base.startswith("/") else Path.home() / ".cache") / "mjlint"
    except RuntimeError:
        return None


def _key(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
