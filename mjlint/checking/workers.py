"""Several processes for large inputs; small ones are checked faster than a process starts."""

from __future__ import annotations

import copyreg
import dataclasses
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from itertools import groupby, takewhile
from multiprocessing.synchronize import Event
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from mjlint.checking.chain import Chain
from mjlint.checking.project import Project
from mjlint.checking.reader import Input, failed
from mjlint.checking.results import Checked, Result, Unread
from mjlint.diagnostic import Diagnostic, Fix
from mjlint.documents.formats import format_named, format_of
from mjlint.errors import SettingsError
from mjlint.prompts.models import ModelChoice
from mjlint.text.document import Document, DocumentError

if TYPE_CHECKING:
    from mjlint.checking.link_verdicts import Verdicts

PIECE: Final = 1 << 18
"""Characters of a file whose lines can be read one by one that are handed over at once."""
_FILE: Final = 1 << 13
"""What it costs to open a file, in characters that could be checked meanwhile."""
_WAITING: Final = 4
"""Pieces of work for each process that are handed over before the first is done."""


class Task(NamedTuple):
    """A file, or a piece of one, to be checked in another process."""

    name: str
    format: str | None
    searched: bool
    within: str | None
    piece: tuple[str, int, int] | None = None
    """Its text, offset and row."""


Done: TypeAlias = Checked | Unread
Setup: TypeAlias = "tuple[tuple[dict[str, object], Path | None, bool, bool], Verdicts | None]"
"""What another process needs to check as this one does."""


def documents(
    sources: Sequence[Input], chain: Chain, jobs: int | None
) -> Iterator[tuple[str, bool, Iterator[Result]]]:
    """Each document's name, whether it was found in a folder, and its results, in their order.

    One process does what is too small to be handed over.
    """
    at_hand = list(takewhile(lambda each: not each.on_disk, sources))
    for source in at_hand:
        yield source.document.name, source.searched, chain.results(source)
    sources = sources[len(at_hand) :]
    sizes = [source.size for source in sources]
    jobs = number(jobs)
    cut: list[bool] = []
    together = jobs > 1 and all(each.on_disk and not each.document.once for each in sources)
    if together and sources:
        cut = [may_be_cut(source, size) for source, size in zip(sources, sizes, strict=True)]
        together = len(sources) > 1 or cut[0]
    if not together:
        for source in sources:
            yield source.document.name, source.searched, chain.results(source)
        return
    for source in sources:
        # Broken plugins and settings are reported by this process.
        with suppress(SettingsError):
            chain.project.linter(source.document.name)
    verdicts = None if chain.verdicts is None else chain.verdicts.verdicts
    setup = chain.project.recipe, verdicts
    found = _found(list(zip(sources, sizes, cut, strict=True)), setup, jobs)
    searched = {source.document.name: source.searched for source in sources}
    for name, pieces in groupby(found, key=itemgetter(0)):
        yield name, searched[name], (result for _, results in pieces for result in results)


def number(asked: int | None) -> int:
    """How many processes to use. ``asked``: by the user; None: as many as there are processors."""
    if asked is not None:
        return asked
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _found(
    sources: Sequence[tuple[Input, int, bool]], setup: Setup, jobs: int
) -> Iterator[tuple[str, list[Done]]]:
    """What is found in each document, in their order: its name, and the results of a piece of it.

    ``sources``: each with its size, and whether its lines may be read one by one.
    """
    waiting: deque[Future[list[tuple[str, list[Done]]]]] = deque()
    stop = multiprocessing.Event()
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(setup, stop)) as pool:
        try:
            for batch in _batches(sources):
                waiting.append(pool.submit(_work_all, batch))
                while len(waiting) > jobs * _WAITING:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            # After Ctrl-C nobody wants what is half done, nor waits for it.
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)


def _batches(sources: Sequence[tuple[Input, int, bool]]) -> Iterator[list[Task | Unread]]:
    """Small files are handed over together: a file alone costs more than the reading of it."""
    batch: list[Task | Unread] = []
    total = 0
    for source, size, in_pieces in sources:
        for work in _works(source, in_pieces):
            batch.append(work)
            total += PIECE if in_pieces else size + _FILE
            if total >= PIECE:
                yield batch
                batch, total = [], 0
    if batch:
        yield batch


def may_be_cut(source: Input, size: int) -> bool:
    """Whether a file is large, of lines for themselves, and without comments for mjlint."""
    kind = source.format or format_of(source.document.name)
    if kind is None or not kind.by_line or size < 2 * PIECE:
        return False
    return not any("mjlint" in chunk for chunk in _readable(source.document))


def _readable(document: Document) -> Iterator[str]:
    try:
        yield from document.chunks()
    except DocumentError:
        return


def _works(source: Input, in_pieces: bool) -> Iterator[Task | Unread]:
    document, kind = source.document, source.format
    name = None if kind is None else kind.name
    work = Task(document.name, name, source.searched, source.within)
    if not in_pieces:
        yield work
        return
    try:
        for piece in document.pieces(PIECE):
            yield work._replace(piece=piece)
    except DocumentError as error:
        yield failed(document.name, error)


_chain: Chain | None = None
_stop: Event | None = None


def _begin(setup: Setup, stop: Event) -> None:
    """Make a process ready; what is wrong with the settings is reported by the first one."""
    global _chain, _stop
    _stop = stop
    # Ctrl-C is for the process that people see.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    (given, file, isolated, code), verdicts = setup
    project = Project(given, file, isolated, code=code)
    with suppress(SettingsError):
        # Plugins may bring formats.
        project.linter()
    _chain = Chain(project)
    if verdicts is not None:
        from mjlint.checking.link_verdicts import LinkVerdicts

        _chain.verdicts = LinkVerdicts(project, verdicts)


def _work_all(batch: list[Task | Unread]) -> list[tuple[str, list[Done]]]:
    return [
        (work.filename, [work]) if isinstance(work, Unread) else (work.name, _work(work))
        for work in batch
    ]


def _work(work: Task) -> list[Done]:
    assert _chain is not None
    assert _stop is not None
    name, piece = work.name, work.piece
    document = Document.file(name) if piece is None else Document.piece(name, *piece)
    known = None if work.format is None else format_named(work.format)
    source = Input(document, known, work.searched, work.within, piece is None)
    models: dict[ModelChoice | None, ModelChoice | None] = {}
    found: list[Done] = []
    for result in _chain.results(source):
        if _stop.is_set():
            break
        if isinstance(result, Checked):
            # Most prompts of a file run on the same few models: each is handed over once.
            result = result._replace(model=models.setdefault(result.model, result.model))
        found.append(result)
    return found


def _handed_over(kind: type[object], names: Sequence[str]) -> None:
    """Take a data class apart by its fields: many times as fast as what it does by itself."""
    fields = attrgetter(*names)
    copyreg.pickle(kind, lambda value: (kind, fields(value)))


for _kind in (Diagnostic, Fix, ModelChoice):
    _handed_over(_kind, [field.name for field in dataclasses.fields(_kind)])
