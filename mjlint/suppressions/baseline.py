"""A baseline: the findings that a team has accepted for now, kept in a file.

``{"version": 1, "entries": [...]}``, an entry a line: the path from the file's own folder, the
rule, a digest of the prompt, how many such findings it has, and the beginning of the prompt for
people to read. Neither rows nor columns are kept, so that moving a prompt changes nothing. Its keys
are none under which mjlint looks for prompts.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Container, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from mjlint.text.files import refuse_endless
from mjlint.text.masking import masked
from mjlint.text.patterns import pattern

VERSION: Final = 1
_SHOWN: Final = 60
_BEGINNING: Final = pattern(rb'\s*\{\s*"version"\s*:\s*\d+\s*,\s*"entries"\s*:')


class Fingerprint(NamedTuple):
    """What an entry is known by."""

    path: str
    """From the folder of the baseline, with ``/``."""
    rule: str
    """Its name."""
    digest: str
    """Of the prompt's text."""


class Entry(NamedTuple):
    """An entry as it is in the file."""

    key: Fingerprint
    number: int
    """How many findings it is for."""
    text: str
    """The beginning of the prompt."""
    row: int
    """Where it is in the file, counted from 1."""


class UnusedEntry(NamedTuple):
    """An entry of which findings have not come, and how many."""

    entry: Entry
    left: int


class BaselineError(ValueError):
    """A file that is no baseline; the message says why, and where it is known the row."""

    def __init__(self, message: str, row: int | None = None) -> None:
        super().__init__(message)
        self.row = row


def is_baseline(head: bytes) -> bool:
    """Whether a file is a baseline, by its first bytes."""
    return _BEGINNING.match(head) is not None


@lru_cache(2)  # asked for each finding of a prompt, however long that is
def digest(text: str) -> str:
    """What a prompt is known by: 16 hexadecimal digits, the same for the same text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Baseline:
    """The entries of a file, and how many findings of each may still come.

    ``file``: its path; the paths in it are from its folder.
    """

    def __init__(self, file: str, entries: Iterable[Entry] = ()) -> None:
        self.file = file
        self.entries = tuple(entries)
        self._folder = os.path.dirname(os.path.abspath(file))
        self._left: dict[Fingerprint, int] = {}
        for entry in self.entries:
            self._left[entry.key] = self._left.get(entry.key, 0) + entry.number

    @classmethod
    def read(cls, file: str) -> Baseline:
        """Read a file. Raises `BaselineError`, and `OSError` where it cannot be opened."""
        refuse_endless(file)
        with open(file, "rb") as opened:
            data = opened.read()
        try:
            text = data.decode("utf-8")
            value = json.loads(text)
        except UnicodeDecodeError:
            raise BaselineError("not UTF-8") from None
        except json.JSONDecodeError as error:
            raise BaselineError(f"not JSON: {error.msg.lower()}", error.lineno) from None
        except RecursionError:
            raise BaselineError("nested too deeply") from None
        except ValueError:
            # Python refuses to read an integer of 4,300 digits.
            raise BaselineError("a number has too many digits to be read") from None
        return cls(file, _entries(value, text))

    def key(self, path: str, rule: str, text: str) -> Fingerprint:
        """What a finding is known by. ``path``: of its file, from here."""
        return Fingerprint(self.relative(path), rule, digest(text))

    def relative(self, path: str) -> str:
        """A path as entries have it."""
        path = os.path.abspath(path)
        try:
            return os.path.relpath(path, self._folder).replace(os.sep, "/")
        except ValueError:
            # On another drive.
            return path.replace(os.sep, "/")

    def takes(self, key: Fingerprint) -> bool:
        """Whether a finding is accepted; it then counts as come."""
        left = self._left.get(key, 0)
        if left:
            self._left[key] = left - 1
        return left > 0

    def copy(self) -> Baseline:
        """The same, with nothing come yet since."""
        other = Baseline(self.file)
        other.entries, other._left = self.entries, dict(self._left)
        return other

    def unused(
        self, checked: Container[str], runs: Callable[[Fingerprint], bool]
    ) -> Iterator[UnusedEntry]:
        """Entries of which findings have not come.

        ``checked``: the files that were, as entries have them; entries of files that are gone count,
        too. ``runs``: whether the rule of an entry was run on its file.
        """
        reported: set[Fingerprint] = set()
        for entry in self.entries:
            left = self._left[entry.key]
            if not left or entry.key in reported:
                continue
            path = os.path.join(self._folder, entry.key.path)
            if (entry.key.path in checked or not os.path.exists(path)) and runs(entry.key):
                reported.add(entry.key)
                yield UnusedEntry(entry, left)


def written(found: Iterable[tuple[Fingerprint, str]]) -> str:
    """The text of a baseline: entries sorted, each on a line of its own.

    ``found``: findings by their key, each with the text of its prompt.
    """
    counts: dict[Fingerprint, int] = {}
    texts: dict[Fingerprint, str] = {}
    for key, text in found:
        counts[key] = counts.get(key, 0) + 1
        texts[key] = " ".join(masked(text[: 8 * _SHOWN])[: 4 * _SHOWN].split())
    lines = [
        json.dumps(
            {
                "path": key.path,
                "rule": key.rule,
                "digest": key.digest,
                "count": counts[key],
                "begins": texts[key][:_SHOWN] + "…" * (len(texts[key]) > _SHOWN),
            },
            ensure_ascii=False,
        )
        for key in sorted(counts)
    ]
    body = ",\n".join(f"  {line}" for line in lines)
    entries = f"[\n{body}\n ]" if body else "[]"
    return f'{{\n "version": {VERSION},\n "entries": {entries}\n}}\n'


def _entries(value: object, text: str) -> Iterator[Entry]:
    if not isinstance(value, dict) or not isinstance(value.get("entries"), list):
        raise BaselineError('expected `{"version": 1, "entries": […]}`')
    if value.get("version") != VERSION:
        raise BaselineError(f"expected version {VERSION}, not `{value.get('version')}`")
    rows = _rows(text)
    for number, item in enumerate(value["entries"], 1):
        row = next(rows, 1)
        if not isinstance(item, dict):
            raise BaselineError(f"entry {number} is no object", row)
        parts = [item.get(name) for name in ("path", "rule", "digest")]
        count = item.get("count", 1)
        if not all(isinstance(part, str) for part in parts) or type(count) is not int or count < 1:
            raise BaselineError(f"entry {number} lacks a path, a rule, a digest or a count", row)
        yield Entry(Fingerprint(*map(str, parts)), count, str(item.get("begins", "")), row)


def _rows(text: str) -> Iterator[int]:
    """The rows on which the entries begin, as mjlint writes them."""
    row, at = 1, 0
    for match in re.finditer(r'\{\s*"path"', text):
        row += text.count("\n", at, match.start())
        at = match.start()
        yield row
