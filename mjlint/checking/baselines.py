"""The baselines of a run: the findings that are accepted, and the entries that are not needed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from mjlint.checking.project import Configured, shown
from mjlint.checking.results import Checked, Finding, Stretch
from mjlint.suppressions.baseline import Baseline, BaselineError, Key, UnusedEntry, written
from mjlint.terminal.messages import Trouble
from mjlint.text.files import reason


@dataclass(slots=True)
class Accepting:
    """Takes findings out of a run that a baseline has.

    ``writes``: the baseline to write; the others then count for nothing.
    """

    configured: Configured
    writes: str | None = None
    _found: dict[str, Baseline] = field(default_factory=dict)
    _names: dict[str, Baseline | None] = field(default_factory=dict)
    _new: list[tuple[Key, str]] = field(default_factory=list)
    _judged: set[str] = field(default_factory=set)
    _run: dict[int, set[str]] = field(default_factory=dict)
    """The names of the rules that each linter runs."""

    def of(self, name: str) -> Baseline | None:
        """The baseline for a file. Raises `Trouble` where it cannot be read."""
        if name.startswith("<"):
            return None
        if name not in self._names:
            file = self.writes or self.configured.at(name).text("baseline")
            self._names[name] = None if file is None else self._read(file)
        return self._names[name]

    def left(self, checked: Checked) -> Checked:
        """A prompt without the findings that are accepted."""
        baseline = self.of(checked.filename)
        if baseline is None or not checked.findings:
            return checked
        text = checked.text
        keys = [
            baseline.key(checked.filename, finding.diagnostic.name, text)
            for finding in checked.findings
        ]
        if self.writes is not None:
            self._new += ((key, text) for key in keys)
            return checked._replace(findings=())
        kept = tuple(
            finding
            for finding, key in zip(checked.findings, keys, strict=True)
            if not baseline.takes(key)
        )
        return checked if len(kept) == len(checked.findings) else checked._replace(findings=kept)

    def judged(self, name: str) -> None:
        """Note that a file was judged whole."""
        self._judged.add(name)

    def unneeded(self) -> Iterator[Checked]:
        """The entries that stand for nothing any more."""
        if self.writes is not None:
            return
        for baseline in self._found.values():
            paths = {baseline.relative(name) for name in self._judged}
            entries = list(baseline.unused(paths, partial(self._runs, baseline)))
            if entries:
                yield from self._told(baseline, entries)

    def write(self) -> int:
        """Write the baseline that was asked for. Returns how many findings it has."""
        from mjlint.text.files import WriteError
        from mjlint.text.files import written as file_written

        if self.writes is not None:
            try:
                with file_written(self.writes) as write:
                    write(written(self._new))
            except WriteError as error:
                raise Trouble(str(error)) from None
        return len(self._new)

    def _read(self, file: str) -> Baseline:
        if file not in self._found:
            try:
                found = Baseline(file) if self.writes is not None else Baseline.read(file)
            except BaselineError as error:
                place = "" if error.row is None else f":{error.row}"
                raise Trouble(f"{shown(file)}{place}: {error}") from None
            except OSError as error:
                message = f"cannot read the baseline {shown(file)}: {reason(error)}"
                raise Trouble(message) from None
            self._found[file] = found
        return self._found[file]

    def _runs(self, baseline: Baseline, key: Key) -> bool:
        """Whether the rule of an entry is run on its file."""
        path = os.path.join(os.path.dirname(baseline.file), key.path)
        linter = self.configured.linter(path)
        if id(linter) not in self._run:
            about_files = (*linter.rules_on("Suppression"), *linter.rules_on("UnusedEntry"))
            self._run[id(linter)] = {rule.name for rule in (*linter.rules, *about_files)}
        return key.rule in self._run[id(linter)]

    def _told(self, baseline: Baseline, entries: Sequence[UnusedEntry]) -> Iterator[Checked]:
        linter = self.configured.linter(baseline.file)
        with open(baseline.file, encoding="utf-8") as opened:
            rows = opened.read().split("\n")
        for unused in entries:
            entry = unused.entry
            row = rows[entry.row - 1] if entry.row <= len(rows) else ""
            start = len(row) - len(row.lstrip())
            end = max(len(row.rstrip(" ,")), start)
            where = Stretch(entry.row, start + 1, entry.row, end + 1)
            findings = tuple(Finding(diagnostic, where) for diagnostic in linter.on_node(unused))
            yield Checked(shown(baseline.file), entry.row, (row,), entry.text, None, findings)
