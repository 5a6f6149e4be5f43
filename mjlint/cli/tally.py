"""The results of a run: shown as they come, counted, and put into an exit code."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from mjlint.checking.project import Project
from mjlint.checking.results import Checked, Fixed, Note, Result, Rewritten, Unread
from mjlint.checking.summary import Summary, many
from mjlint.cli.writing import Writing
from mjlint.diagnostic import Severity
from mjlint.reports.formats import Reporter
from mjlint.terminal.cells import clean
from mjlint.terminal.messages import note, print_error
from mjlint.text.masking import masked

BROKEN_PLUGIN: Final = "MJ990"
_FIXED_FILES: Final = 20
"""So many files are named with what was fixed in them, unless all are asked for."""
_TITLES: Final = 3
"""So many fixes of a file are written out; of more only the rules are named."""


@dataclass(slots=True)
class Tally:
    """Shows results and keeps count.

    ``fail_on``: the least severity that fails the run; None: what the settings of each file say.
    ``reporter``: None where no findings are reported. ``quiet``: print no notes. ``verbose``: name
    each file. ``most_warnings``: more of them fail the run.
    """

    project: Project
    writing: Writing
    reporter: Reporter | None
    fail_on: str | None = None
    quiet: bool = False
    verbose: bool = False
    most_warnings: int | None = None
    summary: Summary = field(default_factory=Summary)
    _failed: bool = False
    _broken: bool = False
    """Whether a rule of one's own failed: what it would have found is not known."""
    _files: set[str] = field(default_factory=set)
    _changed: int = 0
    _fixed_files: int = 0
    _seen: bool = False
    """Whether there was a prompt, counted or not: a diff shows no findings."""
    _empty: int = 0
    """Files without a prompt that are noted one by one."""
    _comments: int = 0
    _last: tuple[str, int] = ("", 0)
    """The file that was looked at last, and the rank that fails there."""

    def take(self, results: Iterable[Result]) -> None:
        """Show results as they come. What is known by Ctrl-C is shown, too."""
        if self.reporter is not None:
            self.reporter.begin()
        try:
            for result in results:
                self._take(result)
        except KeyboardInterrupt:
            self.summary.interrupted = True
        summary = self.summary
        summary.files = len(self._files)
        nothing = not (self._seen or summary.findings or summary.faults or summary.interrupted)
        if nothing and self._empty != summary.files and not self.quiet and not self.writing.only:
            note(f"no prompts found in {many(summary.files, 'file')}")
        if self.reporter is not None:
            self.reporter.end(self.summary)

    def code(self) -> int:
        """The exit code: 2 for what could not be read, 1 for a finding that is severe enough."""
        if self.summary.interrupted:
            return 130
        if self.summary.faults or self._broken:
            return 2
        warnings = self.summary.severities[Severity.WARNING]
        if self.most_warnings is not None and warnings > self.most_warnings:
            return 1
        return 1 if self._failed else 0

    def lines(self) -> Iterator[str]:
        """What was done to files, to be noted at the end."""
        files = f" in {many(self._changed, 'file')}" if self._changed else ""
        if self.writing.mode.fix and self.writing.silent:
            done = "would fix" if self.writing.diff else "fixed"
            yield f"{done} {many(self.summary.fixed, 'finding')}{files}"
        more = self._fixed_files - _FIXED_FILES
        if more > 0 and not self.writing.show:
            yield f"and fixes in {many(more, 'more file')}: `--show-fixes` lists all"
        if self.writing.mode.comments:
            yield f"wrote {many(self._comments, 'comment')}{files}"

    def _take(self, result: Result) -> None:
        match result:
            case Checked():
                self._file(result.filename)
                self._seen = True
                if not self.writing.only and not self.writing.diff:
                    self._count(result)
            case Unread():
                self.summary.fault(result)
                print_error(str(result))
            case Rewritten():
                self._file(result.filename)
                self._rewritten(result)
            case Note(kind=kind):
                if kind == "interrupted":
                    # Ctrl-C ended the check of links; what is known by then is reported.
                    self.summary.interrupted = True
                elif kind == "empty":
                    self._file(result.filename)
                shown = result.message and not (kind == "empty" and result.searched)
                if shown and not self.quiet:
                    self._empty += kind == "empty"
                    note(str(result))

    def _count(self, checked: Checked) -> None:
        self.summary.count(checked)
        if any(finding.diagnostic.code == BROKEN_PLUGIN for finding in checked.findings):
            self._broken = True
        worst = checked.worst
        if worst is not None and not self._failed:
            self._failed = worst.rank >= self._limit(checked.filename)
        if self.reporter is not None:
            self.reporter.prompt(checked)

    def _rewritten(self, done: Rewritten) -> None:
        self.summary.fixed += done.fixed
        self._changed += done.changed and done.filename != "<prompt>"
        self._comments += done.comments
        if done.changed and self.writing.fails and self.fail_on != "never":
            self._failed = True
        if self.writing.diff:
            if done.changed and self.fail_on != "never":
                self._failed = True
            self._show_diff(done)
        elif not done.written:
            end = "\n" if done.filename == "<prompt>" else ""
            _put(done.after + end, None if end else done.encoding.encode(done.after))
        if done.fixes and not self.quiet and not self.writing.diff:
            if done.filename == "<prompt>" and not self.writing.show:
                # The fixed prompt is right here.
                return
            self._fixed_files += 1
            if self.writing.show or self._fixed_files <= _FIXED_FILES:
                for line in _fixes(done.fixes, self.writing.show):
                    note(f"{done.filename}: {line}")

    def _show_diff(self, done: Rewritten) -> None:
        from mjlint.reports.diff import diff

        before, after = masked(done.before, done.hidden), masked(done.after, done.hidden)
        for row in diff(done.filename, before, after):
            _put(row)
        if before != done.before:
            note(f"{done.filename}: secrets are masked, so this diff cannot be applied")

    def _limit(self, name: str) -> int:
        """The rank of the severity that fails the run."""
        if name != self._last[0]:
            path = "." if name.startswith("<") else name
            fail_on = self.fail_on or self.project.at(path).text("fail-on") or "error"
            self._last = name, 3 if fail_on == "never" else Severity(fail_on).rank
        return self._last[1]

    def _file(self, name: str) -> None:
        if name != "<prompt>" and name not in self._files:
            self._files.add(name)
            if self.verbose:
                note(f"{name}: read")


def _fixes(fixes: Sequence[Fixed], each_one: bool) -> Iterator[str]:
    """What was fixed in a file: a row each, or all in one."""
    if each_one:
        for fix in fixes:
            yield f"{fix.code} {fix.name}: {_title(fix)}{_times(fix.times)}"
        return
    shown = [f"{fix.code} {_title(fix)}{_times(fix.times)}" for fix in fixes]
    if len(shown) > _TITLES:
        rules: Counter[str] = Counter()
        for fix in fixes:
            rules[f"{fix.code} {fix.name}"] += fix.times
        shown = [f"{rule}{_times(times)}" for rule, times in rules.most_common()]
    yield f"fixed {', '.join(shown)}"


def _title(fix: Fixed) -> str:
    return fix.title[:1].lower() + fix.title[1:]


def _times(times: int) -> str:
    return f" ×{times:,}" if times > 1 else ""


def _put(text: str, data: bytes | None = None) -> None:
    """Write a text on standard output: a program gets the exact characters, a terminal must not.

    ``data``: the same, as it is encoded; without it the encoding is that of standard output.
    """
    runner = os.environ.get("GITHUB_ACTIONS") or os.environ.get("TF_BUILD")
    if sys.stdout.isatty() or runner:
        # Nor must the runner of an action or a pipeline: a row may be a command to it.
        sys.stdout.write("\n".join(clean(row) for row in text.split("\n")))
    elif data is None or not hasattr(sys.stdout, "buffer"):
        sys.stdout.write(text)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
