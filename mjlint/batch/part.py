"""What a run has done so far, in a file that it goes on from after an interruption.

A line that says what the file is, one that says of which run, and then the batches: each its length
in eight bytes, and an Arrow stream of that length. Half a batch at the end is cut off. Eight zeros
follow the last one of all.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import BinaryIO, Final

import pyarrow as pa

from mjlint.batch.tables import BatchError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_MAGIC: Final = b"mjlint batch, part of a run\n"


_END: Final = bytes(8)


def packed(batch: pa.RecordBatch) -> bytes:
    """A batch as an Arrow stream."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def unpacked(data: bytes) -> pa.RecordBatch:
    """The batch of an Arrow stream. Raises `pyarrow.ArrowException`."""
    with pa.ipc.open_stream(data) as reader:
        return reader.read_next_batch()


class PartFile:
    """The batches of a run; opened, it holds those that an interrupted run of the same kind left.

    One run at a time has it. ``run``: one line that says what is linted and how. ``force``: whether
    to write over a file that mjlint did not write. Raises `BatchError` and `OSError`.
    """

    def __init__(self, path: str, run: str, *, force: bool = False) -> None:
        self.path = path
        self.rows = 0
        self.batches = 0
        head = _MAGIC + run.encode("utf-8", "surrogateescape") + b"\n"
        self._start = len(head)
        self._file = _locked(path)
        try:
            self._file.seek(0)
            there = self._file.read(len(head))
            if there and not there.startswith(_MAGIC[: len(there)]) and not force:
                raise BatchError(f"{path} was not written by mjlint: move it, or give --force")
            if there != head:
                self._file.truncate(0)
                self._file.write(head)
                return
            end = self._start
            for batch in self:
                self.rows += batch.num_rows
                self.batches += 1
                end = self._file.tell()
            self._file.truncate(end)
        except BaseException:
            self._file.close()
            raise

    def append(self, data: bytes) -> None:
        """Add a batch, as it is packed."""
        self._file.write(len(data).to_bytes(8, "little") + data)
        self._file.flush()

    def finish(self) -> None:
        """Note that these are all batches: what is left to do is to write the target."""
        self._file.write(_END)
        self._file.flush()

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        self._file.flush()
        self._file.seek(self._start)
        size = os.fstat(self._file.fileno()).st_size
        while len(length := self._file.read(8)) == 8:
            count = int.from_bytes(length, "little")
            if not count or count > size - self._file.tell():
                return
            try:
                yield unpacked(self._file.read(count))
            except pa.ArrowException:
                return

    def close(self, *, remove: bool = False) -> None:
        """Close the file; with ``remove`` it goes."""
        if remove and fcntl is not None:
            os.unlink(self.path)  # still locked: no other run may begin with it
        self._file.close()
        if remove and fcntl is None:
            os.unlink(self.path)  # Windows does not remove an open file


def discard_finished(path: str, target: str) -> None:
    """Remove the part of a run that was killed after its target was in place."""
    with contextlib.suppress(OSError, BatchError):
        if os.stat(path).st_mtime_ns > os.stat(target).st_mtime_ns:
            return
        with _locked(path) as file:
            file.seek(0)
            ours = file.read(len(_MAGIC)) == _MAGIC
            file.seek(-len(_END), os.SEEK_END)
            if ours and file.read() == _END:
                os.unlink(path)


def _locked(path: str) -> BinaryIO:
    """The file, for this run alone. Raises `BatchError` and `OSError`."""
    while True:
        file = open(path, "a+b")  # noqa: SIM115 - the run closes it
        try:
            if fcntl is None:
                return file
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.exists(path) and os.path.samestat(os.fstat(file.fileno()), os.stat(path)):
                return file
        except BlockingIOError:
            file.close()
            raise BatchError(f"{path}: another run is writing it") from None
        except BaseException:
            file.close()
            raise
        file.close()  # the run that had it has just removed it
