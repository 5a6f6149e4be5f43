"""A file of prompts to a file of findings, in several processes, and again after an interruption."""

from __future__ import annotations

import gc
import hashlib
import json
import multiprocessing
import os
import signal
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Final, TypeAlias

import pyarrow as pa

from mjlint.batch.inputs import batches, format_of
from mjlint.batch.outputs import write
from mjlint.batch.part import PartFile, discard_finished, packed, unpacked
from mjlint.batch.tables import BatchError, Columns, checked_schema, linted
from mjlint.checking.project import Project
from mjlint.linting.linter import Linter
from mjlint.text.files import replaced
from mjlint.version import __version__

ROWS: Final = 10_000
"""Rows that are linted at a time."""
_WAITING: Final = 3
"""Batches for each process that are handed over before the first is done."""

Recipe: TypeAlias = "tuple[dict[str, object], Path | None, bool, bool]"


@dataclass(frozen=True, slots=True)
class Job:
    """What is linted, and how."""

    source: str
    target: str
    columns: Columns
    rows: int = ROWS


def run(
    job: Job,
    project: Project,
    processes: int,
    *,
    force: bool = False,
    progress: Callable[[int], object] = lambda rows: None,
) -> Counter[str]:
    """Write the rows of a file with what was found in them, in their order.

    ``force``: replace whatever is there. ``progress``: gets the rows done so far. Returns how many
    ``rows`` there are, how many of them would be ``refused``, are ``empty``, were ``resumed``, and
    ``begins`` and ``ceases`` where models are compared. Raises `BatchError`, `SettingsError` and
    `OSError`; what was done remains in ``TARGET.part``.
    """
    kind = format_of(job.target)
    if format_of(job.source) == "jsonl" != kind:
        raise BatchError("rows of JSON lines have no columns: write them to JSON lines")
    _refuse(job, force)
    columns = job.columns
    source = batches(job.source, columns.column, frozenset(columns.added), job.rows)
    first = next(source)
    schema = checked_schema(first.schema, columns)
    linter = project.linter()
    for model in columns.models or ():
        linter.lint("", model=model)  # one that does not exist is reported before anything is done
    target = os.path.realpath(job.target)
    part = PartFile(f"{target}.part", _key(job, linter), force=force)
    done = not part.rows
    try:
        _refuse(job, force)  # again: another run may have been at its end just before
        done = False
        resumed = part.rows
        left = islice(chain([first], source), part.batches, None)
        counts: Counter[str] = Counter(resumed=resumed)
        with replaced(target) as file:
            # While other processes lint; what is in the part outlives an interruption, this does not.
            done_so_far = _kept(part, _linted(left, job, project, processes), progress)
            write(file, kind, schema, _counted(done_so_far, columns, counts), columns.column)
            part.finish()
        done = True
    finally:
        part.close(remove=done)
    return counts


def _refuse(job: Job, force: bool) -> None:
    if os.path.exists(job.target):
        if os.path.samefile(job.source, job.target):
            raise BatchError(f"{job.target} is what is read: name another file to write")
        if not force and (not os.path.isfile(job.target) or os.path.getsize(job.target)):
            discard_finished(f"{job.target}.part", job.target)
            raise BatchError(f"{job.target} is there already: name another file, or give --force")


def _key(job: Job, linter: Linter) -> str:
    """One line that is the same for runs that lint the same rows in the same way."""
    status = os.stat(job.source)
    codes = [rule.code for rule in linter.rules]
    how = f"{linter.settings!r}{codes}{linter.lexicon.evidence}"
    return json.dumps(
        {
            "version": __version__,
            "source": [os.path.realpath(job.source), status.st_size, status.st_mtime_ns],
            "columns": [*job.columns, job.rows],
            "settings": hashlib.sha256(how.encode("utf-8", "replace")).hexdigest(),
        }
    )


def _kept(
    part: PartFile, linted: Iterator[bytes], progress: Callable[[int], object]
) -> Iterator[pa.RecordBatch]:
    """The batches of a part, and more as they are linted, which go into it first."""
    rows = part.rows
    yield from part
    for data in linted:
        part.append(data)
        batch = unpacked(data)
        rows += batch.num_rows
        progress(rows)
        yield batch


def _counted(
    batches: Iterator[pa.RecordBatch], columns: Columns, counts: Counter[str]
) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        oks = batch.column(f"{columns.prefix}ok").to_pylist()
        counts["rows"] += len(oks)
        counts["refused"] += oks.count(False)
        counts["empty"] += oks.count(None)
        if columns.models is not None:
            changes = batch.column(f"{columns.prefix}change").to_pylist()
            counts["begins"] += changes.count("begins")
            counts["ceases"] += changes.count("ceases")
        yield batch


def _linted(
    source: Iterator[pa.RecordBatch], job: Job, project: Project, processes: int
) -> Iterator[bytes]:
    """Each batch with what was found, packed, in their order."""
    begun = list(islice(source, 2))
    if processes == 1 or len(begun) < 2:
        linter = project.linter()
        for batch in chain(begun, source):
            yield _packed(batch, linter, job)
        return
    waiting: deque[Future[bytes]] = deque()
    # A fork of a process with threads, which Arrow has, may wait for ever.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, context, _begin, (project.recipe, job))
    try:
        for batch in chain(begun, source):
            waiting.append(pool.submit(_work, packed(batch)))
            while len(waiting) > processes * _WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise BatchError("a process ended before its time; the same command goes on") from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _packed(batch: pa.RecordBatch, linter: Linter, job: Job) -> bytes:
    # No prompt makes cycles: to look for them among all rows of a batch only takes time.
    enabled = gc.isenabled()
    gc.disable()
    try:
        return packed(linted(batch, linter, job.columns))
    finally:
        if enabled:
            gc.enable()


_at_hand: tuple[Linter, Job] | None = None


def _begin(recipe: Recipe, job: Job) -> None:
    """Make a process ready. Ctrl-C is for the process that people see."""
    global _at_hand
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    given, file, isolated, code = recipe
    _at_hand = Project(given, file, isolated, code=code).linter(), job


def _work(data: bytes) -> bytes:
    assert _at_hand is not None
    return _packed(unpacked(data), *_at_hand)
