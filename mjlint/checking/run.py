"""A run: all documents that paths mean, through the chain, as one stream of results."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mjlint.checking import link_verdicts, links
from mjlint.checking.baselines import Acceptance
from mjlint.checking.chain import Chain
from mjlint.checking.fix_mode import NOTHING, FixMode
from mjlint.checking.opened import Opened
from mjlint.checking.project import Project, unread
from mjlint.checking.reader import NO_PROMPTS, Input, Inputs, Path, opened
from mjlint.checking.results import Checked, Note, Result, Unread
from mjlint.errors import SettingsError
from mjlint.text.document import Document, DocumentError
from mjlint.text.files import WriteError, rewrite

if TYPE_CHECKING:
    from mjlint.settings.settings import Settings

WORTHWHILE: Final = 1 << 21
"""Bytes from which on processes are started unasked: about two seconds of work for one."""


def check(
    paths: Path | Iterable[Path] = (".",),
    *,
    settings: Settings | None = None,
    fix: bool = False,
    jobs: int | None = 1,
) -> Iterator[Result]:
    """Check the prompts of files, folders and documents, as ``mjlint check`` does.

    Yields `Checked` for each prompt with its findings at their places, `Unread` for what could not
    be read, `Rewritten` for each file that was fixed, followed by what is left in it, and `Note`
    for the rest. ``paths``: a path, a `Document` (a text or a buffer), or several of these.
    ``settings``: these alone; None: the settings files nearest to each path, and the environment.
    ``fix``: make the safe fixes. ``jobs``: processes to work with; None: as many as are worth it.
    Raises `SettingsError` for ``settings`` that cannot be used.
    """
    if isinstance(paths, str | os.PathLike | Document | Input):
        paths = (paths,)
    return Run(Project(settings=settings), mode=FixMode(fix), jobs=jobs).results(paths)


@dataclass(slots=True)
class Run:
    """All documents of a run.

    ``jobs``: processes to work with; None: as many as are worth it. ``baseline``: the one to write.
    ``leave_out``: files that are not read in folders, such as the report. ``progress``: hears of
    the links that are checked.
    """

    project: Project
    mode: FixMode = NOTHING
    jobs: int | None = 1
    baseline: str | None = None
    leave_out: Iterable[str] = ()
    progress: links.Progress | None = None
    only: frozenset[str] | None = None
    """Real paths; other files on disk are not checked."""
    _shared: set[Unread] = field(default_factory=set)
    """What is wrong with settings and baselines, each once."""
    _receivers: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)
    """The files with requests whose vendor nobody named, by the vendor and what shows it."""

    def results(self, paths: Iterable[Path]) -> Iterator[Result]:
        """The results, in the order of the paths; what is wrong with settings and plugins once."""
        project = self.project
        for result in self._all(paths):
            if project.notes or project.mistakes:
                yield from self._mistakes()
            if isinstance(result, Checked):
                receiver = result.receiver
                if receiver is not None and receiver.told_by:
                    key = receiver.name, receiver.told_by
                    self._receivers.setdefault(key, {})[result.filename] = None
            yield result
        yield from self._mistakes()
        yield from self._notes()

    def _all(self, paths: Iterable[Path]) -> Iterator[Result]:
        chain = Chain(self.project)
        acceptance = Acceptance(self.project, self.baseline)
        sources: list[Input] = []
        for source in Inputs(
            self.project, self.leave_out, fixing=self.mode.wanted and self.mode.write
        ).of(paths):
            if isinstance(source, Unread | Note):
                if not isinstance(source, Note) or source.kind != "empty":
                    yield source
                elif self._wanted(source.filename):
                    yield from self._accepted((source,), source.filename, acceptance)
            elif not source.on_disk or self._wanted(source.document.name):
                sources.append(source)
        if links.wanted(self.project, sources):
            checks = links.checked(self.project, sources, chain.requests, self.progress)
            chain.verdicts = link_verdicts.LinkVerdicts(self.project, checks.verdicts)
            yield from checks.results
        for name, searched, results in self._documents(sources, chain, acceptance):
            yield from self._accepted(_noticed(results, name, searched), name, acceptance)
        yield from acceptance.unused()
        if self.baseline is not None:
            yield acceptance.write()

    def _wanted(self, file: str) -> bool:
        return self.only is None or os.path.realpath(file) in self.only

    def _accepted(
        self, results: Iterable[Result], name: str, acceptance: Acceptance
    ) -> Iterator[Result]:
        """The results of a document without what the baseline has, and what is wrong with that."""
        for result in acceptance.left(results, name):
            if not (isinstance(result, Unread) and self._repeated(result, name)):
                yield result

    def _documents(
        self, sources: list[Input], chain: Chain, acceptance: Acceptance
    ) -> Iterator[tuple[str, bool, Iterator[Result]]]:
        """Each document's name, whether it was found in a folder, and its results."""
        jobs = 1 if self.mode.wanted else self.jobs
        if jobs is None and sum(source.size for source in sources) < WORTHWHILE:
            jobs = 1
        if jobs != 1:
            from mjlint.checking.workers import documents

            yield from documents(sources, chain, jobs)
            return
        for source in sources:
            results: Iterator[Result] = chain.results(source)
            if self.mode.wanted:
                results = rewritten(source, self.mode, chain, acceptance)
            yield source.document.name, source.searched, results

    def _repeated(self, unread: Unread, name: str) -> bool:
        """Whether a mistake in what several documents share is reported already."""
        if unread.filename == name:
            return False
        repeated = unread in self._shared
        self._shared.add(unread)
        return repeated

    def _mistakes(self) -> Iterator[Unread | Note]:
        """What came out since about plugins and declared rules."""
        notes, self.project.notes = self.project.notes, []
        yield from map(Note, notes)
        mistakes, self.project.mistakes = self.project.mistakes, []
        yield from unread(mistakes)

    def _notes(self) -> Iterator[Note]:
        """Which requests were checked as those of a vendor that nobody named."""
        for (vendor, sign), files in self._receivers.items():
            name, *others = files
            more = f" and {len(others):,} more" if others else ""
            yield Note(
                f"checked as a request to {vendor} (recognised by {sign})", filename=name + more
            )


def rewritten(
    source: Input, mode: FixMode, chain: Chain, acceptance: Acceptance
) -> Iterator[Result]:
    """A document as it is rewritten, and what is left in it; where it cannot be, what is in it."""
    name = source.document.name
    first = opened(source, chain.project)
    if not isinstance(first, Opened):
        yield from first
        return
    source = source._replace(document=first.document)
    try:
        acceptance.of(name)
        data = source.document.data()
        source = source._replace(document=Document.held_bytes(name, data))
        text = source.document.text
    except (SettingsError, DocumentError):
        # What can be read is checked; it is not written, for the rest would be lost, or nobody
        # knows what may be fixed.
        yield from chain.results(source)
        return
    file = opened(source, chain.project)
    encoding = source.document.encoding
    if not isinstance(file, Opened) or encoding.encode(text) != data:
        yield from chain.results(source)
        return
    unsafe = chain.project.at("." if name.startswith("<") else name).switch("unsafe-fixes")
    from mjlint.checking.rewriting import Work

    work = Work(file, mode, acceptance, chain.stages, unsafe=unsafe)
    done, snapshot = work.done(text)
    done = done._replace(encoding=encoding)
    if mode.write and source.on_disk and done.changed:
        try:
            rewrite(name, data, encoding.encode(done.after), within=source.within)
        except WriteError as error:
            yield Unread(name, str(error))
            yield from chain.results(source)
            return
        done = done._replace(written=True)
    if done.changed or not source.on_disk:
        yield done
    if done.unsettled:
        names = ", ".join(f"`{rule}`" for rule in done.unsettled)
        yield Note(f"the fixes of {names} never settle; they are not applied", filename=name)
    if (
        mode.comments
        and file.format.comment is None
        and any(found for _, found in snapshot.prompts)
    ):
        yield Note("there are no comments in such a file; write a baseline for it", filename=name)
    yield from chain.located(snapshot.items, file.again(done.after))


def _noticed(results: Iterator[Result], name: str, searched: bool) -> Iterator[Result]:
    """The same; a document in which there is neither a prompt nor a fault is said to be empty."""
    empty = True
    for result in results:
        empty = empty and not isinstance(result, Unread | Checked)
        yield result
    if empty:
        yield Note(NO_PROMPTS, "empty", name, searched)
