"""Several processes for large inputs; small ones are judged faster than a process starts."""

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
from multiprocessing.synchronize import Event
from operator import attrgetter
from typing import Final, TypeAlias

from mjlint.checking.prompts import Judge, Outcome, Source, Told
from mjlint.checking.results import Checked
from mjlint.checking.run import Setup
from mjlint.diagnostic import Diagnostic, Fix
from mjlint.documents.formats import format_named, format_of
from mjlint.prompts.models import ModelChoice
from mjlint.text.document import Document, DocumentError

PIECE: Final = 1 << 18
"""Characters of a file whose lines can be read one by one that are handed over at once."""
_FILE: Final = 1 << 13
"""What it costs to open a file, in characters that could be judged meanwhile."""
_WAITING: Final = 4
"""Pieces of work for each process that are handed over before the first is done."""


Work: TypeAlias = tuple[str, str | None, bool, "tuple[str, int, int] | None"]
"""Name, format, whether it was searched for; and of a piece of a file its text, offset and row."""
Failed: TypeAlias = tuple[str, Told]
"""Name, and why it could not be read any further."""


def number(asked: int | None) -> int:
    """How many processes to use. ``asked``: by the user; None: as many as there are processors."""
    if asked is not None:
        return asked
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def judged(
    sources: Sequence[tuple[Source, int, bool]], setup: Setup, jobs: int
) -> Iterator[tuple[str, list[Outcome]]]:
    """What is found in each document, in their order: its name, and the outcomes of a piece of it.

    ``sources``: each with its size, and whether its lines may be read one by one.
    """
    waiting: deque[Future[list[tuple[str, list[Outcome]]]]] = deque()
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


def _batches(sources: Sequence[tuple[Source, int, bool]]) -> Iterator[list[Work | Failed]]:
    """Small files are handed over together: a file alone costs more than the reading of it."""
    batch: list[Work | Failed] = []
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


def may_be_cut(source: Source, size: int) -> bool:
    """Whether a file is large, of lines for themselves, and without remarks for mjlint."""
    kind = source.format or format_of(source.document.name)
    if kind is None or not kind.by_line or size < 2 * PIECE:
        return False
    return not any("mjlint" in chunk for chunk in _readable(source.document))


def _readable(document: Document) -> Iterator[str]:
    try:
        yield from document.chunks()
    except DocumentError:
        return


def _works(source: Source, in_pieces: bool) -> Iterator[Work | Failed]:
    document, kind = source.document, source.format
    name = None if kind is None else kind.name
    if not in_pieces:
        yield document.name, name, source.searched, None
        return
    try:
        for text, start, row in document.pieces(PIECE):
            yield document.name, name, source.searched, (text, start, row)
    except DocumentError as error:
        yield document.name, Told.of(document.name, error.fault)


_judge: Judge | None = None
_stop: Event | None = None


def _begin(setup: Setup, stop: Event) -> None:
    """Make a process ready; what is wrong with the settings was told by the first one."""
    from mjlint.checking.project import Configured
    from mjlint.checking.reader import Reading
    from mjlint.terminal.messages import Trouble

    global _judge, _stop
    _stop = stop
    # Ctrl-C is for the process that people see.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    configured = Configured(setup.given, setup.config, setup.isolated)
    with suppress(Trouble):
        # Plugins may bring formats.
        configured.linter()
    _judge = Judge(configured, Reading(configured))
    if setup.links is not None:
        from mjlint.checking.link_settings import Asking
        from mjlint.checking.links import Links

        _judge.links = Links(Asking(configured), setup.links)


def _work_all(batch: list[Work | Failed]) -> list[tuple[str, list[Outcome]]]:
    return [(work[0], [work[1]] if len(work) == 2 else _work(work)) for work in batch]


def _work(work: Work) -> list[Outcome]:
    name, kind, searched, piece = work
    assert _judge is not None
    assert _stop is not None
    document = Document.file(name) if piece is None else Document.piece(name, *piece)
    known = None if kind is None else format_named(kind)
    models: dict[ModelChoice | None, ModelChoice | None] = {}
    found: list[Outcome] = []
    for outcome in _judge.document(Source(document, known, searched)):
        if _stop.is_set():
            break
        if isinstance(outcome, Checked):
            # Most prompts of a file run on the same few models: each is handed over once.
            outcome = outcome._replace(model=models.setdefault(outcome.model, outcome.model))
        found.append(outcome)
    return found


def _handed_over(kind: type[object], names: Sequence[str]) -> None:
    """Take a data class apart by its fields: many times as fast as what it does by itself."""
    fields = attrgetter(*names)
    copyreg.pickle(kind, lambda value: (kind, fields(value)))


for _kind in (Diagnostic, Fix, ModelChoice):
    _handed_over(_kind, [field.name for field in dataclasses.fields(_kind)])
