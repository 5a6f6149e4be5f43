"""A run of `check`: prompts of files, standard input and the command line, judged as they come."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from mjlint.checking.link_settings import Asking
from mjlint.checking.project import Configured
from mjlint.checking.prompts import Judge, Outcome, Source, Told
from mjlint.checking.reader import Reading
from mjlint.checking.summary import Summary
from mjlint.cli.mending import NOTHING, Mending
from mjlint.diagnostic import Severity
from mjlint.reports.formats import Reporter
from mjlint.terminal.messages import Trouble, note, tell
from mjlint.text.document import ByteStream, Document, DocumentError, Fault

if TYPE_CHECKING:
    from mjlint.checking.baselines import Accepting
    from mjlint.checking.links import Verdicts
    from mjlint.checking.results import Checked
    from mjlint.checking.rewriting import Mender


class Setup(NamedTuple):
    """What another process needs to judge as this one does."""

    given: dict[str, object]
    config: Path | None
    isolated: bool
    links: Verdicts | None = None
    """What was found out about links, once they were asked."""


@dataclass(slots=True)
class Run:
    """Judges everything that it is given, and keeps the score."""

    configured: Configured
    reporter: Reporter
    fail_on: str | None = None
    """The least severity that fails the run; None: what the settings of each file say."""
    jobs: int | None = 1
    """How many processes may work; None: as many as are worth it."""
    setup: Setup | None = None
    """What those processes need."""
    mending: Mending = NOTHING
    """What is to be written."""
    summary: Summary = field(default_factory=Summary)
    _failed: bool = False
    _seen: set[str] = field(default_factory=set)
    _told_by: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)
    """The files with requests whose vendor nobody named, by the vendor and what told it."""
    _last: tuple[str, int] = ("", 0)
    """The file that was looked at last, and the rank that fails there."""
    _troubles: set[str] = field(default_factory=set)
    _accepting: Accepting | None = None
    _mender: Mender | None = None

    def go(self, prompts: Collection[str], paths: Iterable[str], stdin_filename: str) -> None:
        """Judge prompts and paths in their order. What is found is told even when interrupted."""
        self.reporter.begin()
        reading = Reading(self.configured)
        judge = Judge(self.configured, reading)
        try:
            sources = list(self._sources(paths, stdin_filename, reading))
            self._ask(judge, prompts, sources)
            if self.mending.wanted:
                from mjlint.checking.rewriting import Mender

                self._mender = Mender(self.mending, judge, self._baselines())
            worker = self._mender or judge
            for prompt in prompts:
                self._take("<prompt>", worker.prompt(prompt))
            if self.jobs == 1 or self.setup is None or self._mender is not None:
                self._alone(sources, worker)
            else:
                self._together(sources, judge, self.setup)
            if self._accepting is not None:
                for checked in self._accepting.unneeded():
                    self._count(checked)
        except KeyboardInterrupt:
            self.summary.interrupted = True
        if self._mender is not None:
            self.summary.fixed = self._mender.fixed
            if self.mending.diff and self._mender.files and self.fail_on != "never":
                self._failed = True
        self.reporter.end(self.summary)

    def assumed(self) -> Iterator[str]:
        """Which requests were judged as those of a vendor that nobody named, to be told."""
        for (vendor, sign), files in self._told_by.items():
            name, *others = files
            more = f" and {len(others):,} more" if others else ""
            yield f"{name}{more}: judged as a request to {vendor}, told by {sign}"

    def written(self) -> Iterator[str]:
        """What was done to files, to be told. The baseline that was asked for is written now.

        Raises `Trouble` where it cannot be.
        """
        if self._mender is not None:
            yield from self._mender.lines()
        if self.mending.baseline is not None and not self.summary.interrupted:
            number = self._baselines().write()
            findings = "1 finding" if number == 1 else f"{number:,} findings"
            yield f"wrote {findings} to {self.mending.baseline}"

    def leave_out(self, path: str | None) -> None:
        """Don't read a file that comes up in a folder, such as the report that is being written."""
        if path is not None:
            self._seen.add(os.path.realpath(path))

    def code(self) -> int:
        """The exit code: 2 for what could not be read, 1 for a finding that is bad enough."""
        if self.summary.interrupted:
            return 130
        if self.summary.faults or self.configured.broken:
            return 2
        return 1 if self._failed else 0

    def _ask(self, judge: Judge, prompts: Collection[str], sources: list[Source]) -> None:
        """Ask the links of all prompts, where the settings say so; the judge knows them then."""
        asking = Asking(self.configured)
        names = [*("<prompt>" for _ in prompts), *(each.document.name for each in sources)]
        if not asking.wanted(names):
            return
        from mjlint.checking.links import Links, answers

        found = answers(asking, judge, prompts, sources)
        judge.links = Links(asking, found.verdicts)
        if self.setup is not None:
            self.setup = self.setup._replace(links=found.verdicts)
        # Ctrl-C ends the asking; what is known by then is told.
        self.summary.interrupted = found.interrupted
        for message in found.notes:
            if found.unasked:
                self._tell(Told(message, None))
            else:
                note(message)

    def _alone(self, sources: Iterable[Source], judge: Judge | Mender) -> None:
        for source in sources:
            self.summary.files += 1
            self._take(source.document.name, judge.document(source))

    def _together(self, sources: list[Source], judge: Judge, setup: Setup) -> None:
        sizes = [_size(source) for source in sources]
        jobs = self.jobs
        if jobs is None and sum(sizes) < WORTHWHILE:
            jobs = 1
        if jobs != 1:
            from mjlint.checking.workers import judged, may_be_cut, number

            jobs = number(jobs)
        streams = any(source.document.once for source in sources)
        if jobs == 1 or streams or not sources:
            self._alone(sources, judge)
            return
        cut = [may_be_cut(source, size) for source, size in zip(sources, sizes, strict=True)]
        if len(sources) == 1 and not cut[0]:
            self._alone(sources, judge)
            return
        for source in sources:
            # Broken plugins and settings are told by this process.
            try:
                self.configured.linter(source.document.name)
            except Trouble:
                continue
        self.summary.files += len(sources)
        found = judged(list(zip(sources, sizes, cut, strict=True)), setup, jobs)
        for name, pieces in groupby(found, key=itemgetter(0)):
            self._take(name, (outcome for _, outcomes in pieces for outcome in outcomes))

    def _sources(
        self, paths: Iterable[str], stdin_filename: str, reading: Reading
    ) -> Iterator[Source]:
        """The documents that the paths of the command line mean, each once."""
        for path in paths:
            if path == "-":
                if sys.stdin is None:
                    self._tell(Told.of(stdin_filename, Fault("standard input is closed")))
                elif "-" not in self._seen:
                    self._seen.add("-")
                    yield Source(
                        Document.stream(stdin_filename, cast(ByteStream, sys.stdin.buffer))
                    )
                continue
            # What searches folders is imported for the first path: --prompt does without it.
            from mjlint.documents.finder import is_stream

            try:
                for found in reading.finder(path).files(path):
                    if found.broken:
                        self._tell(Told.of(found.path, Fault(found.why_not or "")))
                        continue
                    real = os.path.realpath(found.path)
                    if real not in self._seen:
                        self._seen.add(real)
                        within = path if found.searched else None
                        document = Document.file(found.path)
                        document.once = not found.searched and is_stream(found.path)
                        yield Source(document, found.format, found.searched, within)
            except DocumentError as error:
                hint = ""
                if any(sign.isspace() for sign in path) and not os.path.lexists(path):
                    hint = "; to check a prompt, write --prompt in front of it"
                self._tell(Told.of(path or "''", error.fault, hint))
            except Trouble as trouble:
                self._tell(Told(trouble.format_message()))

    def _take(self, name: str, outcomes: Iterable[Outcome]) -> None:
        """Count and show what was found in a document."""
        accepting = self._accepting_in(name)
        whole = True
        for outcome in outcomes:
            if isinstance(outcome, Told):
                self._tell(outcome)
                whole = False
            else:
                self._count(outcome if accepting is None else accepting.left(outcome))
        if accepting is not None and whole:
            accepting.judged(name)

    def _count(self, checked: Checked) -> None:
        self.summary.count(checked)
        receiver = checked.receiver
        if receiver is not None and receiver.told_by:
            self._told_by.setdefault((receiver.name, receiver.told_by), {})[checked.filename] = None
        worst = checked.worst
        if worst is not None and not self._failed:
            self._failed = worst.rank >= self._limit(checked.filename)
        self.reporter.prompt(checked)

    def _baselines(self) -> Accepting:
        from mjlint.checking.baselines import Accepting

        if self._accepting is None:
            self._accepting = Accepting(self.configured, self.mending.baseline)
        return self._accepting

    def _accepting_in(self, name: str) -> Accepting | None:
        """The baselines, where one holds for a file and can be read."""
        try:
            at = self.configured.at(name)
        except Trouble:
            # Told when the file is judged.
            return None
        if self.mending.baseline is None and at.text("baseline") is None:
            return None
        accepting = self._baselines()
        try:
            return accepting if accepting.of(name) is not None else None
        except Trouble as trouble:
            message = trouble.format_message()
            if message not in self._troubles:
                self._troubles.add(message)
                self._tell(Told(message))
            return None

    def _limit(self, name: str) -> int:
        """The rank of the severity that fails the run."""
        if name != self._last[0]:
            fail_on = self.fail_on or self.configured.at(name).text("fail-on") or "error"
            self._last = name, 3 if fail_on == "never" else Severity(fail_on).rank
        return self._last[1]

    def _tell(self, told: Told) -> None:
        self.summary.fault(told.fault)
        tell(told.message)


WORTHWHILE: Final = 1 << 21
"""Bytes from which on processes are started unasked: about two seconds of work for one."""


def _size(source: Source) -> int:
    try:
        return os.path.getsize(source.document.name)
    except OSError:
        return 0
