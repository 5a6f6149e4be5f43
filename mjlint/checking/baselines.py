"""The baselines of a run: the findings that are accepted, and the entries that are unused."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from mjlint.checking.project import Project, shown, unread
from mjlint.checking.results import Checked, Finding, Note, Range, Result, Unread
from mjlint.errors import Mistake, SettingsError

if TYPE_CHECKING:
    from mjlint.suppressions.baseline import Baseline, Fingerprint, UnusedEntry


@dataclass(slots=True)
class Acceptance:
    """Takes findings out of a run that a baseline has.

    ``writes``: the baseline to write; the others then count for nothing.
    """

    project: Project
    writes: str | None = None
    _found: dict[str, Baseline] = field(default_factory=dict)
    _folders: dict[str, Baseline | None] = field(default_factory=dict)
    _new: list[tuple[Fingerprint, str]] = field(default_factory=list)
    _checked: set[str] = field(default_factory=set)
    _run: dict[int, set[str]] = field(default_factory=dict)
    """The names of the rules that each linter runs."""

    def of(self, name: str) -> Baseline | None:
        """The baseline for a file. Raises `SettingsError` where it cannot be read."""
        if name.startswith("<"):
            return None
        folder = name.rpartition(os.sep)[0]
        if folder not in self._folders:
            file = self.writes or self.project.baseline(name)
            self._folders[folder] = None if file is None else self._read(file)
        return self._folders[folder]

    def left(self, results: Iterable[Result], name: str) -> Iterator[Result]:
        """The results of a file without the findings that are accepted.

        Where the baseline cannot be read, what is wrong with it comes first.
        """
        try:
            baseline = self.of(name)
        except SettingsError as error:
            yield from unread(error.mistakes)
            baseline = None
        if baseline is None:
            yield from results
            return
        whole = True
        for result in results:
            whole = whole and not isinstance(result, Unread)
            yield self._left(result, baseline) if isinstance(result, Checked) else result
        if whole:
            self._checked.add(name)

    def unused(self) -> Iterator[Checked]:
        """The entries whose finding is gone."""
        if self.writes is not None:
            return
        for baseline in self._found.values():
            paths = {baseline.relative(name) for name in self._checked}
            entries = list(baseline.unused(paths, partial(self._runs, baseline)))
            if entries:
                yield from self._reported(baseline, entries)

    def write(self) -> Note | Unread:
        """Write the baseline that was asked for."""
        from mjlint.suppressions.baseline import written
        from mjlint.text.files import WriteError
        from mjlint.text.files import written as file_written

        assert self.writes is not None
        try:
            with file_written(self.writes) as write:
                write(written(self._new))
        except WriteError as error:
            return Unread("", str(error))
        number = len(self._new)
        findings = "1 finding" if number == 1 else f"{number:,} findings"
        return Note(f"wrote {findings} to {self.writes}")

    def _left(self, checked: Checked, baseline: Baseline) -> Checked:
        if not checked.findings:
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

    def _read(self, file: str) -> Baseline:
        if file not in self._found:
            from mjlint.suppressions.baseline import Baseline, BaselineError
            from mjlint.text.files import reason

            try:
                found = Baseline(file) if self.writes is not None else Baseline.read(file)
            except BaselineError as error:
                raise SettingsError(Mistake(shown(file), error.row, str(error))) from None
            except OSError as error:
                message = f"cannot read the baseline: {reason(error)}"
                raise SettingsError(Mistake(shown(file), None, message)) from None
            self._found[file] = found
        return self._found[file]

    def _runs(self, baseline: Baseline, key: Fingerprint) -> bool:
        """Whether the rule of an entry is run on its file."""
        path = os.path.join(os.path.dirname(baseline.file), key.path)
        linter = self.project.linter(path)
        if id(linter) not in self._run:
            about_files = (*linter.rules_on("Suppression"), *linter.rules_on("UnusedEntry"))
            self._run[id(linter)] = {rule.name for rule in (*linter.rules, *about_files)}
        return key.rule in self._run[id(linter)]

    def _reported(self, baseline: Baseline, entries: Sequence[UnusedEntry]) -> Iterator[Checked]:
        linter = self.project.linter(baseline.file)
        with open(baseline.file, encoding="utf-8") as opened:
            rows = opened.read().split("\n")
        for unused in entries:
            entry = unused.entry
            row = rows[entry.row - 1] if entry.row <= len(rows) else ""
            start = len(row) - len(row.lstrip())
            end = max(len(row.rstrip(" ,")), start)
            where = Range(entry.row, start + 1, entry.row, end + 1)
            findings = tuple(Finding(diagnostic, where) for diagnostic in linter.on_node(unused))
            yield Checked(shown(baseline.file), entry.row, (row,), entry.text, None, findings)
